package legacy_test

import (
	"bytes"
	"encoding/binary"
	"os"
	"path/filepath"
	"testing"

	"gouji.app/export/legacy"
	"gouji.app/model/page/pagetest"
)

// files are the cases of testdata.
func files(t testing.TB) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	for _, pattern := range []string{"*.doc", "*.xls"} {
		names, err := filepath.Glob(filepath.Join("testdata", pattern))
		if err != nil || len(names) == 0 {
			t.Fatal("no cases", err)
		}
		for _, name := range names {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			out[filepath.Base(name)] = data
		}
	}
	return out
}

// The golden file of each case is what is read from it.
func TestRead(t *testing.T) {
	for name, data := range files(t) {
		t.Run(name, func(t *testing.T) {
			p, err := legacy.Read(data)
			if err != nil {
				t.Fatal(err)
			}
			pagetest.Golden(t, filepath.Join("testdata", name+".golden"), pagetest.Dump(p))
		})
	}
}

func FuzzRead(f *testing.F) {
	for _, data := range files(f) {
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := legacy.Read(data)
		pagetest.Sound(t, p, err)
	})
}

// renamed gives a stream of a compound file another name.
func renamed(data []byte, from, to string) []byte {
	wide := func(s string) (out []byte) {
		for _, c := range []byte(s) {
			out = append(out, c, 0)
		}
		return append(out, 0, 0)
	}
	data = bytes.Clone(data)
	entry := data[bytes.Index(data, wide(from)):]
	copy(entry, make([]byte, 64))
	entry[64] = byte(copy(entry, wide(to)))
	return data
}

// records finds the first record of a kind behind the beginning of a workbook.
func records(data []byte, id uint16) int {
	at := bytes.Index(data, []byte("\x09\x08\x10\x00\x00\x06"))
	for binary.LittleEndian.Uint16(data[at:]) != id {
		at += 4 + int(binary.LittleEndian.Uint16(data[at+2:]))
	}
	return at
}

func TestRefusals(t *testing.T) {
	doc, xls := files(t)["report.doc"], files(t)["report.xls"]
	patched := func(data []byte, find string, at int, bytesOf ...byte) []byte {
		data = bytes.Clone(data)
		copy(data[bytes.Index(data, []byte(find))+at:], bytesOf)
		return data
	}
	fewTexts := bytes.Clone(xls)
	copy(fewTexts[records(xls, 0xfc)+8:], "\xff\xff\xff\x7f")
	badText := bytes.Clone(xls)
	copy(badText[records(xls[records(xls, 0x0a)+4:], 0xfd)+records(xls, 0x0a)+4+10:], "\xff\xff\xff\x7f")
	const fib, bof = "\xec\xa5", "\x09\x08\x10\x00\x00\x06"
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"nothing":              {nil, "已损坏"},
		"header only":          {doc[:512], "已损坏"},
		"cut in half":          {doc[:len(doc)/2], "已损坏"},
		"workbook cut":         {xls[:len(xls)/2], "已损坏"},
		"too many mini FATs":   {patched(doc, "\xd0\xcf", 64, 0xff, 0xff, 0xff, 0x0f), "已损坏"},
		"new file, password":   {renamed(xls, "Workbook", "EncryptedPackage"), "密码"},
		"document, password":   {patched(doc, fib, 0x0b, doc[bytes.Index(doc, []byte(fib))+0x0b]|1), "密码"},
		"workbook, password":   {patched(xls, bof, 20, 0x2f, 0), "密码"},
		"slides":               {renamed(xls, "Workbook", "PowerPoint Document"), "演示文稿"},
		"another program":      {renamed(xls, "Workbook", "Contents"), "不是 Word 文档或 Excel 工作簿"},
		"Word 95":              {patched(doc, fib, 0, 0xdc, 0xa5), "Word 95"},
		"too few texts":        {fewTexts, "已损坏"},
		"text number too high": {badText, "已损坏"},
		"Excel 4":              {patched(xls, bof, 4, 0, 4), "Excel 4.0"},
		"no pieces":            {patched(doc, fib, 0x1a2, 0xff, 0xff, 0xff, 0x7f), "已损坏"},
		"text beyond the file": {patched(doc, fib, 0x4c, 0xff, 0xff, 0xff, 0x7f), ""},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := legacy.Read(c.data)
			if c.want == "" { // what is there is read
				if err != nil {
					t.Fatal(err)
				}
				return
			}
			pagetest.Refused(t, err, c.want)
		})
	}
}
