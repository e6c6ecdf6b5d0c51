// Package legacy turns the files of old Office programs into pages: Word documents
// (.doc, also .wps holding one) and Excel workbooks (.xls, also .et holding one). It
// knows nothing of the form.
package legacy

import (
	"bytes"
	"fmt"
	"io"

	"github.com/richardlehane/mscfb"

	"gouji.app/export/pack"
	"gouji.app/model/page"
)

// Sniff says that data is a compound file, which old Office programs write and new
// ones where a password is set.
func Sniff(data []byte) bool {
	return bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"))
}

// Read reads a document or a workbook. It fails with a Refusal on anything that
// cannot be read whole, and on the other kinds of compound files by their names.
func Read(data []byte) (p *page.Page, err error) {
	defer func() { // damage that nobody thought of must not take the window down
		if r := recover(); r != nil {
			p, err = nil, pack.Damaged(fmt.Errorf("panic: %v", r))
		}
	}()
	s, err := openStreams(data)
	if err != nil {
		return nil, err
	}
	switch {
	case s["EncryptedPackage"] != nil:
		return nil, encrypted()
	case s["WordDocument"] != nil:
		return readDoc(s)
	case s["Workbook"] != nil:
		return readXls(s["Workbook"])
	case s["Book"] != nil:
		return readXls(s["Book"])
	case s["PowerPoint Document"] != nil:
		return nil, pack.Refuse(nil, "这是演示文稿，读不出年报；请对方单位报送 Word 或 Excel 原稿")
	}
	return nil, pack.Refuse(nil, "这不是 Word 文档或 Excel 工作簿；请用 Office 或 WPS 打开，另存为 docx 或 xlsx 后再打开")
}

func encrypted() error {
	return pack.Refuse(nil, "文件设有打开密码，无法读取；请在 Office 或 WPS 中取消密码、保存后再打开")
}

// streams are the parts of a compound file that stand at its top.
type streams map[string][]byte

// openStreams reads the streams that documents and workbooks are made of.
func openStreams(data []byte) (streams, error) {
	if err := plausible(data); err != nil {
		return nil, err
	}
	r, err := mscfb.New(bytes.NewReader(data))
	if err != nil {
		return nil, pack.Damaged(err)
	}
	s, left := streams{}, len(data)
	for _, f := range r.File {
		if len(f.Path) > 0 || s[f.Name] != nil || !known(f.Name) {
			continue
		}
		if f.Size > int64(left) {
			return nil, pack.Damaged(fmt.Errorf("stream %s of %d bytes", f.Name, f.Size))
		}
		left -= int(f.Size)
		b := make([]byte, max(f.Size, 0))
		if err := readAll(f, b); err != nil {
			return nil, pack.Damaged(err)
		}
		s[f.Name] = b
	}
	return s, nil
}

// plausible refuses a compound file that is too large, or says that it has more sectors
// than it can.
func plausible(data []byte) error {
	if len(data) > pack.MaxFile {
		return pack.Refuse(nil, "文件有 %d MB，超过 %d MB 的上限；请删去其中的图片等无关内容后再打开", len(data)>>20, pack.MaxFile>>20)
	}
	const folders, fat, miniFat, diFat = 40, 44, 64, 72      // where the header counts sectors of each
	for _, at := range []int{folders, fat, miniFat, diFat} { // the library believes them
		if n := bin(data).u32(at); n > len(data)/512 {
			return pack.Damaged(fmt.Errorf("%d sectors at %d", n, at))
		}
	}
	return nil
}

// readAll fills b piece by piece, because the library takes quadratic time for long
// pieces.
func readAll(r io.Reader, b []byte) error {
	const piece = 64 << 10
	for len(b) > 0 {
		n, err := r.Read(b[:min(len(b), piece)])
		if n == 0 {
			return fmt.Errorf("stream ends %d bytes early: %w", len(b), err)
		}
		b = b[n:]
	}
	return nil
}

func known(stream string) bool {
	switch stream {
	case "WordDocument", "0Table", "1Table", "Data", "Workbook", "Book", "EncryptedPackage", "PowerPoint Document":
		return true
	}
	return false
}

// bin is little-endian data of which any part may be missing: what lies beyond its
// end reads as 0 or empty.
type bin []byte

func (b bin) at(i, n int) bin {
	if i < 0 || n < 0 || i > len(b) {
		return nil
	}
	return b[i:min(len(b), i+n)]
}

func (b bin) u8(i int) int {
	if i < 0 || i >= len(b) {
		return 0
	}
	return int(b[i])
}

func (b bin) u16(i int) int { return b.u8(i) | b.u8(i+1)<<8 }

func (b bin) i16(i int) int { return int(int16(b.u16(i))) }

func (b bin) u32(i int) int { return b.u16(i) | b.u16(i+2)<<16 }
