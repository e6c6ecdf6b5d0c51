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
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"

	"gouji.app"
	"gouji.app/assets"
	"gouji.app/export"
	"gouji.app/model"
	"gouji.app/model/draft"
	"gouji.app/model/form"
	"gouji.app/ui"
	"gouji.app/ui/help"
	"gouji.app/ui/settings"
)

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
	for _, t := range append(untroubled(screens(all)), troubles(all, draftsIn(tmp))...) {
		if len(names) > 0 && !slices.Contains(names, t.name) {
			continue
		}
		if err := draw(t, filepath.Join(folder, t.name+".png"), tmp); err != nil {
			return fmt.Errorf("%s: %w", t.name, err)
		}
	}
	return nil
}

func draw(s trouble, path, home string) error {
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
	options := ui.Options{
		App: a, Form: f, Formats: export.Formats(f), Home: home, Version: gouji.Identify().Version,
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
		Diagnosis: help.Diagnosis{Crashed: func() bool { return false }},
		Modifiers: func() fyne.KeyModifier { return 0 },
		Go:        func(f func()) { f() },
		After:     func(time.Duration, func()) {},
		Log:       func(doing string, err error) { fmt.Fprintln(os.Stderr, doing, err) },
	}
	if s.befall != nil {
		s.befall(&options)
	}
	w := ui.NewWindow(options)
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
	r.SetText(form.Ref{Section: form.Requests, Row: form.NewRow, Col: form.PersonCol}, "33")
	problems := form.Ref{Section: form.Problems}
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
	r.SetText(form.UnitRef(form.UnitYear), "2023")
	r.SetText(form.UnitRef(form.UnitDeadline), "2024-03-31")
	overview := form.Ref{Section: form.Overview}
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
	r.SetText(form.UnitRef(form.UnitName), "示例县政务信息公开办公室")
	if err := export.Save(f.absorbed, r); err != nil {
		return err
	}
	r.SetText(form.UnitRef(form.UnitName), "")
	return export.Submit(f.nameless, r, model.Layout{})
}

func draftsIn(home string) draft.Store {
	return draft.Store{Folder: filepath.Join(home, "drafts"), Forms: []*form.Form{form.Gongkai2021()}}
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
