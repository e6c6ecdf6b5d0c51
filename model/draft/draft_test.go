package draft

import (
	"fmt"
	"hash/crc32"
	"os"
	"strings"
	"testing"
	"time"

	"gouji.app/model"
	"gouji.app/model/form"
)

func sample(t testing.TB) (Draft, []*form.Form) {
	t.Helper()
	forms := []*form.Form{form.Gongkai2021()}
	text, err := os.ReadFile("../../assets/sample/示例县人民政府2024.txt")
	if err != nil {
		t.Fatal(err)
	}
	r, err := model.ParsePlain(string(text), forms...)
	if err != nil {
		t.Fatal(err)
	}
	when := time.Date(2024, 12, 20, 16, 30, 5, 250e6, time.FixedZone("", 8*3600))
	return Draft{Report: r, File: "/home/示例/示例县 \"2024\"\n.xlsx", Stamp: "20480 bytes at 1734660000", Time: when}, forms
}

func same(a, b Draft) error {
	if a.File != b.File || a.Stamp != b.Stamp || !a.Time.Equal(b.Time) || a.Report.Plain() != b.Report.Plain() {
		return fmt.Errorf("%q of %v comes back as %q of %v, with the report\n%s",
			a.File, a.Time, b.File, b.Time, b.Report.Plain())
	}
	return nil
}

func TestDraftIsReadable(t *testing.T) {
	d, _ := sample(t)
	file := string(d.encode())
	_, body, _ := strings.Cut(file, "\n")
	want := `# file "/home/示例/示例县 \"2024\"\n.xlsx"
# time 2024-12-20T16:30:05.25+08:00
# stamp "20480 bytes at 1734660000"
form gongkai-2021
`
	if !strings.HasPrefix(file, "# gouji draft ") || !strings.HasPrefix(body, want) {
		t.Errorf("a draft begins with\n%.300s", file)
	}
	if !model.IsPlain(d.encode()) {
		t.Error("a draft is no plain notation")
	}
}

// Drafts of 0.3.0 say nothing of what their file was.
func TestOlderDraft(t *testing.T) {
	d, forms := sample(t)
	_, body, _ := strings.Cut(string(d.encode()), "\n")
	body = strings.Replace(body, "# stamp \""+d.Stamp+"\"\n", "", 1)
	d.Stamp = ""
	back, err := decode(fmt.Appendf(nil, firstLine+"\n%s", crc32.ChecksumIEEE([]byte(body)), body), forms)
	if err != nil {
		t.Fatal(err)
	}
	if err := same(d, back); err != nil {
		t.Error(err)
	}
}

// Cut off anywhere, with one bit turned or with a tail, a draft is refused: half a
// report must not pass for a whole one.
func TestDamageIsNoticed(t *testing.T) {
	d, forms := sample(t)
	file := d.encode()
	back, err := decode(file, forms)
	if err != nil {
		t.Fatal(err)
	}
	if err := same(d, back); err != nil {
		t.Fatal(err)
	}
	for n := range file {
		if _, err := decode(file[:n], forms); err == nil {
			t.Fatalf("cut off after %d of %d bytes it is taken for whole", n, len(file))
		}
		file[n] ^= 1
		if _, err := decode(file, forms); err == nil {
			t.Fatalf("with a turned bit in byte %d it is taken for whole", n)
		}
		file[n] ^= 1
	}
	if _, err := decode(append(file, make([]byte, 512)...), forms); err == nil {
		t.Error("with a tail of zeros it is taken for whole")
	}
	if _, err := decode(file, nil); err == nil {
		t.Error("it is read without its form")
	}
}

// The fuzzer does not guess checksums: each input is tried as a file and, under a
// right first line, as the rest of one.
func FuzzDecode(f *testing.F) {
	d, forms := sample(f)
	f.Add(d.encode())
	_, body, _ := strings.Cut(string(d.encode()), "\n")
	f.Add([]byte(body))
	f.Add([]byte("# file \"\"\n# time 2024-12-20T16:30:05Z\nform gongkai-2021\n"))
	f.Add([]byte("# file `a`\n# time 2024-12-20T16:30:05.000000001-23:59\n\nform gongkai-2021\nother:\n\t\"\\xff\"\n"))
	f.Add([]byte("# file \"\\xff\n# time x\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, file := range [][]byte{data, fmt.Appendf(nil, firstLine+"\n%s", crc32.ChecksumIEEE(data), data)} {
			d, err := decode(file, forms)
			if err != nil {
				continue
			}
			back, err := decode(d.encode(), forms)
			if err != nil {
				t.Fatal(err)
			}
			if err := same(d, back); err != nil {
				t.Fatal(err)
			}
		}
	})
}
