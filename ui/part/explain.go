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

// Reasons is what people say about findings and cells: 说明, 登记意见, 数据来源.
type Reasons struct{ mid *Middle }

// AskReason is 说明: it asks why what a finding is about is right as it is, in
// ready-made words or the user's own.
func (s *Reasons) AskReason(f check.Finding) {
	reason := s.mid.Ask.Line()
	reason.SetText(f.Explained)
	reason.SetPlaceHolder("为什么照现在的写法没有错")
	ready := container.New(flow.Row())
	for _, text := range f.Rule.ReadyReasons() {
		ready.Add(s.mid.Ask.Button(text, func() {
			reason.SetText(text)
			s.mid.Ask.Focus(reason)
		}))
	}
	body := container.New(flow.Column(),
		flow.New(f.Message), ready, reason,
		flow.Quiet("说明随文件保存，写进核对报告；所说明的数字或文字改动后，要重新核对。"))
	give := func() {
		if text := strings.TrimSpace(reason.Text); text != "" {
			s.Explain(f, "说明", text)
		} else {
			s.mid.Desk.Say("没有写说明。")
		}
	}
	choices := []ask.Choice{ask.Do("确定", give)}
	if f.Explained != "" {
		choices = append(choices, ask.Do("取消说明", func() { s.Revoke(f) }))
	}
	s.mid.Ask.Open("说明", container.NewGridWrap(s.mid.Ask.Fit(34, body), body), reason, append(choices, ask.Close("取消"))...)
}

// Revoke takes the reason of a finding back: 取消说明.
func (s *Reasons) Revoke(f check.Finding) { s.Explain(f, "取消说明", "") }

// Explain writes why what a finding is about is right; "" takes that back.
func (s *Reasons) Explain(f check.Finding, label, reason string) {
	s.mid.Desk.Apply(model.Change{Label: label, Edits: f.Explain(s.mid.Desk.Report(), reason)})
}

// explainable is what 说明… is about: the finding at the active cell, or about the
// words that the caret is in, else about the narrative as a whole.
func (s *Reasons) explainable() (found check.Finding, ok bool) {
	at, text := s.mid.Place(), s.mid.Text()
	for _, f := range s.mid.Desk.Result().Findings {
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
func (s *Reasons) CanExplain() bool {
	_, ok := s.explainable()
	return ok
}

// ExplainHere asks for the reason where the user works: 说明….
func (s *Reasons) ExplainHere() {
	if f, ok := s.explainable(); ok {
		s.AskReason(f)
	}
}
