package handin

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"gouji.app/model"
	"gouji.app/model/check"
	"gouji.app/ui/ask"
	"gouji.app/ui/control"
	"gouji.app/ui/desk"
	"gouji.app/ui/dialog"
	"gouji.app/ui/findings"
	"gouji.app/ui/flow"
	"gouji.app/ui/prose"
	"gouji.app/ui/settings"
)

// submitted are the formats in which reports are handed in.
func (t *Task) submitted() []model.Format {
	return slices.DeleteFunc(slices.Clone(t.Formats), func(f model.Format) bool {
		return f.Submit == nil || len(f.Exts) == 0 || f.Name == "json"
	})
}

// An exportDialog asks in which formats, where and how a report is handed in.
type exportDialog struct {
	t      *Task
	kinds  []*control.Check // of t.submitted()
	folder *prose.Field
	name   *prose.Field
	draft  *control.Check // 送审稿
	size   *control.Radio
	across *control.Check
	bare   *control.Check // 不带署名和日期
	body   *fyne.Container
	modal  *dialog.Modal // that is open
}

// A wrongLine is something that is still wrong: a finding, or how many more there are.
type wrongLine struct {
	text    string
	finding *check.Finding
}

func (l wrongLine) String() string {
	if l.finding != nil {
		return findings.Line(*l.finding)
	}
	return l.text
}

// tableSizes are the sizes of letters in tables that fit the form, in points.
func tableSizes() []float64 { return []float64{7.5, 9, 10} }

// AskExport shows what is still wrong and asks for the files to write.
func (t *Task) AskExport() {
	t.Desk.Leave()
	d := &exportDialog{t: t, folder: t.Ask.Line(), name: t.Ask.Line()}
	chosen := t.Desk.Settings().Now().Exports
	row := container.NewHBox()
	for i, f := range t.submitted() {
		c := t.Ask.Check(f.Label, nil)
		c.Checked = slices.Contains(chosen, f.Name) || chosen == nil && i < 2
		d.kinds = append(d.kinds, c)
		row.Add(c)
	}
	d.folder.SetText(t.Desk.Folder())
	d.name.SetText(d.suggested())
	d.draft = t.Ask.Check("送审稿（写进文件名）", nil)
	d.bare = t.Ask.Check("不带署名和日期", nil)
	d.across = t.Ask.Check("表格单独横排", nil)
	var sizes []string
	for _, s := range tableSizes() {
		sizes = append(sizes, sizeLabel(s))
	}
	d.size = t.Ask.Radio(sizes, nil)
	d.size.SetSelected(sizes[1])
	browse := t.Ask.Button("选择…", func() {
		t.Ask.File(ask.File{Title: "导出到哪个文件夹？", OnlyFolder: true, Folder: d.folder.Text, Then: func(path string) { d.folder.SetText(path) }})
	})
	fields := container.NewVBox(
		row,
		container.NewBorder(nil, nil, widget.NewLabel("文件夹"), browse, d.folder),
		container.NewBorder(nil, nil, widget.NewLabel("文件名"), nil, d.name),
		container.NewHBox(d.draft, d.bare),
		container.NewHBox(widget.NewLabel("表格字号（Word、PDF）"), d.size, d.across))
	d.body = container.New(flow.Column(), fields)
	lines, serious := t.stillWrong()
	if serious {
		d.body.Add(flow.New("上报之前请先改好（也可以照现在的样子导出）："))
	}
	for _, l := range lines {
		d.body.Add(d.shown(l))
	}
	d.open()
}

// open shows the dialog, also once more with what was chosen.
func (d *exportDialog) open() {
	d.modal = d.t.Ask.Open("导出", container.NewGridWrap(d.t.Ask.Fit(36, d.body), d.body), nil,
		ask.Do("导出", d.submit), ask.Close("取消"))
}

// stay says what is to be changed first, over the dialog.
func (d *exportDialog) stay(message string) {
	d.open()
	d.t.Ask.Tell(message)
}

// shown is a line about what is still wrong; one of a finding leads to its place.
func (d *exportDialog) shown(l wrongLine) fyne.CanvasObject {
	if l.finding == nil {
		return flow.New(l.text)
	}
	return findings.NewLink(*l.finding, func() {
		d.modal.Close()
		d.t.Jump(*l.finding)
	}, d.t.Ask.Typed)
}

// handedIn is put behind the name of a file that would be the open one.
const handedIn = "（报送）"

// suggested is a name for the files under which none of them is the open one.
func (d *exportDialog) suggested() string {
	name, own := d.t.Desk.File().Suggested(""), d.t.Desk.File().Path
	for _, f := range d.t.submitted() {
		if filepath.Join(d.folder.Text, name+f.Exts[0]) == own {
			return name + handedIn
		}
	}
	return name
}

func sizeLabel(points float64) string { return fmt.Sprintf("%g 磅", points) }

