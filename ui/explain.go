package ui

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2/container"

	"gouji.app/model"
	"gouji.app/model/check"
	"gouji.app/ui/ask"
	"gouji.app/ui/flow"
)

// askReason is 说明: it asks why what a finding is about is right as it is, in
// ready-made words or the user's own.
func (w *Window) askReason(f check.Finding) {
	reason := w.dialogs.Line()
	reason.SetText(f.Explained)
	reason.SetPlaceHolder("为什么照现在的写法没有错")
	ready := container.New(flow.Row())
	for _, text := range f.Rule.ReadyReasons() {
		ready.Add(w.dialogs.Button(text, func() {
			reason.SetText(text)
			w.win.Canvas().Focus(reason)
		}))
	}
	body := container.New(flow.Column(),
		flow.New(f.Message), ready, reason,
		flow.Quiet("说明随文件保存，写进核对报告；所说明的数字或文字改动后，要重新核对。"))
	give := func() {
		if text := strings.TrimSpace(reason.Text); text != "" {
			w.explain(f, "说明", text)
		} else {
			w.desk.Say("没有写说明。")
		}
	}
	choices := []ask.Choice{ask.Do("确定", give)}
	if f.Explained != "" {
		choices = append(choices, ask.Do("取消说明", func() { w.revoke(f) }))
	}
	w.dialogs.Open("说明", container.NewGridWrap(w.dialogs.Fit(34, body), body), reason, append(choices, ask.Close("取消"))...)
}

// revoke takes the reason of a finding back: 取消说明.
func (w *Window) revoke(f check.Finding) { w.explain(f, "取消说明", "") }

func (w *Window) explain(f check.Finding, label, reason string) {
	w.desk.Apply(model.Change{Label: label, Edits: f.Explain(w.desk.Report(), reason)})
}

// explainable is what 说明… is about: the finding at the active cell, or about the
// words that the caret is in, else about the narrative as a whole.
func (w *Window) explainable() (found check.Finding, ok bool) {
	at, text := w.place(), w.textPane()
	for _, f := range w.desk.Result().Findings {
		switch {
		case !f.Explainable() || !slices.Contains(f.At, at):
		case text == nil || text.within(f):
			return f, true
		case f.Quote == "" && !ok:
			found, ok = f, true
		}
	}
	return found, ok
}

// canExplain says that there is something to explain where the user works.
func (w *Window) canExplain() bool {
	_, ok := w.explainable()
	return ok
}

func (w *Window) explainHere() {
	if f, ok := w.explainable(); ok {
		w.askReason(f)
	}
}
