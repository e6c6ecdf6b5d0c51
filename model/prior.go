package model

import (
	"fmt"
	"strings"

	"github.com/govalues/decimal"

	"gouji.app/model/form"
)

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
		parts = append(parts, fmt.Sprintf("%s %s", p.Report.named(), n))
	}
	out := Last{Known: len(priors) > 0, Least: NumberOf(least), Most: NumberOf(most)}
	if len(priors) > 1 {
		out.Parts = strings.Join(parts, "＋")
	}
	return out
}

// Exact says that it is known what goes on from last year.
func (l Last) Exact() bool { return l.Known && l.Least.Equal(l.Most) }

func (r *Report) named() string {
	if name := strings.TrimSpace(r.UnitName()); name != "" {
		return name
	}
	return "未读到名称的单位"
}
