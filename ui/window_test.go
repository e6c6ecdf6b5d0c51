package ui

import (
	"cmp"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"gouji.app/assets"
	"gouji.app/model"
	"gouji.app/model/carry"
	"gouji.app/model/check"
	"gouji.app/model/draft"
	"gouji.app/model/form"
	"gouji.app/ui/desk"
	"gouji.app/ui/dialog"
	"gouji.app/ui/help"
	"gouji.app/ui/settings"
)

// clerk is a window on files in plain notation, and a user at it.
type clerk struct {
	*Window
	t         *testing.T
	world     *Options // what the window has of the world, to be changed at any time
	dir       string
	mods      fyne.KeyModifier
	outside   string            // file opened in another program
	kept      settings.Settings // as last written down
	keeping   error             // what keeping them ends with
	locked    map[string]string // who works on a file: another person, or "here"
	crashed   bool
	keptWords string // list of wrong words as last written down
}

func open(t *testing.T) *clerk {
	t.Helper()
	return openIn(t, t.TempDir())
}

// openIn is a new start of the program in a folder of before.
func openIn(t *testing.T, dir string) *clerk {
	t.Helper()
	f := form.Gongkai2021()
	write := func(path string, r *model.Report) error {
		if strings.Contains(path, "readonly") {
			return &model.Refusal{Message: "没有写入权限；请另存到其他位置"}
		}
		return os.WriteFile(path, []byte(r.Plain()), 0o644)
	}
	d := &clerk{t: t, dir: dir, locked: map[string]string{}}
	store := draft.Store{Folder: filepath.Join(d.dir, "drafts"), Forms: []*form.Form{f}}
	d.world = &Options{
		App: test.NewTempApp(t), Form: f, Home: d.dir, Version: "test",
		Formats: []model.Format{{
			Name: "plain", Label: "记录", Exts: []string{".txt"},
			Submit: func(io.Writer, *model.Report, model.Layout) error { return nil },
		}},
		Regular: fyne.NewStaticResource("NotoSansCJKsc-Regular.otf", assets.FontRegular),
		Bold:    fyne.NewStaticResource("NotoSansCJKsc-Bold.otf", assets.FontBold),
		Sample:  func() *model.Report { return parse(t, assets.Sample) },
		Open: func(path string) (*model.Import, error) {
			data, err := os.ReadFile(path)
			if err != nil {
				return nil, err
			}
			r, err := model.ParsePlain(string(data), f)
			if err != nil {
				return nil, &model.Refusal{Message: "读不出内容；请确认选对了文件", Cause: err}
			}
			if strings.Contains(path, "外来") { // another program's, with a number nobody could place
				return &model.Import{Report: r, Notes: []model.Note{
					{Line: 7, Text: "其他 | 1,234 件", At: form.Ref{Section: "requests", Row: "carried-out"}, Message: "没有认出", Lost: true},
				}}, nil
			}
			return &model.Import{Report: r, Own: true}, nil
		},
		OpenText: func(text, _ string) (*model.Import, error) {
			r, err := model.ParsePlain(text, f)
			if err != nil {
				return nil, &model.Refusal{Message: "粘贴的文字里没有找到年报", Cause: err}
			}
			return &model.Import{Report: r}, nil
		},
		WebCode: func(_ *model.Report, sections []string, tablesOnly bool) (string, error) {
			what := cmp.Or(strings.Join(sections, "、"), "all")
			if tablesOnly {
				what = "tables of " + what
			}
			return what, nil
		},
		Divide: divide, Export: func(path string, r *model.Report, _ model.Layout) error { return write(path, r) },
		Save: func(path string, r *model.Report, _ bool) error { return write(path, r) },
		Hold: d.hold,
		Diagnosis: help.Diagnosis{
			Export:  func(path string) error { return os.WriteFile(path, []byte("诊断"), 0o644) },
			Crashed: func() bool { return d.crashed },
			Forget:  func() error { d.crashed = false; return nil },
		},
		ExportCheck: func(path string, a check.Audit) error {
			return os.WriteFile(path, []byte(a.Findings[0].Message), 0o644)
		},
		ExportRevision: func(path string, x carry.Revision) error {
			lines := []string{x.From + " → " + x.To, x.Reason}
			for _, c := range x.Differences {
				lines = append(lines, c.Place(f)+"："+c.Old+" → "+c.New)
			}
			return os.WriteFile(path, []byte(strings.Join(lines, "\n")), 0o644)
		},
		ExportYears: func(path string, reports []*model.Report) error {
			var years []string
			for _, r := range reports {
				years = append(years, r.UnitName()+" "+strconv.Itoa(r.Year()))
			}
			return os.WriteFile(path, []byte(strings.Join(years, "\n")), 0o644)
		},
		Stamp: func(path string) string {
			data, _ := os.ReadFile(path)
			return string(data)
		},
		Scratch:     func(name string) (string, error) { return filepath.Join(d.dir, name), nil },
		OpenOutside: func(path string) error { d.outside = path; return nil },
		NewWindow:   func() error { return nil },
		Drafts: &draft.Saver{
			Store: store, Now: time.Now,
			After: func(time.Duration, func()) (stop func() bool) { return func() bool { return true } },
		},
		DraftStore: store,
		Keep:       func(change func(*settings.Settings)) error { change(&d.kept); return d.keeping },
		KeepWords:  func(list string) error { d.keptWords = list; return nil },
		Modifiers:  func() fyne.KeyModifier { return d.mods },
		Go:         func(f func()) { f() },
		After:      func(time.Duration, func()) {},
		Log:        func(doing string, err error) { t.Log(doing, err) },
	}
	o := *d.world
	o.OpenText = func(text, source string) (*model.Import, error) { return d.world.OpenText(text, source) }
	o.Go = func(f func()) { d.world.Go(f) }
	o.After = func(wait time.Duration, f func()) { d.world.After(wait, f) }
	d.Window = NewWindow(o)
	d.Show()
	d.Resize(fyne.NewSize(1366, 768))
	return d
}

