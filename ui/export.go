package ui

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"gouji.app/model"
	"gouji.app/model/check"
	"gouji.app/ui/ask"
	"gouji.app/ui/control"
	"gouji.app/ui/desk"
	"gouji.app/ui/findings"
	"gouji.app/ui/flow"
	"gouji.app/ui/prose"
	"gouji.app/ui/settings"
)

// submitted are the formats in which reports are handed in.
func (w *Window) submitted() []model.Format {
	return slices.DeleteFunc(slices.Clone(w.opts.Formats), func(f model.Format) bool {
		return f.Submit == nil || len(f.Exts) == 0 || f.Name == "json"
	})
}

// An exportDialog asks in which formats, where and how a report is handed in.
type exportDialog struct {
	w      *Window
	kinds  []*control.Check // of w.submitted()
	folder *prose.Field
	name   *prose.Field
	draft  *control.Check // 送审稿
	size   *control.Radio
	across *control.Check
	bare   *control.Check // 不带署名和日期
}

// tableSizes are the sizes of letters in tables that fit the form, in points.
func tableSizes() []float64 { return []float64{7.5, 9, 10} }

// askExport shows what is still wrong and asks for the files to write.
func (w *Window) askExport() {
	w.desk.Leave()
	d := &exportDialog{w: w, folder: w.dialogs.Line(), name: w.dialogs.Line()}
	chosen := w.settings.Now().Exports
	row := container.NewHBox()
	for i, f := range w.submitted() {
		c := w.dialogs.Check(f.Label, nil)
		c.Checked = slices.Contains(chosen, f.Name) || chosen == nil && i < 2
		d.kinds = append(d.kinds, c)
		row.Add(c)
	}
	d.folder.SetText(w.desk.Folder())
	d.name.SetText(w.desk.File().Suggested(""))
	d.draft = w.dialogs.Check("送审稿（写进文件名）", nil)
	d.bare = w.dialogs.Check("不带署名和日期", nil)
	d.across = w.dialogs.Check("表格单独横排", nil)
	var sizes []string
	for _, s := range tableSizes() {
		sizes = append(sizes, sizeLabel(s))
	}
	d.size = w.dialogs.Radio(sizes, nil)
	d.size.SetSelected(sizes[1])
	browse := w.dialogs.Button("选择…", func() {
		w.dialogs.File(ask.File{Title: "导出到哪个文件夹？", OnlyFolder: true, Folder: d.folder.Text, Then: func(path string) { d.folder.SetText(path) }})
	})
	fields := container.NewVBox(
		row,
		container.NewBorder(nil, nil, widget.NewLabel("文件夹"), browse, d.folder),
		container.NewBorder(nil, nil, widget.NewLabel("文件名"), nil, d.name),
		container.NewHBox(d.draft, d.bare),
		container.NewHBox(widget.NewLabel("Word 表格字号"), d.size, d.across))
	body := container.New(flow.Column(), fields)
	lines, serious := w.stillWrong()
	if serious {
		body.Add(flow.New("上报之前请先改好（也可以照现在的样子导出）："))
	}
	for _, line := range lines {
		body.Add(flow.New(line))
	}
	w.dialogs.Open("导出", container.NewGridWrap(w.dialogs.Fit(36, body), body), nil,
		ask.Do("导出", d.submit), ask.Close("取消"))
}

func sizeLabel(points float64) string { return fmt.Sprintf("%g 磅", points) }

// stillWrong says what an inspector would find and which parts are not filled in, the
// gravest first, and whether any of it must be changed. The pane of findings shows the
// same from then on.
func (w *Window) stillWrong() (lines []string, serious bool) {
	found := map[check.Severity][]string{}
	for _, f := range w.audit().Open() {
		found[f.Severity] = append(found[f.Severity], findings.Line(f))
	}
	const most = 4 // of a severity; a dialog is no place for more
	list := func(severity check.Severity, more string) {
		all := found[severity]
		lines = append(lines, all[:min(len(all), most)]...)
		if len(all) > most {
			lines = append(lines, fmt.Sprintf(more, len(all)-most))
		}
	}
	list(check.Error, "另有 %d 处必须改的。")
	if left := w.toFill(); left != "" {
		lines = append(lines, "○ "+left)
	}
	list(check.Warning, "另有 %d 处提醒没有改或说明。")
	return lines, len(found[check.Error]) > 0
}

