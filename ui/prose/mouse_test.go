package prose_test

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"gouji.app/ui/prose"
)

const passage = "全县收到申请78件，其中自然人60件。\n二段Wi-Fi文字。"

func TestClicks(t *testing.T) {
	d := wide(t, passage)
	d.window.Canvas().Unfocus()
	d.click(d.place("收到", true), 1)
	d.want("全县|收到申请78件，其中自然人60件。\n二段Wi-Fi文字。")
	if d.window.Canvas().Focused() != d.editor {
		t.Error("a click does not take the keyboard")
	}
	d.click(d.place("78", false), 2)
	d.want("全县收到申请[78]件，其中自然人60件。\n二段Wi-Fi文字。")
	d.click(d.place("自然", false), 2)
	d.want("全县收到申请78件，[其中自然人60件]。\n二段Wi-Fi文字。")
	d.click(d.place("Fi", false), 2)
	d.want("全县收到申请78件，其中自然人60件。\n二段[Wi-Fi]文字。")
	d.click(d.place("自然", false), 3)
	d.want("[全县收到申请78件，其中自然人60件。]\n二段Wi-Fi文字。")
	d.click(d.place("自然", false), 4)
	d.want("全县收到申请78件，其中|自然人60件。\n二段Wi-Fi文字。")
	d.click(fyne.NewPos(440, d.place("自然", false).Y), 1)
	d.want("全县收到申请78件，其中自然人60件。|\n二段Wi-Fi文字。")
	d.click(fyne.NewPos(100, 390), 1)
	if from, _ := d.editor.Selection(); from < strings.Index(passage, "二") {
		t.Error("a click below the text does not go to the last row")
	}
}

func TestSlowClicksAreSingle(t *testing.T) {
	d := wide(t, passage)
	d.click(d.place("收到", true), 1)
	d.now = d.now.Add(time.Second)
	d.click(d.place("收到", true), 1)
	d.want("全县|收到申请78件，其中自然人60件。\n二段Wi-Fi文字。")
}

func TestShiftClickAndDrag(t *testing.T) {
	d := wide(t, passage)
	d.click(d.place("收到", true), 1)
	d.down(d.place("件，", true), desktop.MouseButtonPrimary, fyne.KeyModifierShift)
	d.want("全县[收到申请78]件，其中自然人60件。\n二段Wi-Fi文字。")
	d.click(d.place("其中", true), 1)
	d.drag(d.place("收到", true))
	d.want("全县[收到申请78件，]其中自然人60件。\n二段Wi-Fi文字。")
	d.click(d.place("78", false), 2) // by words from here
	d.drag(d.place("段Wi", false))
	d.want("全县收到申请[78件，其中自然人60件。\n二段Wi-Fi文字]。")
	d.drag(d.place("全县", false))
	d.want("[全县收到申请78]件，其中自然人60件。\n二段Wi-Fi文字。")
}

func TestDragOutsideScrolls(t *testing.T) {
	d := wide(t, strings.Repeat(passage+"\n", 30))
	d.click(d.place("收到", true), 1)
	top := d.rows()[0]
	for range 40 {
		_, origin := d.page()
		d.drag(fyne.NewPos(100, 420))
		if _, now := d.page(); now == origin {
			break
		}
	}
	if _, to := d.editor.Selection(); to < len(d.editor.Text())-60 {
		t.Errorf("selected up to %d of %d", to, len(d.editor.Text()))
	}
	d.keys("Ctrl+Home")
	if d.rows()[0] != top {
		t.Error("Ctrl+Home does not scroll back")
	}
}

