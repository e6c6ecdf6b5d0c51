package part

import (
	"testing"

	"gouji.app/model/check"
	"gouji.app/model/form"
	"gouji.app/ui/prose"
)

func TestMarksStandUnderTheWords(t *testing.T) {
	at, text := form.Ref{Section: "overview"}, "全县收到86件。"
	words := check.Finding{At: []form.Ref{at, {Section: "requests"}}, Quote: "86件", Offset: len("全县收到"), Message: "表中是 85"}
	mark := prose.Mark{From: len("全县收到"), To: len("全县收到86件"), Kind: prose.Error, Reason: "表中是 85"}
	with := func(change func(*check.Finding)) check.Finding {
		f := words
		change(&f)
		return f
	}
	for name, c := range map[string]struct {
		f    check.Finding
		want prose.Mark // zero: none
	}{
		"error": {words, mark},
		"hint":  {with(func(f *check.Finding) { f.Severity = check.Hint }), prose.Mark{From: mark.From, To: mark.To, Kind: prose.Note, Reason: mark.Reason}},
		"explained": {
			with(func(f *check.Finding) { f.Severity, f.Explained = check.Warning, "含上年结转" }),
			prose.Mark{From: mark.From, To: mark.To, Kind: prose.Note, Reason: "表中是 85\n说明：含上年结转"},
		},
		"whole section":    {with(func(f *check.Finding) { f.Quote = "" }), prose.Mark{}},
		"other section":    {with(func(f *check.Finding) { f.At = []form.Ref{{Section: "problems"}} }), prose.Mark{}},
		"words gone":       {with(func(f *check.Finding) { f.Offset = 0 }), prose.Mark{}},
		"behind the end":   {with(func(f *check.Finding) { f.Offset = len(text) }), prose.Mark{}},
		"before the start": {with(func(f *check.Finding) { f.Offset = -1 }), prose.Mark{}},
	} {
		if got, ok := markOf(c.f, at, text); got != c.want || ok != (c.want != prose.Mark{}) {
			t.Errorf("%s: %v %v, want %v", name, got, ok, c.want)
		}
	}
}
