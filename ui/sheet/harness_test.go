package sheet_test

import (
	"fmt"
	"os"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"gouji.app/model"
	"gouji.app/model/form"
	"gouji.app/ui/look"
	"gouji.app/ui/sheet"
)

// A desk is a sheet in a window with an owner that keeps its texts.
type desk struct {
	t       testing.TB
	sheet   *sheet.Sheet
	window  fyne.Window
	report  *model.Report
	marks   map[form.Ref]sheet.Mark
	mods    fyne.KeyModifier
	told    []string // callbacks in order
	moved   form.Ref
	clip    fyne.Clipboard
	section string

	reasons, beside map[form.Ref]string
	menus           []form.Ref // cells a context menu was asked for
	overflow        func()     // what OnOverflow was given to call back
	later           []func()   // what is to run when the event is over
	due             []func()   // in some time
}

func theme(t testing.TB, size look.Size, dark bool) look.Theme {
	font, err := os.ReadFile("../../assets/fonts/NotoSansCJKsc-Regular.otf")
	if err != nil {
		t.Fatal(err)
	}
	return look.Theme{Regular: fyne.NewStaticResource("regular.otf", font), Text: size, Dark: dark}
}

func sample(t testing.TB) *model.Report {
	src, err := os.ReadFile("../../assets/sample/示例县人民政府2024.txt")
	if err != nil {
		t.Fatal(err)
	}
	r, err := model.ParsePlain(string(src), form.Gongkai2021())
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// open shows a section of the sample report in a window of the given size.
func open(t testing.TB, section string, th look.Theme, size fyne.Size) *desk {
	a := test.NewTempApp(t)
	a.Settings().SetTheme(th)
	d := &desk{t: t, report: sample(t), section: section, clip: a.Clipboard()}
	d.marks, d.reasons, d.beside = map[form.Ref]sheet.Mark{}, map[form.Ref]string{}, map[form.Ref]string{}
	s, _ := d.report.Form.Section(section)
	d.sheet = sheet.New(sheet.Options{
		Plan: s.Plan(),
		Text: d.report.Text,
		Mark: func(at form.Ref) sheet.Mark { return d.marks[at] },

		Reason: func(at form.Ref) string { return d.reasons[at] },
		Beside: func(at form.Ref) string { return d.beside[at] },
		Menu: func(at form.Ref) *fyne.Menu {
			d.menus = append(d.menus, at)
			return fyne.NewMenu("", fyne.NewMenuItem("复制", nil), fyne.NewMenuItem("粘贴", nil))
		},
		OnOverflow: func(fitting, all int, paste func()) {
			d.told = append(d.told, fmt.Sprintf("overflow %d of %d", fitting, all))
			d.overflow = paste
		},
		Later: func(f func()) { d.later = append(d.later, f) },
		After: func(_ time.Duration, f func()) { d.due = append(d.due, f) },
		OnType: func(at form.Ref, text string) {
			d.told = append(d.told, "type "+at.String()+" "+text)
			d.report.SetText(at, text)
			d.sheet.Update()
		},
		OnSeal: func() { d.told = append(d.told, "seal") },
		OnEdit: func(c model.Change) {
			line := c.Label
			for _, e := range c.Edits {
				line += " " + e.At.String() + "=" + e.Text
			}
			d.told = append(d.told, line)
			d.report.Apply(c.Edits)
			d.sheet.Update()
		},
		OnMove:     func(at form.Ref) { d.moved = at },
		OnKey:      func(k *fyne.KeyEvent) { d.told = append(d.told, "key "+string(k.Name)) },
		OnShortcut: func(sc fyne.Shortcut) { d.told = append(d.told, "shortcut "+sc.ShortcutName()) },
		Modifiers:  func() fyne.KeyModifier { return d.mods },
	})
	d.window = test.NewTempWindow(t, d.sheet)
	d.window.SetPadded(false)
	d.window.Resize(size)
	d.sheet.Focus()
	return d
}

// wait lets some time pass.
func (d *desk) wait() {
	due := d.due
	d.due = nil
	for _, do := range due {
		do()
	}
}

// bare is a sheet whose owner asks for nothing.
func bare(t testing.TB) *desk {
	d := table(t, "requests")
	s, _ := d.report.Form.Section("requests")
	d.sheet = sheet.New(sheet.Options{Plan: s.Plan(), Text: d.report.Text})
	d.window.SetContent(d.sheet)
	d.sheet.Focus()
	return d
}

// table opens a section at the standard text size in a window that holds all of it.
func table(t testing.TB, section string) *desk {
	return open(t, section, theme(t, look.Standard, false), fyne.NewSize(1000, 1000))
}

// keys types keys in order: names of Fyne, with Shift+ before them if held.
func (d *desk) keys(names ...fyne.KeyName) {
	for _, n := range names {
		d.mods = 0
		if len(n) > 6 && n[:6] == "Shift+" {
			d.mods, n = fyne.KeyModifierShift, n[6:]
		}
		d.sheet.TypedKey(&fyne.KeyEvent{Name: n})
		d.mods = 0
	}
}

func (d *desk) ctrl(name fyne.KeyName, more ...fyne.KeyModifier) {
	sc := &desktop.CustomShortcut{KeyName: name, Modifier: fyne.KeyModifierShortcutDefault}
	for _, m := range more {
		sc.Modifier |= m
	}
	d.sheet.TypedShortcut(sc)
}

func (d *desk) typed(text string) {
	for _, r := range text {
		d.sheet.TypedRune(r)
	}
}

func (d *desk) paste(content string) {
	d.clip.SetContent(content)
	d.sheet.TypedShortcut(&fyne.ShortcutPaste{Clipboard: d.clip})
}

func (d *desk) copied() string {
	d.clip.SetContent("")
	d.sheet.TypedShortcut(&fyne.ShortcutCopy{Clipboard: d.clip})
	return d.clip.Content()
}

// at selects a cell given as row/column.
func (d *desk) at(cell string) {
	d.t.Helper()
	if !d.sheet.Select(d.ref(cell)) {
		d.t.Fatalf("no cell %s", cell)
	}
}

func (d *desk) ref(cell string) form.Ref {
	d.t.Helper()
	at, err := form.ParseRef(d.section + "/" + cell)
	if err != nil {
		d.t.Fatal(err)
	}
	return at
}

func (d *desk) wantActive(cell string) {
	d.t.Helper()
	if got := d.sheet.Active(); got != d.ref(cell) {
		d.t.Errorf("active cell is %v, want %s", got, cell)
	} else if d.moved != got {
		d.t.Errorf("OnMove told %v last, active cell is %v", d.moved, got)
	}
}

// wantSelected compares the selection with the first, the last and the number of
// cells wanted.
func (d *desk) wantSelected(first, last string, n int) {
	d.t.Helper()
	sel := d.sheet.Selected()
	if len(sel) != n || sel[0] != d.ref(first) || sel[len(sel)-1] != d.ref(last) {
		d.t.Errorf("selected %d cells from %v to %v, want %d from %s to %s", len(sel), sel[0], sel[len(sel)-1], n, first, last)
	}
}

func (d *desk) wantTold(want ...string) {
	d.t.Helper()
	if !slices.Equal(d.told, want) {
		d.t.Errorf("told %q, want %q", d.told, want)
	}
	d.told = nil
}

func (d *desk) wantText(cell, want string) {
	d.t.Helper()
	if got := d.report.Text(d.ref(cell)); got != want {
		d.t.Errorf("%s holds %q, want %q", cell, got, want)
	}
}
