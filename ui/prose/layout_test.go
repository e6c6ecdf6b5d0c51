package prose

import (
	"math"
	"os"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"gouji.app/ui/flow"
	"gouji.app/ui/look"
)

// font makes Fyne measure with the font of the program.
func font(t testing.TB) {
	weight := func(name string) fyne.Resource {
		src, err := os.ReadFile("../../assets/fonts/" + name)
		if err != nil {
			t.Fatal(err)
		}
		return fyne.NewStaticResource(name, src)
	}
	test.NewTempApp(t).Settings().SetTheme(look.Theme{Regular: weight("NotoSansCJKsc-Regular.otf"), Bold: weight("NotoSansCJKsc-Bold.otf")})
}

// rowsOf are the texts of all rows.
func rowsOf(l *layout) []string {
	var out []string
	for row := range l.rows() {
		para, a, z := l.inRow(row)
		p := l.paras[para]
		out = append(out, p.text[p.at[a]:p.at[z]])
	}
	return out
}

func TestRowsOfSamples(t *testing.T) {
	font(t)
	for _, c := range []struct {
		why   string
		chars float32
		text  string
		want  string
	}{
		{"two characters of indent", 10, "一二三四五六七八九十", "一二三四五六七八|九十"},
		{"no indent beside typed spaces", 10, "　　一二三四五六七八九十", "　　一二三四五六七八|九十"},
		{"a stop hangs", 10, "一二三四五六七八。九十", "一二三四五六七八。|九十"},
		{"a quote mark behind it cannot", 10, "一二三四五六七八。”九十", "一二三四五六七|八。”九十"},
		{"no closing mark at the start", 10, "一二三四五六七八》九十", "一二三四五六七|八》九十"},
		{"no opening mark at the end", 10, "一二三四五六七《八九》", "一二三四五六七|《八九》"},
		{"a dash is pulled back whole", 10, "一二三四五六七八——九十", "一二三四五六七|八——九十"},
		{"a number stays whole", 10, "一二三四五六1,234.5件", "一二三四五六|1,234.5件"},
		{"a time stays whole", 8, "一二三四于10:09分", "一二三四于|10:09分"},
		{"a percentage stays whole", 8, "一二三四五 12.5%", "一二三四五 |12.5%"},
		{"spaces stay where they end a row", 8, "一二三四五六   七", "一二三四五六   |七"},
		{"a word longer than a row", 4, "网址www.example.gov.cn。", "网址|www.ex|ample.g|ov.cn。"},
		{"blank paragraphs are rows", 10, "一\n\n二\n", "一||二|"},
		{"every second row", 4, "一二三四五六七八", "一二|三四五六|七八"},
		{"narrower than a character", 0.5, "一“二”", "一|“|二|”"},
		{"accents stay on their letter", 4, "caf\u00e9 e\u0301e\u0301e\u0301e\u0301", "café |e\u0301e\u0301e\u0301e\u0301"},
	} {
		l := newLayout(flow.NewRuler(14), c.chars*14)
		l.set(c.text)
		if got := strings.Join(rowsOf(l), "|"); got != c.want {
			t.Errorf("%s: got %s, want %s", c.why, got, c.want)
		}
	}
}

// texts draws what is broken in hard ways.
var texts = rapid.StringOfN(rapid.SampledFrom([]rune("政府信息公开，。、；：“”《》（）—… ab1.%\n\n\t\u0301𠮷")), 0, 120, -1)

func TestRowsCoverTheText(t *testing.T) {
	font(t)
	r := flow.NewRuler(14)
	rapid.Check(t, func(t *rapid.T) {
		l := newLayout(r, rapid.Float32Range(7, 300).Draw(t, "width"))
		text := texts.Draw(t, "text")
		l.set(text)
		var all strings.Builder
		end := 0
		for row := range l.rows() {
			from, to := l.span(row)
			if from == end+1 {
				all.WriteString("\n")
			} else if from != end {
				t.Fatalf("row %d begins at %d, the last ended at %d", row, from, end)
			}
			all.WriteString(text[from:to])
			end = to
		}
		if all.String() != text {
			t.Fatalf("rows hold %q, want %q", all.String(), text)
		}
	})
}

func TestRowsFitAndBeginAsTheyMay(t *testing.T) {
	font(t)
	r := flow.NewRuler(14)
	rapid.Check(t, func(t *rapid.T) {
		l := newLayout(r, rapid.Float32Range(90, 400).Draw(t, "width"))
		l.set(rapid.StringOfN(rapid.SampledFrom([]rune("政府信息公开公开政府，。《》（“”12.\n")), 0, 120, -1).Draw(t, "text"))
		for row := range l.rows() {
			para, a, z := l.inRow(row)
			p := l.paras[para]
			if a == z {
				continue
			}
			// Only a run without any place to break may be cut anywhere.
			if a > 0 && !flow.MayBreak(p.runes[a-1], p.runes[a]) {
				_, before, _ := l.inRow(row - 1)
				for c := before + 1; c < a; c++ {
					if flow.MayBreak(p.runes[c-1], p.runes[c]) {
						t.Errorf("row %q begins as it may not", p.text[p.at[a]:p.at[z]])
					}
				}
			}
			if end := l.x(row, l.start[para]+p.at[z]); end > l.width+14.01 {
				t.Errorf("row %q ends at %.1f of %.1f", p.text[p.at[a]:p.at[z]], end, l.width)
			} else if end > l.width+0.01 && !flow.Hangs(p.runes[z-1]) {
				t.Errorf("row %q hangs", p.text[p.at[a]:p.at[z]])
			}
		}
	})
}

