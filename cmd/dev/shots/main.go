// Command shots draws the screens of 勾稽 with Fyne's headless driver:
//
//	shots FOLDER [NAME…]
//
// writes FOLDER/NAME.png for the named screens, or for all.
package main

import (
	"errors"
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"gouji.app/assets"
	"gouji.app/export"
	"gouji.app/model"
	"gouji.app/model/draft"
	"gouji.app/model/form"
	"gouji.app/ui"
	"gouji.app/ui/control"
	"gouji.app/ui/settings"
)

// A screen is one picture: a look, a size, and what the user did before.
type screen struct {
	name  string
	size  fyne.Size
	look  func(*settings.Settings) // nil: as a new user has it
	file  string                   // opened first; "" for the start page
	steps func(*ui.Window)
}

// files are the reports that screens open.
type files struct {
	sample, final, revised, lost, broken string
	last, absorbed, nameless             string // of last year
}

func screens(f files, drafts draft.Store) []screen {
	sample, final, revised, lost, broken := f.sample, f.final, f.revised, f.lost, f.broken
	std := fyne.NewSize(1366, 768)
	part := func(key string) func(*ui.Window) { return func(w *ui.Window) { w.ShowSection(key) } }
	do := func(labels ...string) func(*ui.Window) {
		return func(w *ui.Window) {
			for _, l := range labels {
				w.Command(l)
			}
		}
	}
	sized := func(name string) func(*settings.Settings) {
		return func(s *settings.Settings) { s.TextSize = name }
	}
	dark := func(s *settings.Settings) { s.Dark = true }
	return []screen{
		{"开始", std, nil, "", nil},
		{"窗口", std, nil, sample, nil},
		{"新建", std, nil, "", do("新建")},
		{"单位与年度", std, nil, sample, part(form.UnitSection)},
		{"引言", std, nil, sample, part("preamble")},
		{"一总体情况", std, nil, sample, part("overview")},
		{"二主动公开", std, nil, sample, part("proactive")},
		{"四复议诉讼", std, nil, sample, part("disputes")},
		{"五问题", std, nil, sample, part("problems")},
		{"六其他", std, nil, sample, part("other")},
		{"核对", std, nil, sample, do("下一个问题")},
		{"预览", std, nil, sample, do("预览")},
		{"小窗口", fyne.NewSize(1280, 720), nil, sample, nil},
		{"大窗口", fyne.NewSize(1920, 1080), nil, sample, nil},
		{"4K窗口", fyne.NewSize(3840, 2160), nil, sample, nil},
		{"小字", std, sized("小"), sample, nil},
		{"大字", std, sized("大"), sample, nil},
		{"特大字", std, sized("特大"), sample, nil},
		{"特大字开始", std, sized("特大"), "", nil},
		{"深色", std, dark, sample, nil},
		{"右键菜单", std, nil, sample, press(desktop.KeyMenu)},
		{"选取", std, nil, sample, do("全选")},
		{"全选填 0", std, nil, "", func(w *ui.Window) {
			w.Command("新建")
			w.ShowSection("disputes")
			w.Command("空格填 0")
		}},
		{"正在填写", std, nil, "", func(w *ui.Window) {
			w.Command("新建")
			w.ShowSection("requests")
			typing(w, "13")
			press(fyne.KeyTab)(w)
			typing(w, "2x")
			press(fyne.KeyTab)(w)
			typing(w, "/")
			press(fyne.KeyReturn)(w)
		}},
		{"离开未填完的表", std, nil, "", func(w *ui.Window) {
			w.Command("新建")
			w.ShowSection("requests")
			typing(w, "13")
			press(fyne.KeyReturn)(w)
			w.ShowSection("problems")
			w.ShowSection("requests")
		}},
		{"粘贴提问", std, nil, sample, func(w *ui.Window) {
			w.ShowSection("disputes")
			press(fyne.KeyEnd)(w)
			fyne.CurrentApp().Clipboard().SetContent("1\t2\t3")
			w.Command("粘贴")
		}},
		{"常用语", std, nil, sample, func(w *ui.Window) {
			w.ShowSection("overview")
			w.Command("常用语…")
			press(fyne.KeyDown)(w)
		}},
		{"文字右键菜单", std, nil, sample, func(w *ui.Window) {
			w.ShowSection("other")
			press(desktop.KeyMenu)(w)
			for range 7 {
				press(fyne.KeyDown)(w)
			}
			press(fyne.KeyRight)(w)
		}},
		{"分别放入提问", std, nil, sample, func(w *ui.Window) {
			w.ShowSection("problems")
			fyne.CurrentApp().Clipboard().SetContent("五、存在的主要问题及改进情况\n更新不够及时。\n六、其他需要报告的事项\n没有收费。")
			w.Command("粘贴")
		}},
		{"粘贴网页提问", std, nil, sample, func(w *ui.Window) {
			w.ShowSection("overview")
			fyne.CurrentApp().Clipboard().SetContent("一、总体情况\n全年平稳。\n二、主动公开政府信息情况\n1\t2\n六、其他需要报告的事项\n没有收费。")
			w.Command("粘贴")
		}},
		{"未填文字", std, nil, sample, func(w *ui.Window) {
			w.ShowSection("problems")
			w.Command("全选")
			press(fyne.KeyDelete)(w)
			w.ShowSection("other")
			w.ShowSection("problems")
		}},
		{"深色预览", std, dark, sample, do("预览")},
		{"读取结果", std, nil, lost, nil},
		{"填到哪一格", std, nil, lost, click("填到…")},
		{"开始有上年年报", std, known(f.last), "", nil},
		{"新建有上年年报", std, known(f.last), "", func(w *ui.Window) {
			w.Command("新建")
			typing(w, "示例县人民政府")
		}},
		{"从上年年报开始", std, nil, "", beginWith(filepath.Base(f.last))},
		{"特大字从上年年报开始", std, sized("特大"), "", beginWith(filepath.Base(f.last))},
		{"哪个单位的年报", std, nil, "", func(w *ui.Window) {
			beginWith(filepath.Base(f.nameless))(w)
			press(fyne.KeyReturn)(w)
		}},
		{"粘贴上年年报", std, nil, "", func(w *ui.Window) {
			fyne.CurrentApp().Clipboard().SetContent(lastYear().Plain())
			w.Command("粘贴整份年报…")
		}},
		{"机构改革", std, nil, "", reform(f.last, f.absorbed)},
		{"特大字机构改革", std, sized("特大"), "", reform(f.last, f.absorbed)},
		{"下年草稿", std, nil, "", begun(f.last, func(*ui.Window) {})},
		{"沿用上年未改", std, nil, "", begun(f.last, part("overview"))},
		{"特大字沿用上年未改", std, sized("特大"), "", begun(f.last, part("overview"))},
		{"深色沿用上年未改", std, dark, "", begun(f.last, part("overview"))},
		{"确认沿用", std, nil, "", begun(f.last, func(w *ui.Window) {
			w.ShowSection("problems")
			press(desktop.KeyMenu)(w)
		})},
		{"本部分都确认沿用", std, nil, "", begun(f.last, func(w *ui.Window) {
			w.ShowSection("overview")
			w.Command("本部分都确认沿用…")
		})},
		{"上年结转", std, nil, "", begun(f.last, part("requests"))},
		{"按上年推算", std, nil, "", begun(f.last, func(w *ui.Window) {
			w.ShowSection("proactive")
			for _, number := range []string{"0", "0"} {
				typing(w, number)
				press(fyne.KeyTab)(w)
			}
		})},
		{"沿用上年的内容", std, nil, "", begun(f.last, do("沿用上年的内容…"))},
		{"原单位年报", std, nil, "", begun(f.last, do("原单位年报…"))},
		{"用修改稿更新", std, nil, sample, func(w *ui.Window) {
			w.Command("用修改稿更新…")
			typing(w, filepath.Base(revised))
			press(fyne.KeyReturn)(w)
		}},
		{"打开失败", std, nil, broken, nil},
		{"打开对话框", std, nil, sample, do("打开…")},
		{"另存为对话框", std, nil, sample, do("另存为…")},
		{"未保存提问", std, nil, sample, do("下一个问题", "恢复自动合计", "退出")},
		{"导出提问", std, nil, sample, do("导出…")},
		{"正文中的数", std, nil, sample, contradict},
		{"深色正文中的数", std, dark, sample, contradict},
		{"文表核对", std, nil, sample, func(w *ui.Window) { contradict(w); w.Command("文表核对…") }},
		{"深色文表核对", std, dark, sample, func(w *ui.Window) { contradict(w); w.Command("文表核对…") }},
		{"常见错词", std, nil, sample, func(w *ui.Window) {
			w.Command("常见错词…")
			typing(w, "布暑=部署\n撤消=撤销!撤消息")
		}},
		{"单位建议", std, nil, "", func(w *ui.Window) {
			w.Command("新建")
			typing(w, "沭阳县财政局")
		}},
		{"按行复制", std, nil, sample, func(w *ui.Window) {
			w.ShowSection("proactive")
			w.Command("按行复制…")
			press(fyne.KeyReturn)(w)
		}},
		{"与已发布网页核对", std, nil, sample, func(w *ui.Window) {
			r := finished()
			r.SetText(form.Ref{Section: "requests", Row: "new", Col: "person"}, "87")
			r.SetText(form.Ref{Section: "other"}, "没有其他需要报告的事项。")
			fyne.CurrentApp().Clipboard().SetContent(r.Plain())
			w.Command("与已发布网页核对…")
			press(fyne.KeyReturn)(w)
		}},
		{"定稿", std, nil, final, nil},
		{"定稿提问", std, nil, sample, do("标为定稿…")},
		{"另存为更正稿", std, nil, final, do("另存为更正稿…")},
		{"修改对照表", std, nil, final, do("修改对照表…")},
		{"上年对照", std, nil, sample, compared("requests")},
		{"上年对照小窗口", fyne.NewSize(1280, 720), nil, sample, compared("requests")},
		{"上年对照特大字", std, sized("特大"), sample, compared("requests")},
		{"上年对照主动公开", std, nil, sample, compared("proactive")},
		{"上年对照复议诉讼", std, dark, sample, compared("disputes")},
		{"上年文字", std, nil, sample, compared("overview")},
		{"上年文字小窗口", fyne.NewSize(1280, 720), nil, sample, compared("problems")},
		{"上年文字深色", std, dark, sample, compared("overview")},
		{"上年文字特大字", std, sized("特大"), sample, compared("overview")},
		{"比较文字", std, nil, sample, likenesses},
		{"比较文字小窗口", fyne.NewSize(1280, 720), nil, sample, likenesses},
		{"比较文字特大字", std, sized("特大"), sample, likenesses},
		{"比较文字深色", std, dark, sample, likenesses},
		{"年度对比", std, nil, sample, years("")},
		{"年度对比数字", std, nil, sample, years("全部数字")},
		{"年度对比小窗口", fyne.NewSize(1280, 720), nil, sample, years("")},
		{"年度对比特大字", std, sized("特大"), sample, years("全部数字")},
		{"年度对比深色", std, dark, sample, years("")},
		{"登记意见", std, nil, sample, do("登记意见…")},
		{"数据来源", std, nil, sample, do("数据来源…")},
		{"说明对话框", std, nil, sample, func(w *ui.Window) {
			remark(w)
			w.Command("说明…")
		}},
		{"特大字说明对话框", std, sized("特大"), sample, func(w *ui.Window) {
			remark(w)
			w.Command("说明…")
		}},
		{"已说明", std, nil, sample, func(w *ui.Window) {
			remark(w)
			w.Command("说明…")
			typing(w, "经办人已电话核实，数字以受理台账为准")
			press(fyne.KeyReturn)(w)
		}},
		{"填报说明", std, nil, sample, do("填报说明")},
		{"快捷键", std, nil, sample, do("快捷键")},
		{"关于", std, nil, sample, do("关于勾稽")},
		// The last one: every window after it would find the drafts.
		{"开始有恢复稿", std, nil, "", func(w *ui.Window) {
			leaveDrafts(drafts)
			w.Command("文字标准") // shows the start page anew
		}},
	}
}