// divide knows headings by their official words only.
func divide(text string) []model.Edit {
	out := []model.Edit{{}}
	for line := range strings.SplitSeq(text, "\n") {
		sections := form.Gongkai2021().Sections
		if i := slices.IndexFunc(sections, func(s form.Section) bool { return s.Title == line }); i >= 0 {
			out = append(out, model.Edit{At: form.Ref{Section: sections[i].Key}})
		} else {
			last := &out[len(out)-1]
			last.Text = strings.TrimPrefix(last.Text+"\n"+line, "\n")
		}
	}
	return slices.DeleteFunc(out, func(e model.Edit) bool { return e.Text == "" })
}

func parse(t *testing.T, src string) *model.Report {
	t.Helper()
	r, err := model.ParsePlain(src, form.Gongkai2021())
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// file puts a file on the desk and returns its path.
func (d *clerk) file(name, content string) string {
	path := filepath.Join(d.dir, name)
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		d.t.Fatal(err)
	}
	return path
}

func (d *clerk) typing(text string, keys ...fyne.KeyName) {
	focused := d.win.Canvas().Focused()
	if focused == nil {
		d.t.Fatal("nothing has the keyboard")
	}
	for _, r := range text {
		focused.TypedRune(r)
	}
	for _, k := range keys {
		focused.TypedKey(&fyne.KeyEvent{Name: k})
	}
}

func (d *clerk) cell(ref string) string {
	at, err := form.ParseRef(ref)
	if err != nil {
		d.t.Fatal(err)
	}
	return d.desk.Report().Text(at)
}

// messages are the findings shown, in order.
func (d *clerk) messages() (out []string) {
	for _, f := range d.desk.Result().Findings {
		out = append(out, f.Message)
	}
	return out
}

// front is the dialog in front as it is drawn.
func (d *clerk) front() fyne.CanvasObject { return d.win.Canvas().Overlays().Top() }

// dialog is the text of the open dialog, "" where none is open.
func (d *clerk) dialog() string {
	if len(d.win.Canvas().Overlays().List()) == 0 {
		return ""
	}
	var words []string
	for _, o := range test.LaidOutObjects(d.front()) {
		switch v := o.(type) {
		case *widget.Label:
			words = append(words, v.Text)
		case *dialog.Button:
			words = append(words, "["+v.Text+"]")
		case flowing:
			words = append(words, v.String())
		}
	}
	return strings.Join(words, " ")
}

// flowing is a text of the program, also one that leads somewhere.
type flowing interface {
	String() string
	Set(string)
}

// follow taps the text of the open dialog that begins with some words.
func (d *clerk) follow(words string) {
	d.t.Helper()
	for _, o := range test.LaidOutObjects(d.front()) {
		text, ok := o.(flowing)
		if link, leads := o.(fyne.Tappable); ok && leads && strings.Contains(text.String(), words) {
			test.Tap(link)
			return
		}
	}
	d.t.Fatalf("nothing leads to %s in %s", words, d.dialog())
}

