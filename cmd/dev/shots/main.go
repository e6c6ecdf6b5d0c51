// Command shots draws the screens of 勾稽 with Fyne's headless driver:
//
//	shots FOLDER [NAME…]
//
// writes FOLDER/NAME.png for the named screens, or for all.
package main

import (
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"

	"gouji.app/assets"
	"gouji.app/export"
	"gouji.app/export/page"
	"gouji.app/export/text"
	"gouji.app/model"
	"gouji.app/model/form"
	"gouji.app/ui"
	"gouji.app/ui/look"
)

// A screen is one picture: a theme, a size, and what the user did before.
type screen struct {
	name  string
	theme look.Theme
	size  fyne.Size
	file  string // opened first; "" for a new report
	steps func(*ui.Window)
}

func screens(sample, lost, broken string) []screen {
	const w, h = 1366, 768
	plain := look.Theme{Regular: fyne.NewStaticResource("NotoSansCJKsc-Regular.otf", assets.FontRegular)}
	sized := func(s look.Size, dark bool) look.Theme {
		t := plain
		t.Text, t.Dark = s, dark
		return t
	}
	part := func(key string) func(*ui.Window) { return func(w *ui.Window) { w.ShowSection(key) } }
	std := fyne.NewSize(w, h)
	return []screen{
		{"窗口", plain, std, sample, nil},
		{"新建", plain, std, "", nil},
		{"单位与年度", plain, std, sample, part(form.UnitSection)},
		{"引言", plain, std, sample, part("preamble")},
		{"一总体情况", plain, std, sample, part("overview")},
		{"二主动公开", plain, std, sample, part("proactive")},
		{"四复议诉讼", plain, std, sample, part("disputes")},
		{"五问题", plain, std, sample, part("problems")},
		{"六其他", plain, std, sample, part("other")},
		{"小窗口", plain, fyne.NewSize(1280, 720), sample, nil},
		{"大窗口", plain, fyne.NewSize(1920, 1080), sample, nil},
		{"小字", sized(look.Small, false), std, sample, nil},
		{"大字", sized(look.Large, false), std, sample, nil},
		{"特大字", sized(look.Huge, false), std, sample, nil},
		{"深色", sized(look.Standard, true), std, sample, nil},
		{"读取结果", plain, std, lost, nil},
		{"打开失败", plain, std, broken, nil},
		{"打开对话框", plain, std, sample, func(w *ui.Window) { w.Command("打开…") }},
		{"另存为对话框", plain, std, sample, func(w *ui.Window) { w.Command("另存为…") }},
		{"未保存提问", plain, std, sample, func(w *ui.Window) {
			w.Command("下一个问题　F8")
			w.Command("恢复自动合计")
			w.Command("退出")
		}},
		{"导出提问", plain, std, sample, func(w *ui.Window) { w.Command("导出…") }},
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
	folder, names := args[0], args[1:]
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	tmp, err := os.MkdirTemp("", "gouji-shots-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(tmp)
	sample, broken := filepath.Join(tmp, "示例县人民政府2024.txt"), filepath.Join(tmp, "通知.txt")
	if err := os.WriteFile(sample, []byte(assets.Sample), 0o644); err != nil {
		return err
	}
	lost := filepath.Join(tmp, "网页复制.txt")
	if err := os.WriteFile(lost, []byte(webPage()), 0o644); err != nil {
		return err
	}
	if err := os.WriteFile(broken, []byte("这不是年报。\n"), 0o644); err != nil {
		return err
	}
	for _, s := range screens(sample, lost, broken) {
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
	a.Settings().SetTheme(s.theme)
	f := form.Gongkai2021()
	w := ui.NewWindow(ui.Options{
		App: a, Form: f, Formats: export.Formats(f), Home: home, Version: "（图片）",
		Open: func(path string) (*model.Import, error) { return export.Open(path, f) },
		Save: export.Save, Export: export.Submit, Stamp: export.Stamp,
		Modifiers: func() fyne.KeyModifier { return 0 },
	})
	w.Resize(s.size)
	w.Show()
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
	return png.Encode(out, software.RenderCanvas(w.Canvas(), s.theme))
}

// webPage is the sample as it comes from a web page, with a row cut short.
func webPage() string {
	r, err := model.ParsePlain(assets.Sample, form.Gongkai2021())
	if err != nil {
		panic(err) // the embedded sample is part of the program
	}
	var b strings.Builder
	if err := text.Write(&b, page.Of(r, false)); err != nil {
		panic(err) // a strings.Builder takes everything
	}
	return "索引号：000014349/2025-00001\n" + strings.Replace(b.String(), "31\t3\t0\t0\t1\t1\t36", "31\t3\t36", 1)
}