// known is a user whose last report is remembered.
func known(path string) func(*settings.Settings) {
	return func(s *settings.Settings) {
		s.Filed(settings.File{Unit: "示例县人民政府", Year: 2023, Path: path})
	}
}

// beginWith asks for a file of last year and looks at what is taken over.
func beginWith(name string) func(*ui.Window) {
	return func(w *ui.Window) {
		w.Command("从上年年报开始…")
		typing(w, name)
		press(fyne.KeyReturn)(w)
	}
}

// begun begins next year's draft with a file.
func begun(path string, then func(*ui.Window)) func(*ui.Window) {
	return func(w *ui.Window) {
		beginWith(filepath.Base(path))(w)
		press(fyne.KeyReturn)(w)
		then(w)
	}
}

// reform takes over a second body.
func reform(first, second string) func(*ui.Window) {
	return func(w *ui.Window) {
		beginWith(filepath.Base(first))(w)
		click("添加原单位年报…")(w)
		typing(w, filepath.Base(second))
		press(fyne.KeyReturn)(w)
	}
}

// finished is the sample as a final report.
func finished() *model.Report {
	r := sample()
	for _, s := range []model.State{model.Review, model.Final} {
		r.Apply(r.NewVersion(s, "2025年1月20日", "").Edits())
	}
	return r
}