// press taps a button of the open dialog.
func (d *clerk) press(label string) {
	d.t.Helper()
	for _, o := range test.LaidOutObjects(d.front()) {
		if b, ok := o.(*dialog.Button); ok && b.Text == label {
			test.Tap(b)
			return
		}
	}
	d.t.Fatalf("no button %s in %s", label, d.dialog())
}

func (d *clerk) wants(what, got, want string) {
	d.t.Helper()
	if got != want {
		d.t.Errorf("%s is %q, want %q", what, got, want)
	}
}

func TestTypeFixUndoSave(t *testing.T) {
	d := open(t)
	path := d.file("示例.txt", assets.Sample)
	d.Open(path)
	d.wants("title", d.win.Title(), "示例县人民政府 · 2024 · 示例.txt · 勾稽")
	wrong := func(m string) bool { return strings.Contains(m, "（七）总计·总计") }
	if !slices.ContainsFunc(d.messages(), wrong) {
		t.Fatalf("the sample says %v", d.messages())
	}

	d.Command(CmdNextFinding)
	d.wants("active cell", d.middle.Table().Sheet.Active().String(), "requests/handled/total")
	d.typing("85", fyne.KeyReturn)
	if m := d.messages(); slices.ContainsFunc(m, wrong) {
		t.Errorf("after typing the right total there is still %v", m)
	}
	d.wants("title", d.win.Title(), "示例县人民政府 · 2024 · 示例.txt* · 勾稽")

	d.Command(CmdUndo)
	d.wants("after one undo", d.cell("requests/handled/total"), "86")
	f := d.desk.Result().Findings[0]
	d.findings.OnFix(f, f.Fixes[0])
	d.wants("after the fix", d.cell("requests/handled/total"), "85")

	d.Command(CmdSave)
	d.wants("title", d.win.Title(), "示例县人民政府 · 2024 · 示例.txt · 勾稽")
	saved, err := os.ReadFile(path)
	if err != nil || !strings.Contains(string(saved), "requests/handled: 78 4 0 0 2 1 85") {
		t.Errorf("saved %v %s", err, saved)
	}
}

func TestTotalsFollowAndManualOnesStay(t *testing.T) {
	d := open(t)
	d.Open(d.file("示例.txt", assets.Sample))
	d.jumpTo("requests/new/person")
	d.typing("80", fyne.KeyReturn)
	d.wants("row total", d.cell("requests/new/total"), "88")
	d.jumpTo("requests/new/total")
	d.typing("90", fyne.KeyReturn)
	d.jumpTo("requests/new/person")
	d.typing("70", fyne.KeyReturn)
	d.wants("manual total", d.cell("requests/new/total"), "90")
	d.jumpTo("requests/new/total")
	d.Command(CmdRestoreTotal)
	d.wants("total restored", d.cell("requests/new/total"), "78")
}

func (d *clerk) jumpTo(ref string) {
	at, _ := form.ParseRef(ref)
	d.middle.ShowSection(at.Section)
	d.middle.GoTo(at)
}

func TestUnreadableFileChangesNothing(t *testing.T) {
	d := open(t)
	d.Open(d.file("示例.txt", assets.Sample))
	d.jumpTo("requests/new/person")
	d.typing("80", fyne.KeyReturn)
	d.Open(d.file("通知.txt", "关于开会的通知\n"))
	d.wants("dialog", d.dialog(), "读不出内容；请确认选对了文件 [知道了]")
	d.press("知道了")
	d.wants("open file", d.desk.File().Name(), "示例.txt")
	d.wants("typed text", d.cell("requests/new/person"), "80")
	if !d.desk.Session().Unsaved() {
		t.Error("the change counts as saved")
	}
}

func TestUnsavedChangesAreAskedAbout(t *testing.T) {
	d := open(t)
	path := d.file("示例.txt", assets.Sample)
	d.Open(path)
	d.jumpTo("requests/new/person")
	d.typing("80")

	d.Command(CmdNew)
	if !strings.Contains(d.dialog(), "[保存] [不保存] [取消]") {
		t.Fatalf("dialog is %q", d.dialog())
	}
	d.press("取消")
	d.wants("open file", d.desk.File().Name(), "示例.txt")

	d.Command(CmdNew)
	d.press("保存")
	d.wants("open file", d.desk.File().Name(), "未命名")
	if saved, _ := os.ReadFile(path); !strings.Contains(string(saved), "requests/new: 80 ") {
		t.Error("what was typed is not in the file")
	}
}

