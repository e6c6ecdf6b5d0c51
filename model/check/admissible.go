package check

import (
	"slices"
	"strings"

	"github.com/govalues/decimal"

	"gouji.app/model/form"
	"gouji.app/model/reading"
)

// A side is what a figure of the text may mean: cells that are added up.
type side struct {
	cells []form.Ref
	more  bool // admitted but never proposed: what else the same words are used for
	most  bool // the figure may be less: of these only some are called so
}

// admissible lists what a statement may mean, the likeliest first.
func (p *Pass) admissible(s reading.Statement) []side {
	if len(s.Measures) == 0 {
		return nil
	}
	if s.AtMost {
		s.AtMost = false
		sides := p.admissible(s)
		for i := range sides {
			sides[i].most = true
		}
		return sides
	}
	if slices.Contains(s.Columns, reading.Enterprises) {
		rest := s
		rest.Columns = []string{reading.LegalPersons}
		s.Columns = []string{form.BusinessCol}
		return append(p.admissible(s), p.admissible(rest)...)
	}
	sides := []side{{}}
	for _, m := range s.Measures {
		means := p.means(m, s)
		if len(means) == 0 {
			return nil
		}
		var next []side
		for _, a := range sides {
			for _, b := range means {
				next = append(next, side{slices.Concat(a.cells, b.cells), a.more || b.more, a.most || b.most})
			}
		}
		sides = next
	}
	return sides
}

// means lists what one measure may mean.
func (p *Pass) means(m reading.Measure, s reading.Statement) []side {
	row := func(more bool, rows ...string) side { return side{cells: p.columns(rows, s.Columns), more: more} }
	cell := func(more bool, col string, rows ...string) side {
		var out side
		for _, r := range rows {
			out.cells = append(out.cells, form.Ref{Section: form.Proactive, Row: r, Col: col})
		}
		out.more = more
		return out
	}
	switch m {
	case reading.New:
		return []side{row(false, form.NewRow), row(true, form.NewRow, form.CarriedInRow)}
	case reading.Both:
		return []side{row(false, form.HandledRow), row(false, form.NewRow), row(true, form.NewRow, form.CarriedInRow)}
	case reading.Handled:
		out := []side{row(false, form.HandledRow)}
		if p.number(form.Ref{Section: form.Requests, Row: form.CarriedOutRow, Col: form.TotalCol}).Count() == 0 {
			out = append(out, row(true, form.NewRow, form.CarriedInRow))
		}
		return out
	case reading.Inflow:
		return []side{row(false, form.NewRow, form.CarriedInRow), row(true, form.CarriedInRow), row(true, form.NewRow)}
	case reading.CarriedIn:
		return []side{row(false, form.CarriedInRow)}
	case reading.CarriedOut:
		return []side{row(false, form.CarriedOutRow)}
	case reading.Carried:
		return []side{row(false, form.CarriedOutRow), row(false, form.CarriedInRow)}
	case reading.Review, reading.Suit, reading.Direct, reading.After:
		out := []side{{cells: disputeCells(m, s.Result)}}
		if s.Result != "" && (m == reading.Direct || m == reading.After) {
			out = append(out, side{cells: disputeCells(reading.Suit, s.Result), more: true}) // 法院纠正合计23件
		}
		if s.Result != "" && m == reading.Suit { // of one kind, the other being told elsewhere
			out = append(out, side{cells: disputeCells(reading.Direct, s.Result), more: true}, side{cells: disputeCells(reading.After, s.Result), more: true})
		}
		return out
	case reading.NormativeIssued:
		return []side{cell(false, form.IssuedCol, form.NormativeRow)}
	case reading.NormativePublished:
		return []side{cell(false, form.IssuedCol, form.NormativeRow), cell(true, form.InForceCol, form.NormativeRow)}
	case reading.NormativeRepealed:
		return []side{cell(false, form.RepealedCol, form.NormativeRow)}
	case reading.NormativeLapsed:
		return []side{{cells: cell(false, form.RepealedCol, form.NormativeRow).cells, most: true}}
	case reading.NormativeInForce, reading.NormativeKept:
		return []side{cell(false, form.InForceCol, form.NormativeRow)}
	case reading.RulesIssued:
		return []side{cell(false, form.IssuedCol, form.RulesRow)}
	case reading.RulesRepealed:
		return []side{cell(false, form.RepealedCol, form.RulesRow)}
	case reading.RulesInForce:
		return []side{cell(false, form.InForceCol, form.RulesRow)}
	case reading.Licences, reading.Penalties, reading.Coercions:
		return []side{cell(false, form.DecisionsCol, string(m))}
	case reading.Fees:
		return []side{cell(false, form.AmountCol, string(m))}
	case reading.Handling:
		return nil
	case reading.Opened:
		return []side{row(false, form.GrantedRow), row(true, form.GrantedRow, form.PartlyRow)}
	case reading.AnyOther:
		return []side{row(false, p.rowsOf(string(reading.Other))...), row(true, form.OtherRow)}
	case reading.Withdrawn:
		return []side{{cells: p.columns([]string{form.OtherRow}, s.Columns), most: true}}
	case form.NotHeldRow: // 不存在 may be told of what would have to be made
		return []side{row(false, form.NotHeldRow), row(true, p.rowsOf(string(reading.Unavailable))...)}
	}
	if rows := p.rowsOf(string(m)); len(rows) > 0 {
		return []side{row(false, rows...)}
	}
	return nil
}

