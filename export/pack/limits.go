package pack

// Limits on what is read, of every file format, so that any file is answered within
// seconds and a few hundred MB. A report takes some 100 KB.
const (
	MaxFile     = 64 << 20  // bytes of a file
	MaxUnpacked = 128 << 20 // bytes of all parts of an archive, pictures included
	MaxParts    = 10_000    // parts of an archive
	MaxMarkup   = 16 << 20  // bytes of the parts of an archive that are read as XML
	MaxTag      = 1 << 20   // bytes of an element's tag and the text behind it
	MaxText     = 20 << 20  // bytes of text, or of one part with marks
	MaxLines    = 1 << 17   // lines of text
	MaxNesting  = 512       // elements within elements, brackets within brackets
	MaxTables   = 1000      // tables of a document
	MaxSquares  = 1 << 18   // squares of one table, after spans are clamped to it
)