// A pointer that is held outside goes on scrolling, until the end or until it is let go.
func TestPointerHeldOutsideScrolls(t *testing.T) {
	d := wide(t, strings.Repeat(passage+"\n", 30))
	d.click(d.place("收到", true), 1)
	d.drag(fyne.NewPos(100, 420))
	_, first := d.editor.Selection()
	d.wait()
	_, second := d.editor.Selection()
	if first >= second {
		t.Fatalf("selected up to %d at once, up to %d after a while", first, second)
	}
	m, _ := d.page()
	m.(fyne.Draggable).DragEnd()
	d.wait()
	if _, now := d.editor.Selection(); now != second || len(d.later) > 0 {
		t.Error("scrolling goes on after the button was let go")
	}
	d.drag(fyne.NewPos(100, 420))
	for len(d.later) > 0 {
		d.wait()
	}
	if _, to := d.editor.Selection(); to != len(d.editor.Text()) {
		t.Errorf("selected up to %d of %d", to, len(d.editor.Text()))
	}
}

func TestRightClick(t *testing.T) {
	d := wide(t, passage)
	d.editor.Select(0, len("全县收到"))
	for _, c := range []struct{ at, want string }{
		{"县", "[全县收到]申请78件，其中自然人60件。\n二段Wi-Fi文字。"},
		{"件，", "全县收到申请78|件，其中自然人60件。\n二段Wi-Fi文字。"},
	} {
		at := d.place(c.at, true)
		d.down(at, desktop.MouseButtonSecondary, 0)
		d.up(at, desktop.MouseButtonSecondary, 0)
		d.want(c.want)
	}
	if d.menus != 2 {
		t.Errorf("%d menus", d.menus)
	}
}

// marked is a mark on the first place that reads so.
func marked(text, word string, k prose.Kind, reason string) prose.Mark {
	i := strings.Index(text, word)
	return prose.Mark{From: i, To: i + len(word), Kind: k, Reason: reason}
}

func (d *desk) hover(at fyne.Position) {
	m, origin := d.page()
	e := &desktop.MouseEvent{}
	e.Position = at.Subtract(origin)
	m.(desktop.Hoverable).MouseMoved(e)
}

func TestMarksTellAndShowTheirReason(t *testing.T) {
	d := wide(t, passage)
	d.editor.SetMarks([]prose.Mark{
		marked(passage, "60件", prose.Tied, ""), marked(passage, "收到申请78件", prose.Warning, "总计是 79"),
		marked(passage, "78件", prose.Error, "表中是 79"),
	})
	if rows := d.rows(); rows[0] != "●" {
		t.Errorf("the gravest sign is not at the left: %q", rows)
	}
	d.told = nil
	d.click(d.place("78", false), 1)
	d.wantTold("mark 表中是 79")
	at := d.place("78", false)
	d.now = d.now.Add(time.Second)
	d.down(at, desktop.MouseButtonPrimary, fyne.KeyModifierControl)
	d.up(at, desktop.MouseButtonPrimary, fyne.KeyModifierControl)
	d.wantTold("follow 表中是 79")
	d.click(d.place("收到", false), 1)
	d.wantTold("mark 总计是 79")
	d.click(d.place("其中", false), 1)
	d.click(d.place("78", false), 2) // to select, not to go elsewhere
	d.wantTold("mark 表中是 79")

	d.hover(d.place("78", false))
	if rows := d.rows(); rows[len(rows)-1] != "表中是 79" {
		t.Errorf("no reason shown: %q", rows)
	}
	before := len(d.rows())
	d.hover(d.place("其中", false))
	if len(d.rows()) != before-1 {
		t.Errorf("the reason stays: %q", d.rows())
	}
}

func TestMarksMoveWithTheText(t *testing.T) {
	d := wide(t, passage)
	d.editor.SetMarks([]prose.Mark{marked(passage, "78件", prose.Error, "一"), marked(passage, "60件", prose.Error, "二")})
	d.typed("新")
	d.told = nil
	d.click(d.place("60", false), 1)
	d.wantTold("seal", "mark 二")
	d.at("7")
	d.typed("9")
	d.told = nil
	d.click(d.place("98", false), 1)
	d.wantTold("seal")
	d.click(d.place("60", false), 1)
	d.wantTold("mark 二")
}
