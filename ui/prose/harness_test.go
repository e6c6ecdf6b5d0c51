package prose_test

import (
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"gouji.app/ui/look"
	"gouji.app/ui/prose"
)

// A desk is an editor with its find bar in a window, and an owner that keeps the text.
type desk struct {
	t      testing.TB
	editor *prose.Editor
	find   *prose.Find
	window fyne.Window
	clip   fyne.Clipboard
	mods   fyne.KeyModifier
	now    time.Time
	text   string   // as told
	told   []string // callbacks in order, save the texts
	menus  int
	later  []func() // to be run after a while
}

func theme(t testing.TB, size look.Size, dark bool) look.Theme {
	font := func(name string) fyne.Resource {
		data, err := os.ReadFile("../../assets/fonts/" + name)
		if err != nil {
			t.Fatal(err)
		}
		return fyne.NewStaticResource(name, data)
	}
	return look.Theme{Regular: font("NotoSansCJKsc-Regular.otf"), Bold: font("NotoSansCJKsc-Bold.otf"), Text: size, Dark: dark}
}

func open(t testing.TB, text string, th look.Theme, size fyne.Size) *desk {
	a := test.NewTempApp(t)
	a.Settings().SetTheme(th)
	d := &desk{t: t, clip: a.Clipboard(), now: time.Unix(0, 0), text: text}
	d.editor = prose.New(prose.Options{
		OnType:     func(text string) { d.text = text; d.told = append(d.told, "type"); d.editor.Set(text) },
		OnSeal:     func() { d.told = append(d.told, "seal") },
		OnEdit:     func(label, text string) { d.text = text; d.told = append(d.told, label); d.editor.Set(text) },
		OnKey:      func(k *fyne.KeyEvent) { d.told = append(d.told, "key "+string(k.Name)) },
		OnShortcut: func(s fyne.Shortcut) { d.told = append(d.told, "shortcut "+s.ShortcutName()) },
		OnMark: func(m prose.Mark, follow bool) {
			if follow {
				d.told = append(d.told, "follow "+m.Reason)
				return
			}
			d.told = append(d.told, "mark "+m.Reason)
		},
		Menu: func() *fyne.Menu {
			d.menus++
			return fyne.NewMenu("", fyne.NewMenuItem("复制", nil))
		},
		Now:       func() time.Time { return d.now },
		After:     func(_ time.Duration, do func()) { d.later = append(d.later, do) },
		Modifiers: func() fyne.KeyModifier { return d.mods },
		Hint:      "在此填写本章节内容。",
	})
	d.find = prose.NewFind(d.editor)
	d.window = test.NewTempWindow(t, container.NewBorder(nil, d.find, nil, nil, d.editor))
	d.window.SetPadded(false)
	d.window.Resize(size)
	d.editor.Set(text)
	d.editor.Focus()
	d.editor.Select(0, 0)
	return d
}

// wide opens a text in a window of 30 characters a row at the standard size.
func wide(t testing.TB, text string) *desk {
	return open(t, text, theme(t, look.Standard, false), fyne.NewSize(461, 400))
}

// keys types keys in order: names of Fyne, with Shift+ and Ctrl+ before them if held.
func (d *desk) keys(names ...string) {
	for _, n := range names {
		rest, shift := strings.CutPrefix(n, "Shift+")
		rest, ctrl := strings.CutPrefix(rest, "Ctrl+")
		key := fyne.KeyName(rest)
		if shift {
			d.mods = fyne.KeyModifierShift
		}
		if ctrl {
			d.editor.TypedShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault | d.mods})
		} else {
			d.editor.TypedKey(&fyne.KeyEvent{Name: key})
		}
		d.mods = 0
	}
}

func (d *desk) typed(text string) {
	for _, r := range text {
		d.editor.TypedRune(r)
	}
}

func (d *desk) paste(content string) {
	d.clip.SetContent(content)
	d.editor.TypedShortcut(&fyne.ShortcutPaste{Clipboard: d.clip})
}

// at puts the caret behind the first place that reads so.
func (d *desk) at(behind string) {
	d.t.Helper()
	k := strings.Index(d.editor.Text(), behind)
	if k < 0 {
		d.t.Fatalf("no %q in the text", behind)
	}
	d.editor.Select(k+len(behind), k+len(behind))
	d.told = nil
}