// press sends a key to whatever has the keyboard.
func press(key fyne.KeyName) func(*ui.Window) {
	return func(w *ui.Window) {
		if f := w.Canvas().Focused(); f != nil {
			f.TypedKey(&fyne.KeyEvent{Name: key})
		}
	}
}

// click presses the first button of that name in the dialog in front.
func click(label string) func(*ui.Window) {
	return func(w *ui.Window) {
		for _, o := range test.LaidOutObjects(w.Canvas().Overlays().Top()) {
			switch b := o.(type) {
			case *widget.Button:
				if b.Text == label {
					test.Tap(b)
					return
				}
			case *control.Button:
				if b.Text == label {
					test.Tap(b)
					return
				}
			}
		}
	}
}

// compared puts the report of the year before beside a section.
func compared(section string) func(*ui.Window) {
	return func(w *ui.Window) {
		w.ShowSection(section)
		w.Command("上年对照")
		typing(w, filepath.Base(before))
		press(fyne.KeyReturn)(w)
	}
}

// likenesses compares the texts with those of another report.
func likenesses(w *ui.Window) {
	w.Command("与其他年报比较文字…")
	typing(w, filepath.Base(before))
	press(fyne.KeyReturn)(w)
}

// years shows two years side by side: the chart or what else is chosen there.
func years(choice string) func(*ui.Window) {
	return func(w *ui.Window) {
		compared("requests")(w)
		w.Command("年度对比…")
		for _, o := range test.LaidOutObjects(w.Canvas().Overlays().Top()) {
			if g, ok := o.(*widget.RadioGroup); ok && choice != "" {
				g.SetSelected(choice)
			}
		}
	}
}