// rowsOf is the row with a key, or the rows of the group that it begins: denied is
// denied-secret and those after it.
func (p *Pass) rowsOf(key string) (out []string) {
	for _, row := range p.Report.Form.Rows() {
		switch {
		case row[0].Section != form.Requests:
		case row[0].Row == key:
			return []string{key}
		case strings.HasPrefix(row[0].Row, key+"-"):
			out = append(out, row[0].Row)
		}
	}
	return out
}

// columns are the cells of rows for kinds of applicants, the totals where none are
// given.
func (p *Pass) columns(rows, columns []string) (out []form.Ref) {
	for _, r := range rows {
		if len(columns) == 0 {
			out = append(out, form.Ref{Section: form.Requests, Row: r, Col: form.TotalCol})
			continue
		}
		for _, row := range p.Report.Form.Rows() {
			if row[0].Section != form.Requests || row[0].Row != r {
				continue
			}
			for _, at := range row {
				if applies(at, columns) {
					out = append(out, at)
				}
			}
		}
	}
	return out
}

// applies says that a cell counts applicants of one of the kinds.
func applies(at form.Ref, kinds []string) bool {
	return slices.Contains(kinds, at.Col) ||
		slices.Contains(kinds, reading.LegalPersons) && at.Col != form.PersonCol && at.Col != form.TotalCol
}

// disputeCells are the cells of reviews and suits with a result.
func disputeCells(m reading.Measure, result reading.Result) (out []form.Ref) {
	if result == "" {
		result = form.TotalCol
	}
	kinds := []reading.Measure{m}
	if m == reading.Suit {
		kinds = []reading.Measure{reading.Direct, reading.After}
	}
	for _, k := range kinds {
		out = append(out, form.Ref{Section: form.Disputes, Row: form.CasesRow, Col: string(k) + "-" + string(result)})
	}
	return out
}

// disputeTotals are the cells of all reviews and suits.
func disputeTotals() (out []form.Ref) {
	for _, m := range []reading.Measure{reading.Review, reading.Direct, reading.After} {
		out = append(out, disputeCells(m, "")...)
	}
	return out
}

// comparable says that the cells can be held against a text: their table is filled
// in, each can be read, and nobody is filling it in just now.
func (p *Pass) comparable(cells []form.Ref) bool {
	for _, at := range cells {
		t := p.tables[at.Section]
		if t == nil || t.filled == 0 || p.Unvisited[at.Section] || p.Typing == at.Section && len(t.blanks)+len(t.unread) > 0 {
			return false
		}
		if i, ok := p.Report.Form.Index(at); !ok || p.unknown(i) || p.Numbers[i].Blank() && slices.ContainsFunc(p.totalled(at), p.unreadAt) {
			return false
		}
	}
	return len(cells) > 0
}

// sum adds up cells exactly; blanks are 0, blank totals what their parts add up to.
// Money is in 元.
func (p *Pass) sum(cells []form.Ref) decimal.Decimal {
	var d decimal.Decimal
	for _, at := range cells {
		n := p.number(at).Decimal()
		if p.number(at).Blank() {
			n = p.sum(p.totalled(at))
		}
		if c, _ := p.Report.Form.Cell(at); c.Unit == form.Money {
			n, _ = n.Mul(decimal.MustNew(10000, 0))
		}
		d, _ = d.Add(n)
	}
	return d
}

