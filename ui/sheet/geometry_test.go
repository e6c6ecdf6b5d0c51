package sheet

import (
	"os"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"gouji.app/model/form"
	"gouji.app/ui/look"
)

func useTheme(t testing.TB, size look.Size) {
	font, err := os.ReadFile("../../assets/fonts/NotoSansCJKsc-Regular.otf")
	if err != nil {
		t.Fatal(err)
	}
	th := look.Theme{Regular: fyne.NewStaticResource("regular.otf", font), Text: size}
	test.NewTempApp(t).Settings().SetTheme(th)
}

func plans() map[string]form.Plan {
	out := map[string]form.Plan{}
	for _, s := range form.Gongkai2021().Sections {
		if s.Kind == form.Tables {
			out[s.Key] = s.Plan()
		}
	}
	return out
}

func TestLabelsStayInTheirBoxes(t *testing.T) {
	for _, size := range look.Sizes() {
		useTheme(t, size)
		for key, p := range plans() {
			for _, k := range []float32{narrowest, 1, 1.1, widest} {
				g := newGeometry(p, size.Text(), k)
				for i, b := range p.Boxes {
					if b.Role == form.Number {
						continue
					}
					_, room := g.rect(areaOf(b))
					if got := strings.Join(g.labels[i], ""); got != b.Label {
						t.Errorf("%s: label %q became %q", key, b.Label, got)
					}
					if h := g.height(len(g.labels[i])); h > room.Height {
						t.Errorf("%s %v ×%v: %q is %v high in a box of %v", key, size, k, b.Label, h, room.Height)
					}
					for _, line := range g.labels[i] {
						if w := textSize(line, g.em).Width; w > room.Width {
							t.Errorf("%s %v ×%v: %q is %v wide in a box of %v", key, size, k, line, w, room.Width)
						}
					}
				}
			}
		}
	}
}

func TestWrap(t *testing.T) {
	useTheme(t, look.Standard)
	g := newGeometry(form.Plan{}, 10, 1)
	for _, tt := range []struct {
		label string
		ems   float32
		want  string
	}{
		{"总计", 4, "总计"},
		{"社会公益组织", 5, "社会公|益组织"},
		{"（三）不予公开", 6, "（三）|不予公开"},
		{"第一项加第二项之和，等于第三项加第四项之和", 13, "第一项加第二项之和，|等于第三项加第四项之和"},
		{"一二三四，五", 4, "一二三|四，五"},
		{"一二三（四五）", 4, "一二三|（四五）"},
	} {
		if got := strings.Join(g.wrap(tt.label, tt.ems*10), "|"); got != tt.want {
			t.Errorf("wrap(%q, %v em) = %q, want %q", tt.label, tt.ems, got, tt.want)
		}
	}
}

func TestFit(t *testing.T) {
	useTheme(t, look.Standard)
	g := newGeometry(form.Plan{}, 10, 1)
	for _, tt := range []struct {
		text  string
		width float32
		want  string
		em    float32
	}{
		{"不适用", 31, "不适用", 10},
		{"不适用", 25, "不适用", 8},
		{"本年没有收到", 41, "本年没…", 10},
		{"本年没有收到", 5, "…", 10},
	} {
		if got, em := g.fit(tt.text, tt.width); got != tt.want || em != tt.em {
			t.Errorf("fit(%q, %v) = %q at %v, want %q at %v", tt.text, tt.width, got, em, tt.want, tt.em)
		}
	}
}

func TestTilesCoverWhatIsPickedOnce(t *testing.T) {
	picked := []string{
		"##..#",
		"##..#",
		"..###",
	}
	ok := func(r, c int) bool { return picked[r][c] == '#' }
	got := tiles(area{0, 0, 3, 5}, ok)
	want := []area{{0, 0, 2, 2}, {0, 4, 3, 5}, {2, 2, 3, 4}}
	if !slices.Equal(got, want) {
		t.Errorf("tiles = %v, want %v", got, want)
	}
}

func TestParseBlock(t *testing.T) {
	for _, tt := range []struct {
		name, src string
		want      [][]string
	}{
		{"nothing", "", nil},
		{"one text", "12", [][]string{{"12"}}},
		{"one text of a spreadsheet", "12\r\n", [][]string{{"12"}}},
		{"CRLF", "1\t2\r\n3\t4\r\n", [][]string{{"1", "2"}, {"3", "4"}}},
		{"LF without end", "1\t2\n3\t4", [][]string{{"1", "2"}, {"3", "4"}}},
		{"CR", "1\r2\r", [][]string{{"1"}, {"2"}}},
		{"blank cells", "\t2\t\r\n\t\t\r\n", [][]string{{"", "2", ""}, {"", "", ""}}},
		{"a blank last row", "1\r\n\r\n", [][]string{{"1"}, {""}}},
		{"quotes", "\"a\tb\"\t\"say \"\"hi\"\"\"\t\"\"\r\n", [][]string{{"a b", `say "hi"`, ""}}},
		{"a line break inside", "\"1\n2\"\t3", [][]string{{"1 2", "3"}}},
		{"quotes that close nothing", "\"12\t3", [][]string{{`"12`, "3"}}},
		{"quotes inside a word", "\"a\"b\t3", [][]string{{`"a"b`, "3"}}},
		{"spaces of web pages", "\u00a012\u3000\t\u200b3 ", [][]string{{"12", "3"}}},
		{"kept as typed", "1,234\t１２", [][]string{{"1,234", "１２"}}},
		{"more rows than wanted", "1\n2\n3\n4\n5\n6", [][]string{{"1"}, {"2"}, {"3"}, {"4"}, {"5"}}},
	} {
		got := parseBlock(tt.src, 5)
		if !slices.EqualFunc(got, tt.want, slices.Equal[[]string]) {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

func FuzzParseBlock(f *testing.F) {
	for _, s := range []string{"", "1\t2\r\n", "\"a\"\"\"\t\"", "\"\n\"x", "\"\"\"\"\"", "\r\r\n\t"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, src string) {
		rows := parseBlock(src, 10)
		if len(rows) > 10 || src != "" && len(rows) == 0 {
			t.Errorf("%d rows", len(rows))
		}
		for _, row := range rows {
			for _, field := range row {
				if strings.ContainsAny(field, "\t\r\n") {
					t.Errorf("field %q holds a separator", field)
				}
			}
		}
	})
}
