package model

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/govalues/decimal"

	"gouji.app/model/form"
)

// How the source begins of a number that the program took over (see SourceRef).
const (
	TakenOver = "取自上年年报"
	Reckoned  = "按上年推算"
)

// FromLastYear says that a cell holds what was taken over or reckoned from last year's
// report, and nobody has typed since.
func (r *Report) FromLastYear(cell form.Ref) bool {
	source := r.Text(SourceRef(cell))
	return strings.HasPrefix(source, TakenOver) || strings.HasPrefix(source, Reckoned)
}

// A Prior is last year's report of the reporting body or of one that it took over.
type Prior struct {
	Report *Report
	Part   bool // 部分承接: not all of its numbers go on
}

// Priors are last year's reports as the report takes them over: in whole, or in part
// where it says so of their bodies.
func (r *Report) Priors(reports ...*Report) []Prior {
	var out []Prior
	for _, p := range reports {
		body, _ := r.Succeeds(p.UnitName())
		out = append(out, Prior{p, body.Part})
	}
	return out
}

// PriorFiles are the names of last year's files that the report is compared with, in
// order and without folders: those are others on the next computer.
func (r *Report) PriorFiles() []string {
	var out []string
	all := r.records("prior")
	for _, n := range slices.Sorted(maps.Keys(all)) {
		out = append(out, all[n]["file"])
	}
	return out
}

// PriorFileEdits write these names in place of those that the report has.
func (r *Report) PriorFileEdits(names []string) []Edit {
	var out []Edit
	for n := 1; n < r.nextRecord("prior") || n <= len(names); n++ {
		name := ""
		if n <= len(names) {
			name = names[n-1]
		}
		out = append(out, recordEdits("prior", n, name)...)
	}
	return out
}

// Last is what bodies had together at one cell last year. Of a body taken over in
// part anything up to its number may have gone on.
type Last struct {
	Known       bool // all numbers are there and can be read
	Least, Most Number
	Parts       string // 甲局 2＋乙局 1; "" for one body
}

// LastAt adds up the numbers of last year's reports at a cell.
func LastAt(at form.Ref, priors ...Prior) Last {
	var least, most decimal.Decimal
	var parts []string
	for _, p := range priors {
		c, ok := p.Report.Form.Cell(at)
		n := p.Report.Number(c)
		if !ok || !n.Readable() {
			return Last{}
		}
		sum, err := most.Add(n.Decimal())
		if err != nil { // beyond any number a report can hold
			return Last{}
		}
		most = sum
		if !p.Part {
			least, _ = least.Add(n.Decimal()) // no more than the sum above
		}
		if len(priors) > 1 {
			parts = append(parts, fmt.Sprintf("%s %s", p.Report.named(), n))
		}
	}
	return Last{len(priors) > 0, NumberOf(least), NumberOf(most), strings.Join(parts, "＋")}
}

// Exact says that it is known what goes on from last year.
func (l Last) Exact() bool { return l.Known && l.Least.Equal(l.Most) }

func (r *Report) named() string {
	if name := strings.TrimSpace(r.UnitName()); name != "" {
		return name
	}
	return "未读到名称的单位"
}
