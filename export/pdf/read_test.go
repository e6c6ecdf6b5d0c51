package pdf_test

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"gouji.app/export/pdf"
	"gouji.app/model/page/pagetest"
)

// Files made by a word processor and by a browser; see testdata/make.sh. The golden
// files show what a reader sees in them.
func TestRead(t *testing.T) {
	files, err := filepath.Glob("testdata/*.pdf")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		p, err := pdf.Read(data)
		if err != nil || !pdf.Sniff(data) {
			t.Errorf("%s: %v", file, err)
			continue
		}
		pagetest.Golden(t, strings.TrimSuffix(file, ".pdf")+".golden", pagetest.Dump(p))
	}
}

// file builds a PDF of one page from its contents, the font and further objects.
// There is no table of where the objects are: readers must cope with damaged ones.
func file(contents, font string, more ...string) []byte {
	objects := append([]string{
		"<</Type/Catalog/Pages 2 0 R>>",
		"<</Type/Pages/Kids[3 0 R]/MediaBox[0 0 200 100]/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>>>",
		"<</Type/Page/Parent 2 0 R/Contents 4 0 R>>",
		stream("", contents),
		font,
	}, more...)
	var b strings.Builder
	b.WriteString("%PDF-1.7\n")
	for i, o := range objects {
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	b.WriteString("trailer<</Root 1 0 R>>\n%%EOF")
	return []byte(b.String())
}

func stream(entries, data string) string {
	return fmt.Sprintf("<</Length %d%s>>\nstream\n%s\nendstream", len(data), entries, data)
}

const latin = "<</Type/Font/Subtype/TrueType/Encoding/WinAnsiEncoding>>"

// text sets a text in hexadecimal, at a place.
func text(x, y int, s string) string {
	return fmt.Sprintf("BT /F 10 Tf %d %d Td <%x> Tj ET\n", x, y, s)
}

func TestFonts(t *testing.T) {
	gbk, err := simplifiedchinese.GBK.NewEncoder().String("规章 12")
	if err != nil {
		t.Fatal(err)
	}
	composite := func(encoding, more string) string {
		return "<</Subtype/Type0/Encoding/" + encoding + "/DescendantFonts[<</Subtype/CIDFontType2/CIDSystemInfo<</Ordering(GB1)>>>>]" + more + ">>"
	}
	toUnicode := stream("", "1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfchar <0003> <89C4> endbfchar "+
		"2 beginbfrange <0010> <0012> <0031> <0020> <0021> [<7AE0> <2F08>] endbfrange")
	for name, c := range map[string]struct{ text, font, want string }{
		"one byte":          {"Fee 12\x97", latin, "Fee 12—"},
		"names of glyphs":   {"AB", "<</Subtype/Type1/Encoding<</Differences[65/one/uni89C4]>>>>", "1规"},
		"GBK":               {gbk, composite("GBK-EUC-H", ""), "规章 12"},
		"UCS2":              {"\x89\xc4\x7a\xe0\x00\x31\x00\x32", composite("UniGB-UCS2-H", ""), "规章12"},
		"own order":         {"\x00\x03\x00\x20\x00\x10\x00\x12", composite("Identity-H", "/ToUnicode 6 0 R"), "规章13"},
		"radical":           {"\x00\x21", composite("Identity-H", "/ToUnicode 6 0 R"), "人"},
		"meaning not given": {"\x00\x03\x00\x20\x00\x10\x00\x99", composite("Identity-H", "/ToUnicode 6 0 R"), "规章1\ufffd"},
	} {
		p, err := pdf.Read(file(text(20, 50, c.text), c.font, toUnicode))
		if err != nil {
			t.Errorf("%s: %v", name, err)
		} else if got := p.Parts[0].Items[0].Text; got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// A table of two columns and rows, ruled in the ways that programs rule.
func TestRules(t *testing.T) {
	cells := text(12, 82, "a") + text(112, 82, "b") + text(12, 62, "1") + text(112, 62, "2")
	for name, rules := range map[string]string{
		"lines":            "10 95 m 190 95 l 10 75 m 190 75 l 10 55 m 190 55 l 10 95 m 10 55 l 100 95 m 100 55 l 190 95 m 190 55 l S ",
		"boxes":            "10 75 90 20 re 100 75 90 20 re 10 55 90 20 re 100 55 90 20 re S ",
		"filled":           "10 95 180 .5 re 10 75 180 .5 re 10 55 180 .5 re 10 55 .5 40 re 100 55 .5 40 re 190 55 .5 40 re f ",
		"pieces":           "10 95 90 .5 re 100.5 95 90 .5 re 10 75 180 .5 re 10 55 180 .5 re 10 55 .5 20 re 10 75.5 .5 20 re 100 55 .5 40 re 190 55 .5 40 re f ",
		"open at the side": "10 95 m 190 95 l 10 75 m 190 75 l 10 55 m 190 55 l 100 95 m 100 55 l S ",
		"a drawing in it":  "q 1 0 0 1 0 0 cm /X Do Q ",
	} {
		p, err := pdf.Read(file(rules+cells, latin, stream("/Type/XObject/Subtype/Form", "10 75 90 20 re 100 75 90 20 re 10 55 90 20 re 100 55 90 20 re S")))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		want := "# \ntable 2×2 at 第 1 页\n  0,0 \"a\"\n  0,1 \"b\"\n  1,0 \"1\"\n  1,1 \"2\"\n"
		if got := pagetest.Dump(p); got != want {
			t.Errorf("%s: %s", name, got)
		}
	}
}

func TestOddPages(t *testing.T) {
	table := "10 75 90 20 re 100 75 90 20 re 10 55 90 20 re 100 55 90 20 re S "
	packed := func(s string) string {
		var b bytes.Buffer
		w := zlib.NewWriter(&b)
		w.Write([]byte(s))
		w.Close()
		return b.String()
	}
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"number in a full line": {
			file("10 55 22 40 re 32 55 90 40 re S "+text(12, 82, "4068")+text(12, 70, "208")+text(40, 82, "b"), latin),
			"table 1×2 at 第 1 页\n  0,0 \"4068208\"\n  0,1 \"b\"\n",
		},
		"numbers below each other": {
			file("10 55 90 40 re 100 55 90 40 re S "+text(12, 82, "4068")+text(12, 70, "208")+text(102, 82, "b"), latin),
			"table 1×2 at 第 1 页\n  0,0 \"4068\\n208\"\n  0,1 \"b\"\n",
		},
		"turned page": {
			bytes.Replace(file("BT /F 10 Tf 0 1 -1 0 50 20 Tm (turned) Tj ET", latin), []byte("/Type/Page/"), []byte("/Rotate 90/Type/Page/"), 1),
			"\"turned\"\n",
		},
		"watermark": {
			file(text(20, 50, "text")+"BT /F 10 Tf .7 .7 -.7 .7 20 20 Tm (draft) Tj ET", latin),
			"\"text\"\nnote 第 1 页 \"draft\" 斜排的文字（水印），未导入\n",
		},
		"text below a scan": {
			file("/X Do BT 3 Tr /F 10 Tf 20 50 Td (scanned) Tj ET", latin, stream("/Subtype/Image", "")),
			"\"scanned\"\nnote 第 1 页 \"\" 这一页是扫描件，文字由识别软件得出，可能有误，请逐一核对\n",
		},
		"outside the page": {file(text(20, 50, "in")+text(20, 150, "out"), latin), "\"in\"\n"},
		"bold by two":      {file(text(20, 50, "11")+"BT /F 10 Tf 20.3 50 Td (11) Tj ET", latin), "\"11\"\n"},
		"frame":            {file("5 5 190 90 re S "+text(20, 50, "text"), latin), "\"text\"\n"},
		"sticks out below": {file(table+text(12, 82, "a")+text(12, 53, "b"), latin), "table 2×2 at 第 1 页\n  0,0 \"a\"\n  0,1 \"\"\n  1,0 \"b\"\n  1,1 \"\"\n"},
		"wrong length": {
			bytes.Replace(file(text(20, 50, "text"), latin), []byte("/Length "), []byte("/Length 1"), 1), "\"text\"\n",
		},
		"packed objects": {
			[]byte("%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n4 0 obj\n" + stream("/Filter/FlateDecode", packed(text(20, 50, "text"))) + "\nendobj\n9 0 obj\n" +
				stream("/Type/ObjStm/N 2/First 9/Filter/FlateDecode", packed("2 0 3 20 <</Kids[3 0 R]>>    <</Contents 4 0 R/Resources<</Font<</F<</Subtype/Type1>>>>>>>>")) +
				"\nendobj\n10 0 obj\n" + stream("/Type/XRef/Root 1 0 R", "") + "\nendobj\n"),
			"\"text\"\n",
		},
		"pages in a circle": {
			bytes.Replace(file(text(20, 50, "text"), latin), []byte("/Kids[3 0 R]"), []byte("/Kids[2 0 R 3 0 R 2 0 R]"), 1), "\"text\"\n",
		},
	} {
		p, err := pdf.Read(c.data)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		} else if got := strings.TrimPrefix(pagetest.Dump(p), "# \n"); got != c.want {
			t.Errorf("%s: %s\nwant %s", name, got, c.want)
		}
	}
}

func TestRefusals(t *testing.T) {
	for name, c := range map[string]struct {
		data []byte
		says string
	}{
		"scan":             {file("/X Do", latin, stream("/Subtype/Image", "")), "扫描件"},
		"nothing":          {file("", latin), "没有文字"},
		"encrypted":        {bytes.Replace(file("", latin), []byte("/Root 1 0 R"), []byte("/Root 1 0 R/Encrypt 5 0 R"), 1), "密码"},
		"meaning unknown":  {file(text(20, 50, "\x00\x01\x00\x02"), "<</Subtype/Type0/Encoding/Identity-H/DescendantFonts[<<>>]>>"), "没有附带文字编码"},
		"cut off":          {file(text(20, 50, "text"), latin)[:60], "不完整"},
		"damaged contents": {bytes.Replace(file(text(20, 50, "text"), latin), []byte("/Length "), []byte("/Filter/FlateDecode/Length "), 1), "损坏"},
		"endless drawings": {file(text(1, 1, "t")+strings.Repeat("/X Do ", 99), latin, stream("/Subtype/Form/Resources<</XObject<</X 6 0 R>>>>", strings.Repeat("/X Do ", 99))), "内容太多"},
		"too many glyphs":  {file("BT /F 1 Tf 20 50 Td ("+strings.Repeat("t", 1<<20)+") Tj ET", latin), "内容太多"},
		"too many values":  {[]byte("%PDF-1.4\n1 0 obj [" + strings.Repeat("0 ", 1<<22) + "] endobj"), "内容太多"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := pdf.Read(c.data)
			pagetest.Refused(t, err, c.says)
		})
	}
}

