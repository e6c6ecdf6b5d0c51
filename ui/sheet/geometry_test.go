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
				g := newGeometry(p, size.Text(), k, 0)
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
	g := newGeometry(form.Plan{}, 10, 1, 0)
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
	g := newGeometry(form.Plan{}, 10, 1, 0)
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

func TestLabelColumnsGiveWay(t *testing.T) {
	p := form.Plan{Cols: 3, HeadCols: 1, Widths: []float32{10, 5, 5}}
	for _, tt := range []struct{ available, least, want float32 }{
		{200, 0, 1},
		{100, 0, narrowest},
		{900, 0, widest},
		{200, 40, 1},   // they have it anyway
		{200, 55, 0.9}, // 2 × 55 and what is left for 10 em
		{200, 90, narrowest},
	} {
		if got := stretch(p, 10, tt.available, tt.least); got != tt.want {
			t.Errorf("stretch for %v with columns of %v is %v, want %v", tt.available, tt.least, got, tt.want)
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