// before is the file of the year before the sample.
const before = "示例县人民政府2023.xlsx"

// remark enters an opinion about the active cell, which is then a warning.
func remark(w *ui.Window) {
	w.Command("登记意见…")
	typing(w, "请与受理台账核对")
	for range 3 { // over who and when to the button
		w.Canvas().FocusNext()
	}
	press(fyne.KeyReturn)(w)
}

// contradict writes a number into the first narrative that the tables do not bear out.
func contradict(w *ui.Window) {
	w.ShowSection("overview")
	press(fyne.KeyDown)(w)
	w.Command("查找…")
	typing(w, "86")
	press(fyne.KeyReturn)(w)
	press(fyne.KeyEscape)(w)
	typing(w, "68")
}

func typing(w *ui.Window, text string) {
	for _, r := range text {
		w.Canvas().Focused().TypedRune(r)
	}
}

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) == 0 {
		return fmt.Errorf("usage: shots FOLDER [NAME…]")
	}
	folder, err := filepath.Abs(args[0])
	if err != nil {
		return err
	}
	names := args[1:]
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	home, err := os.MkdirTemp("", "gouji-shots-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(home)
	// Dialogs show the folder: it has the same name each time, so that pictures can be
	// compared.
	const tmp = "年报"
	if err := errors.Join(os.Chdir(home), os.Mkdir(tmp, 0o755)); err != nil {
		return err
	}
	example, broken := filepath.Join(tmp, "示例县人民政府2024.xlsx"), filepath.Join(tmp, "通知.txt")
	if err := export.Save(example, sample()); err != nil {
		return err
	}
	if err := export.Save(filepath.Join(tmp, before), parse(assets.SampleBefore)); err != nil {
		return err
	}
	final := filepath.Join(tmp, "示例县定稿.xlsx")
	if err := export.Save(final, finished()); err != nil {
		return err
	}
	revised := filepath.Join(tmp, "示例县修改稿.txt")
	if err := writeRevision(revised); err != nil {
		return err
	}
	lost := filepath.Join(tmp, "网页复制.txt")
	if err := writeWebPage(lost); err != nil {
		return err
	}
	if err := os.WriteFile(broken, []byte("这不是年报。\n"), 0o644); err != nil {
		return err
	}
	all := files{example, final, revised, lost, broken, filepath.Join(tmp, "示例县2023.xlsx"), filepath.Join(tmp, "示例县信息公开办2023.xlsx"), filepath.Join(tmp, "没有标题.txt")}
	if err := writeLastYear(all); err != nil {
		return err
	}
	for _, s := range screens(all, draftsIn(tmp)) {
		if len(names) > 0 && !slices.Contains(names, s.name) {
			continue
		}
		if err := draw(s, filepath.Join(folder, s.name+".png"), tmp); err != nil {
			return fmt.Errorf("%s: %w", s.name, err)
		}
	}
	return nil
}