func FuzzRead(f *testing.F) {
	f.Add(file(text(20, 50, "text"), latin))
	f.Add(file("q 1 0 0 1 0 0 cm /X Do Q 10 75 m 90 75 l S", "<</Subtype/Type0/Encoding/Identity-H/ToUnicode 6 0 R/DescendantFonts[<</DW 1/W[1[2 3]4 5 6]>>]>>",
		stream("/Subtype/Form/Matrix[1 0 0 1 0 0]", "1 beginbfrange <00><ff><0031> endbfrange")))
	data, err := os.ReadFile("testdata/writer.pdf")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := pdf.Read(data)
		pagetest.Sound(t, p, err)
	})
}

// FuzzContents changes what the packing of files would hide from FuzzRead.
func FuzzContents(f *testing.F) {
	f.Add("10 75 90 20 re 100 75 90 20 re 10 55 90 20 re 100 55 90 20 re S "+text(12, 82, "a")+text(112, 62, "2"), latin, "")
	f.Add(text(20, 50, "\x00\x03"), "<</Subtype/Type0/Encoding/Identity-H/DescendantFonts[<<>>]/ToUnicode 6 0 R>>",
		stream("", "1 beginbfrange <0000> <FFFF> <4E00> endbfrange"))
	f.Fuzz(func(t *testing.T, contents, font, more string) {
		p, err := pdf.Read(file(contents, font, more))
		pagetest.Sound(t, p, err)
	})
}