func TestChangedLayoutEqualsFreshOne(t *testing.T) {
	font(t)
	r := flow.NewRuler(14)
	rapid.Check(t, func(t *rapid.T) {
		l := newLayout(r, 140)
		for range rapid.IntRange(1, 6).Draw(t, "steps") {
			if rapid.Bool().Draw(t, "resize") {
				l.resize(rapid.Float32Range(20, 300).Draw(t, "width"))
			}
			l.set(texts.Draw(t, "text"))
		}
		fresh := newLayout(r, l.width)
		fresh.set(textOf(l))
		if diff := cmp.Diff(rowsOf(fresh), rowsOf(l)); diff != "" {
			t.Fatal(diff)
		}
		for off := range l.end() {
			if l.snap(off) != fresh.snap(off) || l.step(off, 1) != fresh.step(off, 1) {
				t.Fatalf("offset %d differs", off)
			}
		}
	})
}

func textOf(l *layout) string {
	var paras []string
	for _, p := range l.paras {
		paras = append(paras, p.text)
	}
	return strings.Join(paras, "\n")
}

// Only paragraphs that differ are laid out again.
func TestUnchangedParagraphsStay(t *testing.T) {
	font(t)
	l := newLayout(flow.NewRuler(14), 140)
	l.set("一\n二\n三\n四")
	old := l.paras
	l.set("一\n二\n新\n三三\n四")
	for i, k := range map[int]int{0: 0, 1: 1, 4: 3} {
		if l.paras[i] != old[k] {
			t.Errorf("paragraph %d was laid out again", i)
		}
	}
}

// What is measured cell by cell must be as wide as Fyne draws the whole row, or
// caret and selection would stand beside the text.
func TestRowsAreAsWideAsDrawn(t *testing.T) {
	font(t)
	for _, text := range []string{
		"示例县人民政府2024年政府信息公开工作年度报告，“引号”《书名》〔2024〕5号……——·％℃",
		"AVATo Wave, Yo. Type: https://www.example.gov.cn/zwgk/index.html fi ffl 10:09 1,234.56% (T.V.)",
		"网址www.example.gov.cn，A类12.5%、B类7%；（Wi-Fi）e\u0301te\u0301\t制表",
		"（一）Wi-Fi AVATo 2024",
	} {
		l := newLayout(flow.NewRuler(14), 5000)
		l.set(text)
		p := l.paras[0]
		style := fyne.TextStyle{Bold: p.bold}
		for c := range p.at {
			drawn := fyne.MeasureText(flow.Shown(text[:p.at[c]]), 14, style).Width
			if c > 0 && c < len(p.runes) { // with what the next letter takes away
				next := text[p.at[c]:p.at[c+1]]
				drawn = fyne.MeasureText(flow.Shown(text[:p.at[c+1]]), 14, style).Width - l.ruler.Width(next, p.bold)
			}
			if math.Abs(float64(drawn-p.pos[c])) > 0.1 {
				t.Errorf("%q ends at %.2f, is drawn up to %.2f", text[:p.at[c]], p.pos[c], drawn)
				break
			}
		}
	}
}

// A click on the place of a caret must give that caret back.
func TestPlacesAndPoints(t *testing.T) {
	font(t)
	r := flow.NewRuler(14)
	rapid.Check(t, func(t *rapid.T) {
		l := newLayout(r, rapid.Float32Range(20, 300).Draw(t, "width"))
		l.set(texts.Draw(t, "text"))
		for off := 0; ; off = l.step(off, 1) {
			row, _ := l.rowOf(place{off: off})
			if from, to := l.span(row); off < from || off > to {
				t.Fatalf("offset %d is not in row %d", off, row)
			}
			if got := l.nearest(row, l.x(row, off)); l.x(row, got.off) != l.x(row, off) {
				t.Fatalf("offset %d is found as %d", off, got.off)
			}
			if next := l.step(off, 1); next < l.end() && l.step(next, -1) != off {
				t.Fatalf("from %d to %d and back to %d", off, next, l.step(next, -1))
			}
			if off == l.end() {
				break
			}
		}
	})
}

func TestStepsAreWholeRunes(t *testing.T) {
	font(t)
	l := newLayout(flow.NewRuler(14), 100)
	l.set("a\u0301é𠮷👨\u200d👩x\n\U000E0100政\U000E0100")
	n := 0
	for off := 0; off < l.end(); n++ {
		next := l.step(off, 1)
		if next <= off || !boundary(textOf(l), next) {
			t.Fatalf("from %d to %d", off, next)
		}
		off = next
	}
	if n != 8 {
		t.Errorf("%d steps, want 8: á é 𠮷 family x line end, a lone selector, 政 with one", n)
	}
}
