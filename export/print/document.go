package print

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strconv"

	"github.com/carlos7ags/folio/core"
	"github.com/carlos7ags/folio/font"

	"gouji.app/model/paper"
)

// A document is a PDF being made: its objects in the order of their numbers, from 1.
type document struct {
	fonts   Fonts
	objects []core.PdfObject
	used    map[font.Face]*usedFont
	order   []*usedFont // as they were first used
	pages   []*core.PdfIndirectReference
}

// A usedFont is a font that letters of the document are set in.
type usedFont struct {
	*font.EmbeddedFont
	name string // in the resources of each page
}

func newDocument(fonts Fonts) *document {
	return &document{fonts: fonts, used: map[font.Face]*usedFont{}}
}

func (d *document) add(o core.PdfObject) *core.PdfIndirectReference {
	d.objects = append(d.objects, o)
	return core.NewPdfIndirectReference(len(d.objects), 0)
}

// addNamed is add for the objects of a font. Tagged documents name the family of each
// (ISO 32000-1, table 122), which the library leaves out.
func (d *document) addNamed(f *usedFont) func(core.PdfObject) *core.PdfIndirectReference {
	return func(o core.PdfObject) *core.PdfIndirectReference {
		if dict, ok := o.(*core.PdfDictionary); ok && dict.Get("FontName") != nil {
			dict.Set("FontFamily", text(f.Face().PostScriptName()))
			dict.Set("FontStretch", name("Normal"))
			dict.Set("FontWeight", number(400))
		}
		return d.add(o)
	}
}

// A field is a key of a dictionary with its value.
type field struct {
	key   string
	value core.PdfObject
}

func dict(fields ...field) *core.PdfDictionary {
	out := core.NewPdfDictionary()
	for _, f := range fields {
		out.Set(f.key, f.value)
	}
	return out
}

func name(s string) core.PdfObject             { return core.NewPdfName(s) }
func text(s string) core.PdfObject             { return core.NewPdfTextString(s) }
func number(n int) core.PdfObject              { return core.NewPdfInteger(n) }
func points(x float64) core.PdfObject          { return core.NewPdfReal(x) }
func list(os ...core.PdfObject) *core.PdfArray { return core.NewPdfArray(os...) }

// write makes all objects; the catalogue is the first.
func (d *document) write(l *paper.Layout, title string) {
	catalog := dict(field{"Type", name("Catalog")}, field{"Lang", text("zh-CN")})
	d.add(catalog)
	pages := dict(field{"Type", name("Pages")}, field{"Count", number(len(l.Sheets))})
	pagesRef := d.add(pages)
	resources := dict()
	resourcesRef := d.add(resources)
	t := newTags(d)
	for i, sheet := range l.Sheets {
		content := d.add(core.NewPdfStreamCompressed(d.draw(sheet, i, t)))
		d.pages = append(d.pages, d.add(dict(
			field{"Type", name("Page")}, field{"Parent", pagesRef}, field{"Contents", content}, field{"Resources", resourcesRef},
			field{"MediaBox", list(number(0), number(0), points(sheet.Width), points(sheet.Height))},
			field{"StructParents", number(i)}, field{"Tabs", name("S")},
		)))
	}
	pages.Set("Kids", refs(d.pages))
	fonts := dict()
	for _, f := range d.order {
		fonts.Set(f.name, d.add(f.BuildObjects(d.addNamed(f))))
	}
	resources.Set("Font", fonts)
	catalog.Set("Pages", pagesRef)
	catalog.Set("MarkInfo", dict(field{"Marked", core.NewPdfBoolean(true)}))
	catalog.Set("ViewerPreferences", dict(field{"DisplayDocTitle", core.NewPdfBoolean(true)}))
	catalog.Set("Metadata", d.add(metadata(title)))
	catalog.Set("StructTreeRoot", t.tree(l.Root))
	if len(l.Marks) > 0 {
		catalog.Set("Outlines", d.outline(l))
		catalog.Set("PageMode", name("UseOutlines"))
	}
}

func refs(rs []*core.PdfIndirectReference) *core.PdfArray {
	out := list()
	for _, r := range rs {
		out.Add(r)
	}
	return out
}

// fontFor is the font of a letter, as the document uses it.
func (d *document) fontFor(face paper.Face, r rune) *usedFont {
	f := d.fonts.of(face, r)
	if u, ok := d.used[f]; ok {
		return u
	}
	u := &usedFont{EmbeddedFont: font.NewEmbeddedFont(f), name: "F" + strconv.Itoa(len(d.order)+1)}
	d.used[f] = u
	d.order = append(d.order, u)
	return u
}

// ruleWidth is the breadth of rules, in points.
const ruleWidth = 0.5