// want compares text and selection with one text in which [ and ] stand around the
// selection, or | at the caret.
func (d *desk) want(marked string) {
	d.t.Helper()
	from, to := d.editor.Selection()
	text := d.editor.Text()
	got := text[:from] + "|" + text[from:]
	if from < to {
		got = text[:from] + "[" + text[from:to] + "]" + text[to:]
	}
	if got != marked {
		d.t.Errorf("got  %q\nwant %q", got, marked)
	}
	if d.text != text {
		d.t.Errorf("told %q, holds %q", d.text, text)
	}
}

func (d *desk) wantTold(want ...string) {
	d.t.Helper()
	if !slices.Equal(d.told, want) {
		d.t.Errorf("told %q, want %q", d.told, want)
	}
	d.told = nil
}

// seen is one object with where it stands in the window.
type seen struct {
	object fyne.CanvasObject
	at     fyne.Position
}

// walk lists all visible objects below one.
func walk(o fyne.CanvasObject, at fyne.Position) []seen {
	if !o.Visible() {
		return nil
	}
	at = at.Add(o.Position())
	out := []seen{{o, at}}
	switch v := o.(type) {
	case *fyne.Container:
		for _, c := range v.Objects {
			out = append(out, walk(c, at)...)
		}
	case fyne.Widget:
		for _, c := range test.WidgetRenderer(v).Objects() {
			out = append(out, walk(c, at)...)
		}
	}
	return out
}

// rows lists the texts drawn in the editor, in order.
func (d *desk) rows() []string {
	var out []string
	for _, o := range walk(d.editor, fyne.Position{}) {
		if t, ok := o.object.(*canvas.Text); ok {
			out = append(out, t.Text)
		}
	}
	return out
}

// place is a point on the text that reads so, before its first character if edge, in
// the middle of that otherwise.
func (d *desk) place(text string, edge bool) fyne.Position {
	d.t.Helper()
	for _, o := range walk(d.window.Content(), fyne.Position{}) {
		t, ok := o.object.(*canvas.Text)
		if !ok || !strings.Contains(t.Text, text) {
			continue
		}
		before := t.Text[:strings.Index(t.Text, text)]
		x := fyne.MeasureText(before, t.TextSize, t.TextStyle).Width + 1
		if !edge {
			x += fyne.MeasureText(string([]rune(text)[:1]), t.TextSize, t.TextStyle).Width/2 - 2
		}
		return o.at.AddXY(x, t.MinSize().Height/2)
	}
	d.t.Fatalf("%q is not on screen", text)
	return fyne.Position{}
}

// page is the object of the editor that takes the mouse, and where it stands.
func (d *desk) page() (desktop.Mouseable, fyne.Position) {
	for _, o := range walk(d.window.Content(), fyne.Position{}) {
		if m, ok := o.object.(desktop.Mouseable); ok {
			if _, drag := m.(fyne.Draggable); drag {
				if _, scroll := m.(fyne.Scrollable); !scroll {
					return m, o.at
				}
			}
		}
	}
	d.t.Fatal("nothing takes the mouse")
	return nil, fyne.Position{}
}

func (d *desk) down(at fyne.Position, button desktop.MouseButton, mods fyne.KeyModifier) {
	m, origin := d.page()
	e := &desktop.MouseEvent{Button: button, Modifier: mods}
	e.Position, e.AbsolutePosition = at.Subtract(origin), at
	m.MouseDown(e)
}

func (d *desk) up(at fyne.Position, button desktop.MouseButton, mods fyne.KeyModifier) {
	m, origin := d.page()
	e := &desktop.MouseEvent{Button: button, Modifier: mods}
	e.Position, e.AbsolutePosition = at.Subtract(origin), at
	m.MouseUp(e)
}

// click presses and lets go; clicks follow each other slowly unless quick.
func (d *desk) click(at fyne.Position, times int) {
	d.now = d.now.Add(time.Second)
	for range times {
		d.down(at, desktop.MouseButtonPrimary, 0)
		d.up(at, desktop.MouseButtonPrimary, 0)
	}
}

func (d *desk) drag(to fyne.Position) {
	m, origin := d.page()
	e := &fyne.DragEvent{}
	e.Position = to.Subtract(origin)
	m.(fyne.Draggable).Dragged(e)
}

// wait lets a while pass.
func (d *desk) wait() {
	due := d.later
	d.later = nil
	for _, do := range due {
		do()
	}
}