func draw(s screen, path, home string) error {
	a := test.NewApp()
	defer a.Quit()
	f := form.Gongkai2021()
	var kept settings.Settings
	kept.Width, kept.Height = s.size.Width, s.size.Height
	kept.Recent = []string{"/home/li/昌图县2023.xlsx", "/home/li/示例县人民政府2023年政府信息公开工作年度报告.xlsx"}
	if s.look != nil {
		s.look(&kept)
	}
	store := draftsIn(home)
	w := ui.NewWindow(ui.Options{
		App: a, Form: f, Formats: export.Formats(f), Home: home, Version: "0.4.0",
		Sample: sample, Licences: assets.Licences + "\n\n" + assets.FontLicence,
		Open:     func(path string) (*model.Import, error) { return export.Open(path, f) },
		OpenText: func(text, source string) (*model.Import, error) { return export.OpenData([]byte(text), source, f) },
		Divide:   func(text string) []model.Edit { return export.Divide(text, f) },
		Save:     export.SaveWork, Export: export.Submit, WebCode: export.WebCode, ExportCheck: export.SaveCheck, ExportRevision: export.SaveRevision, ExportYears: export.SaveCompare, Stamp: export.Stamp,
		Regular: fyne.NewStaticResource("NotoSansCJKsc-Regular.otf", assets.FontRegular),
		Bold:    fyne.NewStaticResource("NotoSansCJKsc-Bold.otf", assets.FontBold),
		Drafts:  &draft.Saver{Store: store, Now: time.Now, After: never}, DraftStore: store,
		Settings: kept, Keep: func(func(*settings.Settings)) error { return nil },
		Hold:      func(string, bool) (func(), error) { return nil, nil },
		Diagnosis: ui.Diagnosis{Crashed: func() bool { return false }},
		Modifiers: func() fyne.KeyModifier { return 0 },
		Go:        func(f func()) { f() },
		After:     func(time.Duration, func()) {},
		Log:       func(doing string, err error) { fmt.Fprintln(os.Stderr, doing, err) },
	})
	w.Show()
	w.Resize(s.size)
	if s.file != "" {
		w.Open(s.file)
	}
	if s.steps != nil {
		s.steps(w)
	}
	out, err := os.Create(path)
	if err != nil {
		return err
	}
	defer out.Close()
	return png.Encode(out, software.RenderCanvas(w.Canvas(), a.Settings().Theme()))
}