// draw writes a sheet as operators (ISO 32000-1, 8 and 9). Letters carry the mark of
// their element; rules and page numbers are no content.
func (d *document) draw(sheet paper.Sheet, at int, t *tags) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "/Artifact BMC\n%s w\n", short(ruleWidth))
	for _, r := range sheet.Rules {
		fmt.Fprintf(&b, "%s %s m %s %s l S\n", short(r.X1), short(sheet.Height-r.Y1), short(r.X2), short(sheet.Height-r.Y2))
	}
	b.WriteString("EMC\n")
	for from := 0; from < len(sheet.Runs); {
		e := sheet.Runs[from].Of
		if e == nil {
			b.WriteString("/Artifact BMC\nBT\n")
		} else {
			fmt.Fprintf(&b, "/%s <</MCID %d>> BDC\nBT\n", tagOf(e), t.mark(e, at))
		}
		for ; from < len(sheet.Runs) && sheet.Runs[from].Of == e; from++ {
			d.letters(&b, sheet, sheet.Runs[from])
		}
		b.WriteString("ET\nEMC\n")
	}
	return b.Bytes()
}

// letters writes a run, a piece for each font that it needs.
func (d *document) letters(b *bytes.Buffer, sheet paper.Sheet, run paper.Run) {
	x, rest := run.X, []rune(run.Text)
	for len(rest) > 0 {
		f := d.fontFor(run.Face, rest[0])
		n, width := 0, 0.0
		for n < len(rest) && d.fontFor(run.Face, rest[n]) == f {
			width += d.fonts.advance(run.Face, rest[n])*run.Size + run.Spacing
			n++
		}
		fmt.Fprintf(b, "/%s %s Tf %s Tc 1 0 0 1 %s %s Tm <%X> Tj\n",
			f.name, short(run.Size), short(run.Spacing), short(x), short(sheet.Height-run.Y), f.EncodeString(string(rest[:n])))
		x, rest = x+width, rest[n:]
	}
}

// short writes a length with no more digits than a printer needs.
func short(x float64) string {
	s := strconv.FormatFloat(x, 'f', 3, 64)
	s = string(bytes.TrimRight([]byte(s), "0"))
	return string(bytes.TrimSuffix([]byte(s), []byte(".")))
}

// save writes the objects, a table of where each begins, and a mark of the content.
func (d *document) save(w io.Writer) error {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n%\xe5\x8b\xbe\xe7\xa8\xbd\n") // bytes above 127 say that this is no text
	offsets := make([]int, len(d.objects))
	for i, o := range d.objects {
		offsets[i] = b.Len()
		fmt.Fprintf(&b, "%d 0 obj\n", i+1)
		if _, err := o.WriteTo(&b); err != nil {
			return err
		}
		b.WriteString("\nendobj\n")
	}
	id := fingerprint(b.Bytes())
	table := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(offsets)+1)
	for _, at := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", at)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R /ID [<%s> <%s>] >>\nstartxref\n%d\n%%%%EOF\n", len(offsets)+1, id, id, table)
	_, err := w.Write(b.Bytes())
	return err
}

// outline makes the tree of bookmarks: the title, below it the headings, below those
// the ones of the next level.
func (d *document) outline(l *paper.Layout) *core.PdfIndirectReference {
	root := dict(field{"Type", name("Outlines")})
	rootRef := d.add(root)
	type open struct {
		level int
		dict  *core.PdfDictionary
		ref   *core.PdfIndirectReference
		last  *core.PdfDictionary // the kid that was added last
		lastR *core.PdfIndirectReference
		count int
	}
	path := []*open{{level: 0, dict: root, ref: rootRef}}
	closeTo := func(level int) {
		for len(path) > 1 && path[len(path)-1].level >= level {
			path = path[:len(path)-1]
		}
	}
	for _, m := range l.Marks {
		closeTo(m.Level)
		parent := path[len(path)-1]
		sheet := l.Sheets[m.Sheet]
		item := dict(field{"Title", text(m.Text)}, field{"Parent", parent.ref},
			field{"Dest", list(d.pages[m.Sheet], name("XYZ"), number(0), points(sheet.Height-m.Y), number(0))})
		ref := d.add(item)
		if parent.last == nil {
			parent.dict.Set("First", ref)
		} else {
			parent.last.Set("Next", ref)
			item.Set("Prev", parent.lastR)
		}
		parent.last, parent.lastR = item, ref
		parent.dict.Set("Last", ref)
		for _, p := range slices.Backward(path) {
			p.count++
			p.dict.Set("Count", number(p.count))
		}
		path = append(path, &open{level: m.Level, dict: item, ref: ref})
	}
	return rootRef
}
