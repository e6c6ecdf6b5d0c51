package part

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2/container"

	"gouji.app/model"
	"gouji.app/model/check"
	"gouji.app/ui/ask"
	"gouji.app/ui/flow"
)

// AskReason is 说明: it asks why what a finding is about is right as it is, in
// ready-made words or the user's own.
func (mid *Middle) AskReason(f check.Finding) {
	reason := mid.Ask.Line()
	reason.SetText(f.Explained)
	reason.SetPlaceHolder("为什么照现在的写法没有错")
	ready := container.New(flow.Row())
	for _, text := range f.Rule.ReadyReasons() {
		ready.Add(mid.Ask.Button(text, func() {
			reason.SetText(text)
			mid.Ask.Focus(reason)
		}))
	}
	body := container.New(flow.Column(),
		flow.New(f.Message), ready, reason,
		flow.Quiet("说明随文件保存，写进核对报告；所说明的数字或文字改动后，要重新核对。"))
	give := func() {
		if text := strings.TrimSpace(reason.Text); text != "" {
			mid.Explain(f, "说明", text)
		} else {
			mid.Desk.Say("没有写说明。")
		}
	}
	choices := []ask.Choice{ask.Do("确定", give)}
	if f.Explained != "" {
		choices = append(choices, ask.Do("取消说明", func() { mid.Revoke(f) }))
	}
	mid.Ask.Open("说明", container.NewGridWrap(mid.Ask.Fit(34, body), body), reason, append(choices, ask.Close("取消"))...)
}

// Revoke takes the reason of a finding back: 取消说明.
func (mid *Middle) Revoke(f check.Finding) { mid.Explain(f, "取消说明", "") }

// Explain writes why what a finding is about is right; "" takes that back.
func (mid *Middle) Explain(f check.Finding, label, reason string) {
	mid.Desk.Apply(model.Change{Label: label, Edits: f.Explain(mid.Desk.Report(), reason)})
}

// explainable is what 说明… is about: the finding at the active cell, or about the
// words that the caret is in, else about the narrative as a whole.
func (mid *Middle) explainable() (found check.Finding, ok bool) {
	at, text := mid.Place(), mid.Text()
	for _, f := range mid.Desk.Result().Findings {
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

// CanExplain says that there is something to explain where the user works.
func (mid *Middle) CanExplain() bool {
	_, ok := mid.explainable()
	return ok
}

// ExplainHere asks for the reason where the user works: 说明….
func (mid *Middle) ExplainHere() {
	if f, ok := mid.explainable(); ok {
		mid.AskReason(f)
	}
}
