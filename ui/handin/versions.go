package handin

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"gouji.app/model"
	"gouji.app/model/carry"
	"gouji.app/ui/ask"
	"gouji.app/ui/control"
	"gouji.app/ui/flow"
)

// The states of a report, 草稿 to 更正稿, and what changed between them.

// Reach keeps what the report says now as the version of a state, in its file.
func (t *Task) Reach(s model.State) {
	t.Desk.Leave()
	v := t.Desk.Report().NewVersion(s, t.today(), "")
	t.Desk.Apply(model.Change{Label: "标为" + s.Label(), Edits: v.Edits()})
	t.Desk.Save(nil)
}

func (t *Task) today() string { return t.Now().Format("2006年1月2日") }

// AskFinal tells what is still wrong before the report is made final: 标为定稿….
func (t *Task) AskFinal() {
	t.Desk.Leave()
	lines := []string{"标为定稿以后，内容不能再改：发布以前可以取消定稿，发布以后须另存为更正稿。"}
	wrong, serious := t.stillWrong()
	if serious {
		lines = append(lines, "现在还有必须改的：")
	}
	for _, l := range wrong {
		lines = append(lines, l.String())
	}
	t.Ask.Ask(strings.Join(lines, "\n"),
		ask.Close("取消"),
		ask.Do("标为定稿", func() { t.Reach(model.Final) }))
}

// AskWithdraw takes back that the report is final: 取消定稿….
func (t *Task) AskWithdraw() {
	vs := t.Desk.Report().Versions()
	last := vs[len(vs)-1]
	t.Ask.Ask("“"+last.Label()+"”还没有发布。取消定稿以后，内容又可以修改，定稿时的内容不再保留。已经报送的，请改用“另存为更正稿…”。",
		ask.Close("取消"),
		ask.Do("取消定稿", func() {
			t.Desk.Apply(model.Change{Label: "取消定稿", Edits: last.Withdraw()})
			t.Desk.Say("已取消定稿，内容可以修改；还没有保存")
		}))
}

// AskCorrection begins a correction in a file of its own: the final one stays as it
// is.
func (t *Task) AskCorrection() {
	reason := t.Ask.Line()
	reason.SetPlaceHolder("例如 第三部分结转数误报")
	body := container.NewVBox(flow.New("更正的原因（写进修改对照表，可以不填）："), reason)
	t.Ask.Open("另存为更正稿", container.NewGridWrap(t.Ask.Fit(30, body), body), reason,
		ask.Do("另存为…", func() { t.askCorrectionFile(reason.Text) }),
		ask.Close("取消"))
}

func (t *Task) askCorrectionFile(reason string) {
	kept := t.Formats[0]
	t.Ask.File(ask.File{
		Title: "另存为更正稿", Save: true, Exts: kept.Exts[:1], Name: t.Desk.File().Suggested("（更正稿）" + kept.Exts[0]), Folder: t.Desk.Folder(),
		Then: func(path string) {
			if path == t.Desk.File().Path {
				t.Ask.Tell("更正稿不能覆盖定稿“" + t.Desk.File().Name() + "”；请换一个文件名。")
				return
			}
			t.Desk.Hold(path, func(release func()) {
				v := t.Desk.Report().NewVersion(model.Correction, t.today(), reason)
				t.Desk.Move(path, release, model.Change{Label: "另存为更正稿", Edits: v.Edits()}, nil)
			}, ask.Do("另存为…", func() { t.askCorrectionFile(reason) }))
		},
	})
}

// A state of the report to compare: a kept version, or what stands now.
type stateOf struct {
	label  string
	report func() (*model.Report, error)
}

func (t *Task) statesToCompare() []stateOf {
	r := t.Desk.Report()
	var out []stateOf
	for _, v := range r.Versions() {
		out = append(out, stateOf{v.Label(), func() (*model.Report, error) { return v.Report(r.Form) }})
	}
	return append(out, stateOf{"现在的内容", func() (*model.Report, error) { return r.Printed(), nil }})
}

// AskComparison is 修改对照表 between any two states.
func (t *Task) AskComparison() {
	t.Desk.Leave()
	states := t.statesToCompare()
	var labels []string
	for i, s := range states {
		labels = append(labels, fmt.Sprintf("%d　%s", i+1, s.label))
	}
	from, to, reason := control.NewSelect(labels, nil), control.NewSelect(labels, nil), t.Ask.Line()
	from.OnKey, to.OnKey = t.Ask.Key, t.Ask.Key
	from.SetSelectedIndex(max(0, len(labels)-2))
	to.SetSelectedIndex(len(labels) - 1)
	for _, v := range slices.Backward(t.Desk.Report().Versions()) {
		if v.Reason != "" {
			reason.SetText(v.Reason)
			break
		}
	}
	reason.SetPlaceHolder("每一处都写上；不填则留空")
	fields := widget.NewForm(
		widget.NewFormItem("从", from), widget.NewFormItem("到", to), widget.NewFormItem("原因", reason))
	t.Ask.Open("修改对照表", container.NewGridWrap(t.Ask.Fit(30, fields), fields), nil,
		ask.Do("导出…", func() {
			t.exportRevision(states[from.SelectedIndex()], states[to.SelectedIndex()], strings.TrimSpace(reason.Text))
		}),

		ask.Close("取消"))
}

func (t *Task) exportRevision(from, to stateOf, reason string) {
	old, err := from.report()
	if err != nil {
		t.Ask.Refuse(err)
		return
	}
	revised, err := to.report()
	if err != nil {
		t.Ask.Refuse(err)
		return
	}
	x := carry.Revision{Report: revised, From: from.label, To: to.label, Reason: reason, Differences: carry.Differences(old, revised)}
	if len(x.Differences) == 0 {
		t.Ask.Tell("“" + from.label + "”和“" + to.label + "”没有不同。")
		return
	}
	exts := []string{".docx", ".xlsx", ".txt"}
	t.Ask.File(ask.File{
		Title: "导出修改对照表", Save: true, Exts: exts, Name: t.Desk.File().Suggested("修改对照表" + exts[0]), Folder: t.Desk.Folder(),
		Then: func(path string) {
			t.Desk.WriteOut(path, func() error { return t.ExportRevision(path, x) }, func() {
				t.Desk.Say(fmt.Sprintf("已导出 %s，共 %d 处", model.ShownName(path), len(x.Differences)))
			})
		},
	})
}
