package prose_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
	"pgregory.net/rapid"

	"gouji.app/ui/look"
	"gouji.app/ui/prose"
)

// model is the plain string that an editor must agree with.
type model struct {
	runes        []rune
	from, to, at int // selection and caret, which is one of its ends
}

func (m *model) put(text string) {
	m.runes = slices.Concat(m.runes[:m.from], []rune(text), m.runes[m.to:])
	m.from += utf8.RuneCountInString(text)
	m.to, m.at = m.from, m.from
}

func (m *model) erase(d int) {
	if m.from == m.to {
		m.from, m.to = max(min(m.at, m.at+d), 0), min(max(m.at, m.at+d), len(m.runes))
	}
	m.put("")
}

func (m *model) follow(e *prose.Editor) {
	from, to := e.Selection()
	m.from, m.to = utf8.RuneCountInString(e.Text()[:from]), utf8.RuneCountInString(e.Text()[:to])
	m.at = m.to
}

func TestEditorAgreesWithAString(t *testing.T) {
	d := open(t, "", theme(t, look.Standard, false), fyne.NewSize(180, 150))
	letters := rapid.StringOfN(rapid.SampledFrom([]rune("政府公开，。“”（）12.5% Wi\n")), 0, 12, -1)
	moves := []string{"Left", "Right", "Up", "Down", "Home", "End", "Prior", "Next", "Ctrl+Left", "Ctrl+Right", "Ctrl+Up", "Ctrl+Down", "Ctrl+Home", "Ctrl+End"}
	rapid.Check(t, func(t *rapid.T) {
		start := letters.Draw(t, "start")
		d.text = start
		d.editor.Set(start)
		d.editor.Select(0, 0)
		m := &model{runes: []rune(start)}
		for range rapid.IntRange(1, 30).Draw(t, "steps") {
			switch rapid.IntRange(0, 6).Draw(t, "do") {
			case 0:
				text := letters.Draw(t, "typed")
				d.typed(text)
				if text != "" {
					m.put(text)
				}
			case 1:
				d.keys("BackSpace")
				m.erase(-1)
			case 2:
				d.keys("Delete")
				m.erase(1)
			case 3:
				text := letters.Draw(t, "pasted")
				d.paste(text)
				if clean := prose.Clean(text); clean != "" {
					m.put(clean)
				}
			case 4:
				d.keys("Shift+" + rapid.SampledFrom(moves).Draw(t, "select"))
				m.follow(d.editor)
			case 5:
				d.keys(rapid.SampledFrom(moves).Draw(t, "move"))
				m.follow(d.editor)
				if m.from != m.to {
					t.Fatal("a move leaves a selection")
				}
			case 6:
				d.keys("Return")
				m.put("\n")
			}
			if got := d.editor.Text(); got != string(m.runes) || d.text != got {
				t.Fatalf("holds %q, told %q, want %q", got, d.text, string(m.runes))
			}
			from, to := d.editor.Selection()
			if from < 0 || to > len(d.editor.Text()) || from > to || !utf8.ValidString(d.editor.Text()[from:to]) {
				t.Fatalf("selection %d to %d of %d", from, to, len(d.editor.Text()))
			}
			at, size, ok := d.editor.Caret()
			if room := d.editor.Size(); !ok || at.Y < 0 || at.Y+size.Height > room.Height || at.X < 0 || at.X > room.Width {
				t.Fatalf("caret at %v, out of sight", at)
			}
		}
	})
}

func TestOnlyRowsInSightAreDrawn(t *testing.T) {
	d := wide(t, strings.Repeat(passage+"\n", 500))
	if n := len(walk(d.editor, fyne.Position{})); n > 60 {
		t.Errorf("%d objects", n)
	}
	d.keys("Ctrl+End", "Ctrl+Up")
	if rows := d.rows(); len(rows) > 20 || !strings.Contains(strings.Join(rows, ""), "二段Wi-Fi文字。") {
		t.Errorf("the end is not in sight: %q", rows)
	}
}

func TestHintStandsWhereNothingIs(t *testing.T) {
	d := wide(t, "")
	if rows := d.rows(); !slices.Equal(rows, []string{"在此填写本章节内容。"}) {
		t.Errorf("shown %q", rows)
	}
	d.typed("甲")
	if rows := d.rows(); !slices.Equal(rows, []string{"甲"}) {
		t.Errorf("shown %q", rows)
	}
}

