package model

import (
	"maps"
	"slices"
	"strconv"

	"gouji.app/model/form"
)

// A State is how far a report has come on its way to the public.
type State string

// The states in the order in which offices pass through them. They stand in files.
const (
	Draft      State = ""           // 草稿: nothing was kept yet
	Review     State = "review"     // 送审稿
	Final      State = "final"      // 定稿
	Published  State = "published"  // 已发布
	Correction State = "correction" // 更正稿: work on a report that was final
)

// Label is how the screen calls a state; one of a later version of the program by its
// own word.
func (s State) Label() string {
	switch s {
	case Draft:
		return "草稿"
	case Review:
		return "送审稿"
	case Final:
		return "定稿"
	case Published:
		return "已发布"
	case Correction:
		return "更正稿"
	}
	return string(s)
}

// A Version is what a report said when it reached a state. It is kept with the
// report, so that any two of them can be compared later.
type Version struct {
	Number int // from 1
	State  State
	On     string // date, as printed: 2025年1月20日
	Reason string // of a correction
	text   string // plain notation of what is printed
}

// Versions lists the versions by number.
func (r *Report) Versions() []Version {
	var out []Version
	all := r.records("version")
	for _, n := range slices.Sorted(maps.Keys(all)) {
		f := all[n]
		out = append(out, Version{n, State(f["state"]), f["on"], f["reason"], f["text"]})
	}
	return out
}

// NewVersion is what the report says now, as its next version.
func (r *Report) NewVersion(s State, on, reason string) Version {
	return Version{r.nextRecord("version"), s, on, reason, r.Printed().Plain()}
}

// Printed is a copy of the report with what print shows and nothing else.
func (r *Report) Printed() *Report {
	out := r.Clone()
	name, year := form.UnitRef(form.UnitName), form.UnitRef(form.UnitYear) // of the title
	maps.DeleteFunc(out.texts, func(at form.Ref, _ string) bool {
		return out.keeps(at) || at.Section == form.UnitSection && at != name && at != year
	})
	return out
}

// Edits keep a version.
func (v Version) Edits() []Edit {
	return recordEdits("version", v.Number, string(v.State), v.On, v.Reason, v.text)
}

// Withdraw takes a version back, as of a report that was made final too early: 取消定稿.
func (v Version) Withdraw() []Edit {
	return recordEdits("version", v.Number, "", "", "", "")
}

// Label tells a version from the others: 定稿（2025年1月20日）.
func (v Version) Label() string {
	if v.On == "" {
		return v.State.Label()
	}
	return v.State.Label() + "（" + v.On + "）"
}

// Report is what was printed. It fails with a Refusal where another program damaged
// the kept text.
func (v Version) Report(f *form.Form) (*Report, error) {
	r, err := ParsePlain(v.text, f)
	if err != nil {
		return nil, &Refusal{Message: "文件里保存的第 " + strconv.Itoa(v.Number) + " 个版本“" + v.Label() + "”已损坏，读不出来；请选另一个版本", Cause: err}
	}
	return r, nil
}

// State is that of the last version.
func (r *Report) State() State {
	vs := r.Versions()
	if len(vs) == 0 {
		return Draft
	}
	return vs[len(vs)-1].State
}

// Frozen says that a report is final: only what is kept beside the form may change
// until a correction begins.
func (r *Report) Frozen() bool {
	s := r.State()
	return s == Final || s == Published
}

// Refuses says that edits would change a frozen report.
func (r *Report) Refuses(edits []Edit) bool {
	return r.Frozen() && slices.ContainsFunc(edits, func(e Edit) bool { return !r.keeps(e.At) })
}
