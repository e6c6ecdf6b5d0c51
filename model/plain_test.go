package model_test

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"gouji.app/model"
	"gouji.app/model/form"
)

// places lists everything that can be written in a report.
func places(f *form.Form) (out []form.Ref) {
	for _, q := range f.Fields {
		out = append(out, form.UnitRef(q.Key))
	}
	for _, s := range f.Sections {
		if s.Kind != form.Tables {
			out = append(out, form.Ref{Section: s.Key})
		}
	}
	for _, c := range f.Cells() {
		out = append(out, c.Ref)
	}
	return out
}

// oddText makes texts of what might upset a notation of lines and words.
func oddText() *rapid.Generator[string] {
	return rapid.OneOf(
		rapid.String(),
		rapid.Custom(func(t *rapid.T) string {
			pieces := rapid.SliceOfN(rapid.SampledFrom([]string{
				"\n", "\r", "\t", " ", "\"", "\\", "_", "#", ":", "/", "\x00", "\xff\xfe", "\u00a0", "\u3000", "\u2028", "\ufeff", "\ufffd",
				"form gongkai-2021", "overview:", "年报", "59237.2449", "‘’“”", "𠮷",
			}), 0, 6).Draw(t, "pieces")
			return strings.Join(pieces, "")
		}),
	)
}

func TestPlainReadsBack(t *testing.T) {
	f := form.Gongkai2021()
	all := places(f)
	rapid.Check(t, func(t *rapid.T) {
		r := model.New(f)
		for _, at := range rapid.SliceOfN(rapid.SampledFrom(all), 0, 20).Draw(t, "places") {
			r.SetText(at, oddText().Draw(t, at.String()))
		}
		src := r.Plain()
		back, err := model.ParsePlain(src, f)
		if err != nil {
			t.Fatalf("%v in\n%s", err, src)
		}
		for _, at := range all {
			if back.Text(at) != r.Text(at) {
				t.Fatalf("%s: %q comes back as %q from\n%s", at, r.Text(at), back.Text(at), src)
			}
		}
	})
}

func TestPlainIsReadable(t *testing.T) {
	r := model.New(form.Gongkai2021())
	r.SetText(form.UnitRef("name"), "示例县人民政府")
	r.SetText(form.UnitRef("contact"), "示例路1号 二楼")
	r.SetText(form.UnitRef("drafter"), "_")
	r.SetText(form.Ref{Section: "overview"}, "第一段。\n\n“第二段”。\n\"引号\"\r")
	r.SetText(form.Ref{Section: "requests", Row: "new", Col: "person"}, "4")
	r.SetText(form.Ref{Section: "requests", Row: "new", Col: "legal"}, "/")
	r.SetText(fee, "7 387")
	want := `form gongkai-2021
unit/name: 示例县人民政府
unit/contact: "示例路1号 二楼"
unit/drafter: "_"
overview:
	第一段。
	
	“第二段”。
	"\"引号\"\r"
proactive/fees: "7 387"
requests/new: 4 _ _ _ / _ _
`
	if diff := cmp.Diff(want, r.Plain()); diff != "" {
		t.Errorf("plain notation (-want +got):\n%s", diff)
	}
}

func TestParsePlainByHand(t *testing.T) {
	r, err := model.ParsePlain(`# a comment before the form

form gongkai-2021
unit/year:2024
requests/new/person:   12
requests/carried-in: 1 0  0 _ 0 0 1
other:
	甲
# a comment and a blank line end nothing

	乙
`, form.Gongkai2021())
	if err != nil {
		t.Fatal(err)
	}
	got := []string{
		r.Text(form.UnitRef("year")), r.Text(person), r.Text(form.Ref{Section: "requests", Row: "carried-in", Col: "welfare"}),
		r.Text(form.Ref{Section: "requests", Row: "carried-in", Col: "total"}), r.Text(section("other")),
	}
	if diff := cmp.Diff([]string{"2024", "12", "", "1", "甲\n乙"}, got); diff != "" {
		t.Errorf("texts (-want +got):\n%s", diff)
	}
}

func TestParsePlainErrors(t *testing.T) {
	const head = "form gongkai-2021\n"
	for _, c := range []struct{ name, src, want string }{
		{"nothing", "", "no report"},
		{"comments only", "# x\n\n", "no report"},
		{"no form first", "unit/name: x\n", "line 1: no form named"},
		{"unknown form", "# x\nform gongkai-1999\n", `line 2: unknown form "gongkai-1999"`},
		{"a second form", head + head, "line 2: no colon"},
		{"no colon", head + "unit/name\n", "line 2: no colon"},
		{"unknown field", head + "unit/shoes: 43\n", "line 2: form gongkai-2021 has no unit field"},
		{"unknown section", head + "foreword:\n\tx\n", "line 2: form gongkai-2021 has no text"},
		{"a table as text", head + "requests:\n\tx\n", "line 2: form gongkai-2021 has no text"},
		{"unknown row", head + "requests/old: 1 2 3 4 5 6 7\n", "line 2: form gongkai-2021 has no cell"},
		{"unknown cell", head + "requests/new/issued: 1\n", "line 2: form gongkai-2021 has no cell"},
		{"misspelt place", head + "a//b: 1\n", "line 2: ref"},
		{"a word too few", head + "requests/new: 1 2 3 4 5 6\n", "line 2: requests/new has 7 places, 6 words given"},
		{"a word too many", head + "unit/name: 示例县 人民政府\n", "line 2: unit/name has 1 places, 2 words given"},
		{"no word", head + "unit/name:\n", "line 2: unit/name has 1 places, 0 words given"},
		{"open quotes in a row", head + "unit/name: \"x\n", "line 2: broken quotes"},
		{"open quotes in a text", head + "other:\n\t\"x\n", "line 3: broken quotes"},
		{"text on the line of its section", head + "other: 没有其他事项\n", "line 2: text of other belongs on lines of its own"},
		{"a text line without section", head + "\t没有主人的一行\n", "line 2: no colon"},
	} {
		r, err := model.ParsePlain(c.src, form.Gongkai2021())
		if err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%s: error %v, want %q", c.name, err, c.want)
		}
		if r != nil {
			t.Errorf("%s: half a report is handed out", c.name)
		}
	}
}

// What ParsePlain reads, however odd, must survive being written and read again.
func FuzzParsePlain(f *testing.F) {
	sample, err := os.ReadFile("../assets/sample/示例县人民政府2024.txt")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(sample))
	f.Add("form gongkai-2021\nother:\n\t\"\\xff\\r\"\n\t\nunit/name: \"\\\"\"\nrequests/new: _ \"_\" \"\" 1,234 / \"4 0\" ５\n")
	f.Add("form gongkai-2021\r\nunit/name: x\r\n")
	f.Add("form gongkai-2021\n#\n\t\n:::\n\"")
	edition := form.Gongkai2021()
	f.Fuzz(func(t *testing.T, src string) {
		r, err := model.ParsePlain(src, edition)
		if err != nil {
			return
		}
		back, err := model.ParsePlain(r.Plain(), edition)
		if err != nil {
			t.Fatalf("%v in\n%s", err, r.Plain())
		}
		for _, at := range places(edition) {
			if back.Text(at) != r.Text(at) {
				t.Fatalf("%s: %q comes back as %q", at, r.Text(at), back.Text(at))
			}
		}
	})
}