// never is a clock that no draft waits for.
func never(time.Duration, func()) (stop func() bool) { return func() bool { return true } }

func sample() *model.Report { return parse(assets.Sample) }

func parse(plain string) *model.Report {
	r, err := model.ParsePlain(plain, form.Gongkai2021())
	if err != nil {
		panic(err) // the embedded samples are part of the program
	}
	return r
}

// writeRevision writes the sample as a colleague gives it back.
func writeRevision(path string) error {
	r := sample()
	r.SetText(form.Ref{Section: "requests", Row: "new", Col: "person"}, "33")
	problems := form.Ref{Section: "problems"}
	r.SetText(problems, r.Text(problems)+"\n三是基层业务培训不够。明年将分两期培训，每期两天。")
	return export.Submit(path, r, model.Layout{})
}

// lastYear is the sample as the report of the year before.
func lastYear() *model.Report {
	r := sample()
	for _, s := range r.Form.Sections {
		at := form.Ref{Section: s.Key}
		r.SetText(at, strings.ReplaceAll(strings.ReplaceAll(r.Text(at), "2024年", "2023年"), "2025年", "2024年"))
	}
	r.SetText(form.UnitRef("year"), "2023")
	r.SetText(form.UnitRef("deadline"), "2024-03-31")
	overview := form.Ref{Section: "overview"}
	r.SetText(overview, r.Text(overview)+"\n自2008年《条例》施行以来，全县没有中断年报的公布；较2022年，公开信息增加21%，2024年将继续完善公开专栏。")
	return r
}

// writeLastYear writes last year's reports: the body's own, that of one which it took
// over, and one without a title.
func writeLastYear(f files) error {
	r := lastYear()
	if err := export.Save(f.last, r); err != nil {
		return err
	}
	r.SetText(form.UnitRef("name"), "示例县政务信息公开办公室")
	if err := export.Save(f.absorbed, r); err != nil {
		return err
	}
	r.SetText(form.UnitRef("name"), "")
	return export.Submit(f.nameless, r, model.Layout{})
}

func draftsIn(home string) draft.Store {
	return draft.Store{Folder: filepath.Join(home, "drafts"), Forms: []*form.Form{form.Gongkai2021()}}
}

// leaveDrafts leaves what programs that crashed leave: a draft never saved, one of a
// file, and a damaged one.
func leaveDrafts(store draft.Store) {
	now := time.Date(2025, 1, 8, 16, 30, 0, 0, time.Local)
	for _, file := range []string{"", "/home/li/昌图县2024.xlsx"} {
		now = now.Add(40 * time.Minute)
		saver := &draft.Saver{Store: store, Now: func() time.Time { return now }, After: never, Trouble: complain}
		saver.Changed(sample(), file, "")
		complain(saver.Stop())
	}
	complain(os.WriteFile(filepath.Join(store.Folder, "1.draft"), []byte("# gouji draft 00000000\n"), 0o600))
}

func complain(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
}

// writeWebPage writes the sample as it comes from a web page, with a row cut short.
func writeWebPage(path string) error {
	if err := export.Submit(path, sample(), model.Layout{}); err != nil {
		return err
	}
	page, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	text := strings.TrimPrefix(string(page), "\ufeff")
	return os.WriteFile(path, []byte("索引号：000014349/2025-00001\n"+strings.Replace(text, "31\t3\t0\t0\t1\t1\t36", "31\t3\t36", 1)), 0o644)
}