// audit checks the report as one that is handed in, and shows what it finds.
func (w *Window) audit() check.Audit {
	a := w.desk.Session().Audit()
	w.refreshAll()
	return a
}

// submit writes the files, after asking about those that exist.
func (d *exportDialog) submit() {
	w := d.w
	var names, paths []string
	base := desk.FileName(strings.TrimSpace(d.name.Text))
	if d.draft.Checked {
		base += "（送审稿）"
	}
	for i, f := range w.submitted() {
		if !d.kinds[i].Checked {
			continue
		}
		names, paths = append(names, f.Name), append(paths, filepath.Join(d.folder.Text, base+f.Exts[0]))
	}
	switch {
	case len(paths) == 0:
		w.dialogs.Tell("没有选择文件格式；请至少勾选一种。")
		return
	case base == "":
		w.dialogs.Tell("没有文件名；请写一个文件名。")
		return
	case slices.Contains(paths, w.desk.File().Path):
		w.dialogs.Tell("导出的文件不能覆盖正在编辑的“" + w.desk.File().Name() + "”；请换一个文件名或文件夹。")
		return
	}
	w.settings.Keep(func(s *settings.Settings) { s.Exports, s.Folder = names, d.folder.Text })
	layout := model.Layout{TableSize: tableSizes()[slices.Index(d.size.Options, d.size.Selected)], Landscape: d.across.Checked, Unsigned: d.bare.Checked}
	ask.Background(w.dialogs, ask.Task[[]string]{
		What: "正在查看“" + model.Shown(d.folder.Text) + "”",
		Work: func() (existing []string) {
			for _, path := range paths {
				if _, err := os.Stat(path); err == nil {
					existing = append(existing, model.ShownName(path))
				}
			}
			return existing
		},
		Done: func(existing []string) {
			if len(existing) == 0 {
				w.export(paths, layout)
				return
			}
			w.dialogs.Ask("“"+strings.Join(existing, "”“")+"”已经存在，要替换吗？",
				ask.Close("取消"),
				ask.Do("替换", func() { w.export(paths, layout) }))
		},
	})
}

// export writes copies to hand in and offers to look at them.
func (w *Window) export(paths []string, l model.Layout) {
	report := w.desk.Report().Clone()
	write := func() error {
		for _, path := range paths {
			if err := w.opts.Export(path, report, l); err != nil {
				return err
			}
		}
		return nil
	}
	w.desk.WriteOut(paths[0], write, func() { w.exported(paths) })
}

func (w *Window) exported(paths []string) {
	open := func(path string) func() {
		return func() {
			if err := w.opts.OpenOutside(path); err != nil {
				w.dialogs.Refuse(err)
			}
		}
	}
	folder := filepath.Dir(paths[0])
	choices := []ask.Choice{ask.Close("知道了"), ask.Do("打开文件夹", open(folder))}
	if len(paths) == 1 {
		choices = append(choices, ask.Do("打开文件", open(paths[0])))
	}
	w.dialogs.Ask(fmt.Sprintf("已导出 %d 个文件到“%s”。", len(paths), model.Shown(folder)), choices...)
}

// print hands the report to the word processor that the system has, where it is
// printed.
func (w *Window) print() {
	w.desk.Leave()
	at := slices.IndexFunc(w.opts.Formats, func(f model.Format) bool { return f.Name == "docx" })
	path, err := w.opts.Scratch(w.desk.File().Suggested(w.opts.Formats[max(at, 0)].Exts[0]))
	if err == nil {
		err = w.opts.Export(path, w.desk.Report(), model.Layout{})
	}
	if err == nil {
		err = w.opts.OpenOutside(path)
	}
	if err != nil {
		w.dialogs.Refuse(err)
		return
	}
	w.desk.Say("已在文字处理程序中打开，请在那里打印")
}