// stillWrong says what an inspector would find and which parts are not filled in, the
// gravest first, and whether any of it must be changed. The pane of findings shows the
// same from then on.
func (t *Task) stillWrong() (lines []wrongLine, serious bool) {
	found := map[check.Severity][]wrongLine{}
	for _, f := range t.Desk.Audit().Open() {
		found[f.Severity] = append(found[f.Severity], wrongLine{finding: &f})
	}
	const most = 4 // of a severity; a dialog is no place for more
	list := func(severity check.Severity, more string) {
		all := found[severity]
		lines = append(lines, all[:min(len(all), most)]...)
		if len(all) > most {
			lines = append(lines, wrongLine{text: fmt.Sprintf(more, len(all)-most)})
		}
	}
	list(check.Error, "另有 %d 处必须改的。")
	if left := t.ToFill(); left != "" {
		lines = append(lines, wrongLine{text: "○ " + left})
	}
	list(check.Warning, "另有 %d 处提醒没有改或说明。")
	return lines, len(found[check.Error]) > 0
}

// submit writes the files, after asking about those that exist.
func (d *exportDialog) submit() {
	t := d.t
	var names, paths []string
	base := desk.FileName(strings.TrimSpace(d.name.Text))
	if d.draft.Checked {
		base += "（送审稿）"
	}
	for i, f := range t.submitted() {
		if !d.kinds[i].Checked {
			continue
		}
		names, paths = append(names, f.Name), append(paths, filepath.Join(d.folder.Text, base+f.Exts[0]))
	}
	switch {
	case len(paths) == 0:
		d.stay("没有选择文件格式；请至少勾选一种。")
		return
	case base == "":
		d.stay("没有文件名；请写一个文件名。")
		return
	case slices.Contains(paths, t.Desk.File().Path):
		d.stay("导出的文件不能覆盖正在编辑的“" + t.Desk.File().Name() + "”；请换一个文件名或文件夹。")
		return
	}
	t.Desk.Settings().Keep(func(s *settings.Settings) { s.Exports, s.Folder = names, d.folder.Text })
	layout := model.Layout{TableSize: tableSizes()[slices.Index(d.size.Options, d.size.Selected)], Landscape: d.across.Checked, Unsigned: d.bare.Checked}
	ask.Background(t.Ask, ask.Task[[]string]{
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
				d.export(paths, layout)
				return
			}
			t.Ask.Ask("“"+strings.Join(existing, "”“")+"”已经存在，要替换吗？",
				ask.Close("取消"),
				ask.Do("替换", func() { d.export(paths, layout) }))
		},
	})
}

// An outcome is what became of the files to write.
type outcome struct {
	written []string
	failed  []error // one a file
}

// export writes copies to hand in and offers to look at them. Where one can't be written
// the others are, and the dialog comes back.
func (d *exportDialog) export(paths []string, l model.Layout) {
	t, report := d.t, d.t.Desk.Report().Clone()
	ask.Background(t.Ask, ask.Task[outcome]{
		What: "正在导出“" + model.ShownName(paths[0]) + "”",
		Work: func() (out outcome) {
			for _, path := range paths {
				if err := t.Export(path, report, l); err != nil {
					out.failed = append(out.failed, err)
				} else {
					out.written = append(out.written, path)
				}
			}
			return out
		},
		Done: func(out outcome) {
			switch {
			case len(out.failed) == 0:
				t.exported(out.written)
				return
			case len(out.written) > 0:
				t.Desk.Say(fmt.Sprintf("已导出 %d 个文件，%d 个没有导出", len(out.written), len(out.failed)))
			}
			d.open()
			for _, err := range out.failed {
				t.Ask.Refuse(err)
			}
		},
	})
}

func (t *Task) exported(paths []string) {
	open := func(path string) func() {
		return func() {
			if err := t.OpenOutside(path); err != nil {
				t.Ask.Refuse(err)
			}
		}
	}
	folder := filepath.Dir(paths[0])
	choices := []ask.Choice{ask.Close("知道了"), ask.Do("打开文件夹", open(folder))}
	if len(paths) == 1 {
		choices = append(choices, ask.Do("打开文件", open(paths[0])))
	}
	t.Ask.Ask(fmt.Sprintf("已导出 %d 个文件到“%s”。", len(paths), model.Shown(folder)), choices...)
}

// Print hands the report to the word processor that the system has, where it is
// printed.
func (t *Task) Print() {
	t.Desk.Leave()
	at := slices.IndexFunc(t.Formats, func(f model.Format) bool { return f.Name == "docx" })
	path, err := t.Scratch(t.Desk.File().Suggested(t.Formats[max(at, 0)].Exts[0]))
	if err == nil {
		err = t.Export(path, t.Desk.Report(), model.Layout{})
	}
	if err == nil {
		err = t.OpenOutside(path)
	}
	if err != nil {
		t.Ask.Refuse(err)
		return
	}
	t.Desk.Say("已在文字处理程序中打开，请在那里打印")
}