func TestSavingNoticesAnotherHand(t *testing.T) {
	d := open(t)
	path := d.file("示例.txt", assets.Sample)
	d.Open(path)
	d.jumpTo("requests/new/person")
	d.typing("80")
	d.file("示例.txt", "form gongkai-2021\nunit/name: 别人的修改\n")
	d.Command(CmdSave)
	if !strings.Contains(d.dialog(), "被其他程序改动") {
		t.Fatalf("dialog is %q", d.dialog())
	}
	d.press("取消")
	if saved, _ := os.ReadFile(path); !strings.Contains(string(saved), "别人的修改") {
		t.Error("the other hand's file was overwritten")
	}
	if !d.desk.Session().Unsaved() {
		t.Error("the change counts as saved")
	}
}

func TestNarrativeSharesTheOneHistory(t *testing.T) {
	d := open(t)
	d.New()
	d.middle.ShowSection("overview")
	d.middle.GoTo(form.Ref{Section: "overview"})
	d.typing("全年收到申请4件。")
	d.wants("narrative", d.cell("overview"), "全年收到申请4件。")
	d.jumpTo("requests/new/person")
	d.typing("4", fyne.KeyReturn)
	d.Command(CmdUndo)
	d.wants("cell after one undo", d.cell("requests/new/person"), "")
	d.Command(CmdUndo)
	d.wants("narrative after two", d.cell("overview"), "")
	d.Command(CmdRedo)
	d.wants("narrative after redo", d.cell("overview"), "全年收到申请4件。")
	d.wants("editor", d.middle.Text().Editor.Text(), "全年收到申请4件。")
}

// A new report shows 未填, not errors, and an equation that a blank can still repair
// is no finding while its table is being filled in.
func TestNewReportIsQuiet(t *testing.T) {
	d := open(t)
	d.New()
	d.jumpTo("requests/new/person")
	d.typing("4", fyne.KeyReturn)
	if m := d.messages(); len(m) != 0 {
		t.Errorf("findings while typing: %v", m)
	}
	if line := d.middle.Table().Line.String(); !strings.Contains(line, "还差 4 件未填") {
		t.Errorf("the line below the sheet says %q", line)
	}
	d.middle.ShowSection("problems")
	if m := d.messages(); len(m) == 0 {
		t.Error("no finding after the half-filled table was left")
	}
}

func TestFillZerosAndPlacesOfParts(t *testing.T) {
	d := open(t)
	d.New()
	d.wants("state", d.middle.State("disputes"), "未填")
	d.jumpTo("disputes/cases/review-upheld")
	d.Command(CmdFillZeros)
	d.wants("cell", d.cell("disputes/cases/after-total"), "0")
	d.wants("state", d.middle.State("disputes"), "✓")
	d.Command(CmdUndo)
	d.wants("cell", d.cell("disputes/cases/after-total"), "")

	d.Command(CmdFillNone)
	d.wants("request", d.cell("requests/handled/total"), "0")
	d.wants("dispute", d.cell("disputes/cases/after-total"), "0")
	d.wants("fee", d.cell("proactive/fees/amount"), "")
	d.Command(CmdUndo)
	d.wants("request after one undo", d.cell("requests/handled/total"), "")
}

// What last year left to this year is no 0.
func TestNoneIsAskedWhereLastYearLeftSome(t *testing.T) {
	d := open(t)
	last := parse(t, "form gongkai-2021\nunit/name: 甲局\nunit/year: 2023\nrequests/carried-out: 3 0 0 0 0 0 3\n")
	d.Open(d.file("今年.txt", "form gongkai-2021\nunit/name: 甲局\nunit/year: 2024\n"))
	d.desk.ComparePriors(d.desk.File(), []desk.Prior{{Path: d.file("去年.txt", last.Plain()), Report: last}})
	d.Command(CmdFillNone)
	d.wants("question", d.dialog(), "上年年报的四、结转下年度·自然人是 3，本年填 0 就对不上。 [取消] [仍然全部填 0]")
	d.press("取消")
	d.wants("request", d.cell("requests/carried-in/person"), "")
	d.Command(CmdFillNone)
	d.press("仍然全部填 0")
	d.wants("request", d.cell("requests/carried-in/person"), "0")
}