// totalled are the cells that a total adds up, none of another cell.
func (p *Pass) totalled(at form.Ref) []form.Ref {
	for _, t := range p.Report.Form.Totals() {
		if t.Ref == at {
			return t.Parts
		}
	}
	return nil
}

// fits says that a value is what cells add up to, as they stand or as they would be
// with a wrong number among them put right: that number is a finding already, and a
// text that has the right one is no second.
func (p *Pass) fits(value decimal.Decimal, cells []form.Ref) bool {
	is := p.sum(cells)
	if is.Equal(value) {
		return true
	}
	for _, c := range p.whys() {
		for _, r := range c.repairs {
			if by := p.moves(r, cells); !by.IsZero() && plus(is, by).Equal(value) {
				return true
			}
		}
	}
	return false
}

// shouldBe is what cells add up to once the wrong numbers among them are put right
// about which there is no doubt.
func (p *Pass) shouldBe(cells []form.Ref) decimal.Decimal {
	d := p.sum(cells)
	for _, c := range p.whys() {
		if len(c.repairs) == 1 {
			d = plus(d, p.moves(c.repairs[0], cells))
		}
	}
	return d
}

// moves is by how much a repair changes what cells add up to.
func (p *Pass) moves(r repair, cells []form.Ref) decimal.Decimal {
	by := int64(0)
	for _, s := range r.cells {
		if slices.Contains(cells, p.Report.Form.Cells()[s.cell].Ref) {
			by += s.now - s.was
		}
	}
	return decimal.MustNew(by, 0)
}

// plus adds; what the decimal library cannot hold stays as it is.
func plus(d, e decimal.Decimal) decimal.Decimal {
	if s, err := d.Add(e); err == nil {
		return s
	}
	return d
}

// shownIn writes a sum in the unit of a figure.
func shownIn(d decimal.Decimal, f reading.Figure) (string, bool) {
	factor := int64(1)
	switch f.Unit {
	case "万元":
		factor = 10000
	case "亿元":
		factor = 100000000
	case "千元":
		factor = 1000
	}
	q, err := d.Quo(decimal.MustNew(factor, 0))
	if err != nil {
		return "", false
	}
	back, err := q.Mul(decimal.MustNew(factor, 0))
	return q.Trim(0).String(), err == nil && back.Equal(d)
}

// mostNamed bounds the cells that a message names.
const mostNamed = 5

// sumName is how a message calls cells that are added up: the cell, the group, their
// names or, where they are many, the first and the last. A row is named once.
func sumName(f *form.Form, cells []form.Ref) string {
	var names []string
	last := form.Cell{}
	for _, at := range cells {
		c, _ := f.Cell(at)
		if c.Row != "" && c.Row == last.Row {
			names = append(names, c.Col)
		} else {
			names = append(names, c.Name())
		}
		last = c
	}
	switch {
	case len(names) == 1:
		return names[0]
	case len(names) == 2:
		return names[0] + "与" + names[1] + "之和"
	}
	if g := groupName(f, cells); g != "" {
		return g + "各项之和"
	}
	if len(names) <= mostNamed {
		return strings.Join(names, "、") + "之和"
	}
	return names[0] + "至" + names[len(names)-1] + "之和"
}

// groupName is the label above the rows of cells that are a whole group of one column.
func groupName(f *form.Form, cells []form.Ref) string {
	s, _ := f.Section(cells[0].Section)
	for _, b := range s.Blocks {
		if label := groupOf(b.Rows, cells); label != "" {
			return label
		}
	}
	return ""
}

func groupOf(heads []form.Head, cells []form.Ref) string {
	for _, h := range heads {
		if len(h.Heads) == len(cells) && !slices.ContainsFunc(cells, func(at form.Ref) bool {
			return at.Col != cells[0].Col || !slices.ContainsFunc(h.Heads, func(r form.Head) bool { return r.Key == at.Row })
		}) {
			return h.Label
		}
		if label := groupOf(h.Heads, cells); label != "" {
			return label
		}
	}
	return ""
}