func TestHeadingsAreBold(t *testing.T) {
	d := wide(t, "（一）主动公开\n全县发布信息。")
	bold := func() (out string) {
		for _, o := range walk(d.editor, fyne.Position{}) {
			if text, ok := o.object.(*canvas.Text); ok && text.TextStyle.Bold {
				out += text.Text
			}
		}
		return out
	}
	if got := bold(); got != "（一）主动公开" {
		t.Errorf("bold: %q", got)
	}
	d.keys("End")
	d.typed("。发布")
	if got := bold(); got != "" {
		t.Errorf("bold after the paragraph went on: %q", got)
	}
}

func TestCaretIsNowhereWithoutTheKeyboard(t *testing.T) {
	d := wide(t, "甲")
	d.window.Canvas().Unfocus()
	if _, _, ok := d.editor.Caret(); ok {
		t.Error("a caret without the keyboard")
	}
}

func TestOpenedTextBeginsAtItsStart(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme(t, look.Standard, false))
	e := prose.New(prose.Options{})
	w := test.NewTempWindow(t, e)
	w.Resize(fyne.NewSize(300, 200))
	e.Set(strings.Repeat(passage, 50))
	if from, _ := e.Selection(); from != 0 {
		t.Errorf("the caret is at %d", from)
	}
}

func TestTextSizeAndWidthChangeLive(t *testing.T) {
	long := strings.ReplaceAll(passage, "\n", "")
	d := wide(t, strings.Repeat(long+long+"\n", 30))
	before := len(d.rows()[0])
	d.editor.Select(len(long)*30, len(long)*30)
	fyne.CurrentApp().Settings().SetTheme(theme(t, look.Huge, true))
	d.editor.Refresh()
	if _, size, _ := d.editor.Caret(); size.Height < 20 {
		t.Errorf("the caret is %v high", size.Height)
	}
	d.keys("Ctrl+Home")
	if now := len(d.rows()[0]); now >= before {
		t.Errorf("a row holds %d bytes, held %d", now, before)
	}
	top := d.rows()[0]
	d.window.Resize(fyne.NewSize(700, 400))
	if now := d.rows()[0]; len(now) < len(top) || !strings.HasPrefix(now, top) {
		t.Errorf("the first row is %q", now)
	}
}

func TestReplaceIsAStepOfItsOwn(t *testing.T) {
	d := wide(t, "甲乙丙")
	d.editor.Select(len("甲"), len("甲乙"))
	d.told = nil
	d.editor.Replace("常用语", "新字")
	d.want("甲新字|丙")
	d.wantTold("常用语")
	d.typed("甲")
	d.editor.Replace("常用语", "")
	d.wantTold("type", "seal")
	d.editor.Select(0, len("甲"))
	d.editor.Replace("常用语", "甲")
	d.want("甲|新字甲丙")
	d.wantTold()
}

func TestTabLeaves(t *testing.T) {
	d := wide(t, "甲")
	other := widget.NewEntry()
	d.window.SetContent(container.NewVBox(d.editor, other))
	d.editor.Focus()
	test.FocusNext(d.window.Canvas())
	if d.window.Canvas().Focused() != other {
		t.Error("Tab stays")
	}
}

// bench types one character after another in the middle of 5,000.
func bench(b *testing.B, length int, typed func(text string) (fyne.CanvasObject, func(rune))) {
	test.NewTempApp(b).Settings().SetTheme(theme(b, look.Standard, false))
	unit := []rune(strings.Repeat("全县收到申请78件，其中自然人60件；予以公开31件。", 50))[:length-1]
	o, key := typed(strings.Repeat(string(unit)+"\n", 5000/length))
	w := test.NewTempWindow(b, o)
	w.Resize(fyne.NewSize(700, 600))
	b.ResetTimer()
	for range b.N {
		key('新')
		key('\b')
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(2*b.N), "µs/key")
}

func BenchmarkKeystroke(b *testing.B) {
	for name, length := range map[string]int{"paragraphs of 250": 250, "paragraphs of 1000": 1000} {
		b.Run("editor/"+name, func(b *testing.B) {
			bench(b, length, func(text string) (fyne.CanvasObject, func(rune)) {
				e := prose.New(prose.Options{})
				e.Set(text)
				e.Select(len(text)/2, len(text)/2)
				return e, func(r rune) {
					if r == '\b' {
						e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
						return
					}
					e.TypedRune(r)
				}
			})
		})
		b.Run("entry/"+name, func(b *testing.B) {
			bench(b, length, func(text string) (fyne.CanvasObject, func(rune)) {
				e := widget.NewMultiLineEntry()
				e.Wrapping = fyne.TextWrapBreak
				e.SetText(text)
				e.CursorRow, e.CursorColumn = 60, 9
				return e, func(r rune) {
					if r == '\b' {
						e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
						return
					}
					e.TypedRune(r)
				}
			})
		})
	}
}
