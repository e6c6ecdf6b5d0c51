package flow_test

import (
	"os"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"gouji.app/ui/flow"
	"gouji.app/ui/look"
)

// program starts one with the font and padding of ours: 14 a full-width character, 7
// around a text.
func program(t *testing.T) fyne.App {
	t.Helper()
	font, err := os.ReadFile("../../assets/fonts/NotoSansCJKsc-Regular.otf")
	if err != nil {
		t.Fatal(err)
	}
	a := test.NewTempApp(t)
	a.Settings().SetTheme(look.Theme{Regular: fyne.NewStaticResource("r", font)})
	return a
}

// lines are what a text draws, joined by bars.
func lines(o fyne.CanvasObject) string {
	var out []string
	for _, o := range test.LaidOutObjects(o) {
		if l, ok := o.(*canvas.Text); ok {
			out = append(out, l.Text)
		}
	}
	return strings.Join(out, "|")
}

func TestTextIsBrokenWhereItMayBe(t *testing.T) {
	program(t)
	for _, c := range []struct {
		chars float32
		text  string
		want  string
	}{
		{6, "一二三四五六七八", "一二三四五六|七八"},
		{6, "一二三四五六、七八", "一二三四五六、|七八"},
		{6, "一二三四五“六”七", "一二三四五|“六”七"},
		{6, "一二三四17:10修改", "一二三四|17:10修改"},
		{6, "一二三四1,234件", "一二三四|1,234件"},
		{6, "一\n二三\n", "一|二三|"},
		{4, "/home/li/a.xlsx", "/home/l|i/a.xlsx"},
		{0, "一二", "一|二"},
	} {
		x := flow.New(c.text)
		x.Resize(fyne.NewSize(14*c.chars+14, 10))
		if got := lines(x); got != c.want {
			t.Errorf("%q at %v characters is %s, want %s", c.text, c.chars, got, c.want)
		}
		if rows, high := strings.Count(c.want, "|")+1, x.MinSize().Height; int((high-14)/20) != rows {
			t.Errorf("%q takes %v for %d lines", c.text, high, rows)
		}
	}
}

// What is below a text moves when it takes another line.
func TestTextGrowsInItsColumn(t *testing.T) {
	program(t)
	x, below := flow.New("一二三"), widget.NewLabel("下")
	box := container.New(flow.Column(), x, below)
	w := test.NewTempWindow(t, box)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(4*14+14, 200))
	was := below.Position().Y
	x.Set("一二三四五")
	box.Resize(fyne.NewSize(5*14+14, 200))
	if y := below.Position().Y; y != was {
		t.Errorf("one line moves what is below from %v to %v", was, y)
	}
	box.Resize(fyne.NewSize(4*14+14, 200))
	if y := below.Position().Y; y <= was {
		t.Errorf("two lines leave what is below at %v", y)
	}
}

func TestTextFollowsSizeAndInk(t *testing.T) {
	a := program(t)
	x := flow.New("一二三四五六")
	x.Resize(fyne.NewSize(6*14+14, 10))
	test.NewTempWindow(t, x).SetPadded(false)
	x.Resize(fyne.NewSize(6*14+14, 10))
	before := test.LaidOutObjects(x)[1].(*canvas.Text)
	old := before.Color
	x.Set("一二三四五六")
	if now := test.LaidOutObjects(x)[1].(*canvas.Text); now != before {
		t.Error("the same text is drawn with another object")
	}
	x.SetInk("primary")
	if before.Color == old {
		t.Error("the ink stays")
	}
	th := a.Settings().Theme().(look.Theme)
	th.Text = look.Huge
	a.Settings().SetTheme(th)
	x.Refresh()
	if got := lines(x); got != "一二三|四五六" {
		t.Errorf("in large letters it is %s", got)
	}
}

// To set the same words again costs nothing.
func TestSameTextCostsNothing(t *testing.T) {
	program(t)
	x := flow.New("四、结转下年度继续办理·自然人 4，17:10")
	x.Resize(fyne.NewSize(100, 10))
	if n := testing.AllocsPerRun(10, func() { x.Set("四、结转下年度继续办理·自然人 4，17:10") }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func TestHeadingsOfAPassageAreBold(t *testing.T) {
	program(t)
	x := flow.Passage("（一）甲\n乙", func(p string) bool { return strings.HasPrefix(p, "（") })
	x.Resize(fyne.NewSize(200, 10))
	var bold []string
	for _, o := range test.LaidOutObjects(x) {
		if l, ok := o.(*canvas.Text); ok && l.TextStyle.Bold {
			bold = append(bold, l.Text)
		}
	}
	if strings.Join(bold, "|") != "（一）甲" {
		t.Errorf("bold are %q", bold)
	}
}
