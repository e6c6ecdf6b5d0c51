package xlsx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"gouji.app/export/page"
	"gouji.app/model"
)

// Limits beside those of every format.
const (
	maxXML    = 16 << 20 // bytes of the parts read
	maxTag    = 1 << 20  // bytes of an element's tag and the text behind it
	maxCells  = 1 << 18  // cells of a workbook that hold something
	maxMerges = 1 << 16  // merged areas of a sheet
)

// Sniff says that data is a workbook of this kind, damaged and encrypted ones
// included, so that Read can say what is wrong with them.
func Sniff(data []byte) bool {
	if encrypted(data) {
		return true
	}
	if !bytes.HasPrefix(data, zipMagic()) {
		return false
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil { // cut off: the names of parts stand before each part, too
		return bytes.Contains(data, []byte("xl/workbook"))
	}
	for _, f := range z.File {
		if strings.HasPrefix(partName(f.Name), "xl/workbook") {
			return true
		}
	}
	return false
}

func zipMagic() []byte { return []byte("PK\x03\x04") }

// encrypted recognises an Office file with a password: a compound file with a
// stream of that name.
func encrypted(data []byte) bool {
	const name = "E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00"
	return compound(data) && bytes.Contains(data, []byte(name))
}

func compound(data []byte) bool {
	return bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"))
}

// An archive is the parts of a workbook, unpacked when asked for.
type archive struct {
	files map[string]*zip.File
	left  int // bytes that may still be read
}

// openArchive refuses whatever is no intact package of workbook parts.
func openArchive(data []byte) (*archive, error) {
	switch {
	case len(data) > page.MaxFile:
		return nil, refuse(nil, "文件有 %d MB，超过 %d MB 的上限；请删去其中的图片等无关内容后再打开", len(data)>>20, page.MaxFile>>20)
	case encrypted(data):
		return nil, refuse(nil, "文件设有打开密码，无法读取；请在 Excel 或 WPS 中取消密码、保存后再打开")
	case compound(data):
		return nil, refuse(nil, "这不是 xlsx 工作簿，可能是旧版的 xls 或 doc 文件；请用 Excel 或 WPS 另存为 xlsx 后再打开")
	case !bytes.HasPrefix(data, zipMagic()):
		return nil, refuse(nil, "这不是 xlsx 工作簿；请选择 Excel 或 WPS 表格保存的 xlsx 文件")
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, damaged(err)
	}
	a := &archive{files: map[string]*zip.File{}, left: maxXML}
	var size uint64
	for _, f := range z.File {
		if size += f.UncompressedSize64; size > page.MaxUnpacked || f.UncompressedSize64 > page.MaxUnpacked {
			return nil, tooLarge()
		}
		a.files[partName(f.Name)] = f
	}
	return a, nil
}

// partName is how a part is looked up; some programs mix slashes and cases.
func partName(name string) string {
	return strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(name, `\`, "/"), "/"))
}

// errNoPart says that a workbook lacks a part.
var errNoPart = errors.New("no such part")

// open starts unpacking a part. Reading it to its end proves its checksum.
func (a *archive) open(name string) (io.Reader, error) {
	f, ok := a.files[partName(name)]
	if !ok {
		return nil, fmt.Errorf("%s: %w", name, errNoPart)
	}
	r, err := f.Open() // nothing is held open: the archive is in memory
	if err != nil {
		return nil, damaged(err)
	}
	return &metered{Reader: r, archive: a}, nil
}

// metered reads no more than the limits allow, whatever the archive's directory
// claims.
type metered struct {
	io.Reader
	archive *archive
	tag     int // bytes since the last tag began
}

func (m *metered) Read(p []byte) (int, error) {
	n, err := m.Reader.Read(p)
	if m.archive.left -= n; m.archive.left < 0 {
		return 0, refuse(nil, "工作簿的内容超过 %d MB，不像一份年报；请只保留年报的工作表，另存后再打开", maxXML>>20)
	}
	if i := bytes.LastIndexByte(p[:n], '<'); i >= 0 {
		m.tag = n - i
	} else if m.tag += n; m.tag > maxTag {
		return 0, fmt.Errorf("tag of more than %d bytes", maxTag)
	}
	return n, err
}

// shallow passes on the tokens of a part as long as they are not nested too deep.
type shallow struct {
	*xml.Decoder
	depth int
}

func (s *shallow) Token() (xml.Token, error) {
	t, err := s.RawToken()
	switch t.(type) {
	case xml.StartElement:
		if s.depth++; s.depth > page.MaxNesting {
			return nil, fmt.Errorf("more than %d levels", page.MaxNesting)
		}
	case xml.EndElement:
		s.depth--
	}
	return t, err
}

func newDecoder(r io.Reader) *xml.Decoder {
	return xml.NewTokenDecoder(&shallow{Decoder: xml.NewDecoder(r)})
}

// decode reads a whole part into a struct.
func (a *archive) decode(name string, into any) error {
	r, err := a.open(name)
	if err != nil {
		return err
	}
	if err := newDecoder(r).Decode(into); err != nil {
		return damaged(fmt.Errorf("%s: %w", name, err))
	}
	if _, err := io.Copy(io.Discard, r); err != nil {
		return damaged(fmt.Errorf("%s: %w", name, err))
	}
	return nil
}

// A link leads from one part to another.
type link struct {
	ID     string `xml:"Id,attr"`
	Type   string `xml:"Type,attr"`
	Target string `xml:"Target,attr"`
}

// is compares the last word of the type, the same in all dialects of the format.
func (l link) is(kind string) bool { return path.Base(l.Type) == kind }

// links lists where a part leads to; the part "" is the package.
func (a *archive) links(from string) ([]link, error) {
	dir, base := path.Split(from)
	var rels struct {
		Links []link `xml:"Relationship"`
	}
	if err := a.decode(dir+"_rels/"+base+".rels", &rels); err != nil && !errors.Is(err, errNoPart) {
		return nil, err
	}
	for i, l := range rels.Links {
		if !strings.HasPrefix(l.Target, "/") {
			rels.Links[i].Target = path.Join(dir, l.Target)
		}
	}
	return rels.Links, nil
}

func refuse(cause error, format string, args ...any) error {
	return &model.Refusal{Message: fmt.Sprintf(format, args...), Cause: cause}
}

// damaged refuses a file; what is a refusal already keeps its own words.
func damaged(cause error) error {
	if refusal := (*model.Refusal)(nil); errors.As(cause, &refusal) {
		return refusal
	}
	return refuse(cause, "文件已损坏或不完整，读不出来；请在 Excel 或 WPS 中修复并另存，或者请对方重新报送")
}

func tooLarge() error {
	return refuse(nil, "文件解压后超过 %d MB 的上限；请只保留年报的工作表，另存后再打开", page.MaxUnpacked>>20)
}
