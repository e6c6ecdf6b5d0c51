package ui

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"gouji.app/model"
	"gouji.app/model/carry"
	"gouji.app/ui/ask"
	"gouji.app/ui/control"
	"gouji.app/ui/desk"
	"gouji.app/ui/flow"
)

// The states of a report, 草稿 to 更正稿, and what changed between them.

func (w *Window) newBanner() fyne.CanvasObject {
	w.banner = widget.NewLabel("")
	w.banner.Importance = widget.WarningImportance
	w.banner.Truncation = fyne.TextTruncateEllipsis
	w.banner.Hide()
	return w.banner
}

// showBanner tells above everything that the report is final.
func (w *Window) showBanner() {
	if w.desk.Open() {
		w.banner.Hide()
		return
	}
	vs := w.desk.Report().Versions()
	if text := vs[len(vs)-1].Label() + "，内容不能修改。" + desk.HowToCorrect; w.banner.Text != text {
		w.banner.SetText(text)
	}
	w.banner.Show()
}

// reach keeps what the report says now as the version of a state, in its file.
func (w *Window) reach(s model.State) {
	w.desk.Leave()
	v := w.desk.Report().NewVersion(s, w.today(), "")
	w.desk.Apply(model.Change{Label: "标为" + s.Label(), Edits: v.Edits()})
	w.desk.Save(nil)
}

func (w *Window) today() string { return w.opts.Drafts.Now().Format("2006年1月2日") }

func (w *Window) askFinal() {
	w.desk.Leave()
	lines, serious := w.stillWrong()
	if serious {
		lines = append([]string{"现在还有必须改的："}, lines...)
	}
	lines = append([]string{"标为定稿以后，内容不能再改；要改，须另存为更正稿。"}, lines...)
	w.dialogs.Ask(strings.Join(lines, "\n"),
		ask.Close("取消"),
		ask.Do("标为定稿", func() { w.reach(model.Final) }))
}

// askCorrection begins a correction in a file of its own: the final one stays as it
// is.
func (w *Window) askCorrection() {
	reason := w.dialogs.Line()
	reason.SetPlaceHolder("例如 第三部分结转数误报")
	body := container.NewVBox(flow.New("更正的原因（写进修改对照表，可以不填）："), reason)
	w.dialogs.Open("另存为更正稿", container.NewGridWrap(w.dialogs.Fit(30, body), body), reason,
		ask.Do("另存为…", func() { w.askCorrectionFile(reason.Text) }),
		ask.Close("取消"))
}

func (w *Window) askCorrectionFile(reason string) {
	kept := w.opts.Formats[0]
	w.dialogs.File(ask.File{
		Title: "另存为更正稿", Save: true, Exts: kept.Exts[:1], Name: w.desk.File().Suggested("（更正稿）" + kept.Exts[0]), Folder: w.desk.Folder(),
		Then: func(path string) {
			if path == w.desk.File().Path {
				w.dialogs.Tell("更正稿不能覆盖定稿“" + w.desk.File().Name() + "”；请换一个文件名。")
				return
			}
			w.desk.Hold(path, func(release func()) {
				v := w.desk.Report().NewVersion(model.Correction, w.today(), reason)
				w.desk.Move(path, release, model.Change{Label: "另存为更正稿", Edits: v.Edits()}, nil)
			}, ask.Do("另存为…", func() { w.askCorrectionFile(reason) }))
		},
	})
}

// A state of the report to compare: a kept version, or what stands now.
type stateOf struct {
	label  string
	report func() (*model.Report, error)
}

func (w *Window) statesToCompare() []stateOf {
	r := w.desk.Report()
	var out []stateOf
	for _, v := range r.Versions() {
		out = append(out, stateOf{v.Label(), func() (*model.Report, error) { return v.Report(r.Form) }})
	}
	return append(out, stateOf{"现在的内容", func() (*model.Report, error) { return r.Printed(), nil }})
}

// askCompare is 修改对照表 between any two states.
func (w *Window) askCompare() {
	w.desk.Leave()
	states := w.statesToCompare()
	var labels []string
	for i, s := range states {
		labels = append(labels, fmt.Sprintf("%d　%s", i+1, s.label))
	}
	from, to, reason := control.NewSelect(labels, nil), control.NewSelect(labels, nil), w.dialogs.Line()
	from.OnKey, to.OnKey = w.dialogs.Key, w.dialogs.Key
	from.SetSelectedIndex(max(0, len(labels)-2))
	to.SetSelectedIndex(len(labels) - 1)
	for _, v := range slices.Backward(w.desk.Report().Versions()) {
		if v.Reason != "" {
			reason.SetText(v.Reason)
			break
		}
	}
	reason.SetPlaceHolder("每一处都写上；不填则留空")
	fields := widget.NewForm(
		widget.NewFormItem("从", from), widget.NewFormItem("到", to), widget.NewFormItem("原因", reason))
	w.dialogs.Open("修改对照表", container.NewGridWrap(w.dialogs.Fit(30, fields), fields), nil,
		ask.Do("导出…", func() {
			w.exportRevision(states[from.SelectedIndex()], states[to.SelectedIndex()], strings.TrimSpace(reason.Text))
		}),

		ask.Close("取消"))
}

func (w *Window) exportRevision(from, to stateOf, reason string) {
	old, err := from.report()
	if err != nil {
		w.dialogs.Refuse(err)
		return
	}
	revised, err := to.report()
	if err != nil {
		w.dialogs.Refuse(err)
		return
	}
	x := carry.Revision{Report: revised, From: from.label, To: to.label, Reason: reason, Differences: carry.Differences(old, revised)}
	if len(x.Differences) == 0 {
		w.dialogs.Tell("“" + from.label + "”和“" + to.label + "”没有不同。")
		return
	}
	exts := []string{".docx", ".xlsx", ".txt"}
	w.dialogs.File(ask.File{
		Title: "导出修改对照表", Save: true, Exts: exts, Name: w.desk.File().Suggested("修改对照表" + exts[0]), Folder: w.desk.Folder(),
		Then: func(path string) {
			w.desk.WriteOut(path, func() error { return w.opts.ExportRevision(path, x) }, func() {
				w.desk.Say(fmt.Sprintf("已导出 %s，共 %d 处", model.ShownName(path), len(x.Differences)))
			})
		},
	})
}
