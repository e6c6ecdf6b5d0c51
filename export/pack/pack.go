// Package pack opens the zip archives that office files are, and the parts in them,
// with limits on everything a file can lie about. What the parts mean is left to the
// packages of the file formats.
package pack

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"gouji.app/model"
)

// Sniff says that data begins as an archive, be it whole or cut.
func Sniff(data []byte) bool { return bytes.HasPrefix(data, []byte("PK\x03\x04")) }

// Holds says that data is an archive with a part whose name begins with prefix, in
// lower case. Of archives that are cut off it says so too: names stand before each
// part as well as in the directory at the end.
func Holds(data []byte, prefix string) bool {
	if !Sniff(data) {
		return false
	}
	z, err := open(data)
	if err != nil {
		return bytes.Contains(data, []byte(prefix))
	}
	for _, f := range z.File {
		if strings.HasPrefix(partName(f.Name), prefix) {
			return true
		}
	}
	return false
}

// Whole says that the directory of an archive can be read.
func Whole(data []byte) bool {
	_, err := open(data)
	return err == nil
}

// open reads the directory of an archive, unless it is longer than any real one.
func open(data []byte) (*zip.Reader, error) {
	if n := bytes.Count(data, []byte("PK\x01\x02")); n > MaxParts {
		return nil, fmt.Errorf("archive of %d parts", n)
	}
	return zip.NewReader(bytes.NewReader(data), int64(len(data)))
}

// Reader refuses whatever is no intact archive of bearable size.
func Reader(data []byte) (*zip.Reader, error) {
	if len(data) > MaxFile {
		return nil, Refuse(nil, "文件有 %d MB，超过 %d MB 的上限；请删去其中的图片等无关内容后再打开", len(data)>>20, MaxFile>>20)
	}
	z, err := open(data)
	if err != nil {
		return nil, Damaged(err)
	}
	var size uint64
	for _, f := range z.File {
		if size += f.UncompressedSize64; size > MaxUnpacked || f.UncompressedSize64 > MaxUnpacked {
			return nil, Refuse(nil, "文件解压后超过 %d MB 的上限；请只保留年报，另存后再打开", MaxUnpacked>>20)
		}
	}
	return z, nil
}

// Unpacked is how many bytes the parts of an archive say they have, or the length of
// data that is none.
func Unpacked(data []byte) int {
	if !Sniff(data) {
		return len(data)
	}
	z, err := Reader(data)
	if err != nil {
		return len(data)
	}
	size := 0
	for _, f := range z.File {
		size += int(f.UncompressedSize64)
	}
	return max(size, len(data))
}

// An Archive is the parts of an office file, unpacked when asked for.
type Archive struct {
	files map[string]*zip.File
	left  int // bytes of markup that may still be read
}

// Open refuses what Reader refuses, and parts of the same name.
func Open(data []byte) (*Archive, error) {
	z, err := Reader(data)
	if err != nil {
		return nil, err
	}
	a := &Archive{files: map[string]*zip.File{}, left: MaxMarkup}
	for _, f := range z.File {
		name := partName(f.Name)
		if a.files[name] != nil {
			return nil, Damaged(fmt.Errorf("two parts named %s", name))
		}
		a.files[name] = f
	}
	return a, nil
}

// partName is how a part is looked up; some programs mix slashes and cases.
func partName(name string) string {
	return strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(name, `\`, "/"), "/"))
}

// ErrNoPart says that an archive lacks a part.
var ErrNoPart = errors.New("no such part")

// Part starts unpacking a part. Reading it to its end proves its checksum.
func (a *Archive) Part(name string) (io.Reader, error) {
	f, ok := a.files[partName(name)]
	if !ok {
		return nil, fmt.Errorf("%s: %w", name, ErrNoPart)
	}
	if f.Flags&1 != 0 {
		return nil, Refuse(nil, "文件设有打开密码，无法读取；请取消密码、保存后再打开")
	}
	r, err := f.Open() // nothing is held open: the archive is in memory
	if err != nil {
		return nil, Damaged(err)
	}
	return &metered{Reader: r, archive: a}, nil
}

// metered reads no more than the limits allow, whatever the archive's directory
// claims.
type metered struct {
	io.Reader
	archive *Archive
	tag     int // bytes since the last tag began
}

func (m *metered) Read(p []byte) (int, error) {
	n, err := m.Reader.Read(p)
	if m.archive.left -= n; m.archive.left < 0 {
		return 0, Refuse(nil, "文件的内容超过 %d MB，不像一份年报；请只保留年报，另存后再打开", MaxMarkup>>20)
	}
	if i := bytes.LastIndexByte(p[:n], '<'); i >= 0 {
		m.tag = n - i
	} else if m.tag += n; m.tag > MaxTag {
		return 0, fmt.Errorf("tag of more than %d bytes", MaxTag)
	}
	return n, err
}

// Decode reads a whole part into a struct.
func (a *Archive) Decode(name string, into any) error {
	r, err := a.Part(name)
	if err != nil {
		return err
	}
	if err := xml.NewTokenDecoder(NewDecoder(r)).Decode(into); err != nil {
		return Damaged(fmt.Errorf("%s: %w", name, err))
	}
	if _, err := io.Copy(io.Discard, r); err != nil {
		return Damaged(fmt.Errorf("%s: %w", name, err))
	}
	return nil
}

// DecodeNeeded reads the needed markup of a part into a struct.
func (a *Archive) DecodeNeeded(name string, into any, needed func(markup []byte) []byte) error {
	r, err := a.Part(name)
	if err != nil {
		return err
	}
	markup, err := io.ReadAll(r)
	if err == nil {
		err = xml.NewTokenDecoder(NewDecoder(bytes.NewReader(needed(markup)))).Decode(into)
	}
	if err != nil {
		return Damaged(fmt.Errorf("%s: %w", name, err))
	}
	return nil
}

// A Link leads from one part to another.
type Link struct {
	ID     string `xml:"Id,attr"`
	Type   string `xml:"Type,attr"`
	Target string `xml:"Target,attr"`
}

// Is compares the last word of the type, the same in all dialects of the formats.
func (l Link) Is(kind string) bool { return path.Base(l.Type) == kind }

// Links lists where a part leads to; the part "" is the archive.
func (a *Archive) Links(from string) ([]Link, error) {
	dir, base := path.Split(from)
	var rels struct {
		Links []Link `xml:"Relationship"`
	}
	if err := a.Decode(dir+"_rels/"+base+".rels", &rels); err != nil && !errors.Is(err, ErrNoPart) {
		return nil, err
	}
	for i, l := range rels.Links {
		if !strings.HasPrefix(l.Target, "/") {
			rels.Links[i].Target = path.Join(dir, l.Target)
		}
	}
	return rels.Links, nil
}

// Main is the part that an archive is about; otherwise where it names none.
func (a *Archive) Main(otherwise string) (string, error) {
	links, err := a.Links("")
	if err != nil {
		return "", err
	}
	for _, l := range links {
		if l.Is("officeDocument") {
			return l.Target, nil
		}
	}
	return otherwise, nil
}

// Refuse makes the sentence that the user sees.
func Refuse(cause error, format string, args ...any) error {
	return &model.Refusal{Message: fmt.Sprintf(format, args...), Cause: cause}
}

// Damaged refuses a file; what is a refusal already keeps its own words.
func Damaged(cause error) error {
	if refusal := (*model.Refusal)(nil); errors.As(cause, &refusal) {
		return refusal
	}
	return Refuse(cause, "文件已损坏或不完整，读不出来；请用 Office 或 WPS 修复并另存，或者请对方重新报送")
}
