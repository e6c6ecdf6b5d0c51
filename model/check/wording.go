package check

import (
	"fmt"
	"slices"
	"strings"

	"gouji.app/model/form"
)

// message tells a cause in one sentence: place, fact with numbers, remedy.
func (c cause) message(p *Pass) string {
	switch {
	case len(c.repairs) == 0:
		return equation(p, c.sums[0], "") + "；请核对各项"
	case len(c.repairs) > 1:
		return fmt.Sprintf("%s；请核对各项，或从 %d 种改法中选择", equation(p, c.sums[0], ""), len(c.repairs))
	}
	r := c.repairs[0]
	if r.totals {
		return r.statement(p, "应为") + "；请改总计或核对各分项"
	}
	row := p.Report.Form.Cells()[r.cells[0].cell].Row
	return fmt.Sprintf("%s；%s；%s", r.statement(p, "疑应为"), equation(p, c.sums[0], row), r.advice(p))
}

// advice knows an amount that two cells of a row or column have confused.
func (r repair) advice(p *Pass) string {
	cells := p.Report.Form.Cells()
	if len(r.cells) == 2 && r.cells[0].was+r.cells[1].was == r.cells[0].now+r.cells[1].now {
		if cells[r.cells[0].cell].Row == cells[r.cells[1].cell].Row {
			return "请核对是否填错了列"
		}
		return "请核对是否填错了行"
	}
	return "请核对后改正"
}

// mostStated bounds the cells that a message spells out.
const mostStated = 3

// statement says what the cells of a repair should be: （七）总计·自然人应为 4，现为 0.
func (r repair) statement(p *Pass, should string) string {
	cells := p.Report.Form.Cells()
	var parts []string
	for i, s := range r.cells {
		if i == mostStated {
			parts = append(parts, fmt.Sprintf("另有 %d 格", len(r.cells)-mostStated))
			break
		}
		c := cells[s.cell]
		name := c.Name()
		if i > 0 && c.Row == cells[r.cells[i-1].cell].Row {
			name = c.Col
		}
		parts = append(parts, fmt.Sprintf("%s%s %d，现为%s", name, should, s.now, shown(p, s.cell)))
	}
	return strings.Join(parts, "；")
}

// label is the verb phrase of a fix: 改为 自然人4、总计4. Rows are named where the
// cells stand in several, and where several fixes must be told apart.
func (r repair) label(p *Pass, oneOfSeveral bool) string {
	cells := p.Report.Form.Cells()
	row := cells[r.cells[0].cell].Row
	if oneOfSeveral || slices.ContainsFunc(r.cells, func(s setting) bool { return cells[s.cell].Row != row }) {
		row = ""
	}
	var parts []string
	for _, s := range r.cells {
		c := cells[s.cell]
		name := c.Name()
		if c.Row == row {
			name = c.Col
		}
		row = c.Row
		parts = append(parts, fmt.Sprintf("%s%d", name, s.now))
	}
	return "改为 " + strings.Join(parts, "、")
}

// equation tells a broken equation with its numbers; a total in the given row is
// called by its column alone.
func equation(p *Pass, e form.Sum, row string) string {
	if e.Law == form.BalanceLaw {
		first, _ := p.Report.Form.Cell(e.Left[0])
		gap := p.count(e.Left) - p.count(e.Right)
		return fmt.Sprintf("%s列：%s ≠ %s，相差 %d 件", first.Col, terms(p, e.Left), terms(p, e.Right), max(gap, -gap))
	}
	i, _ := p.Report.Form.Index(e.Right[0])
	c := p.Report.Form.Cells()[i]
	name := c.Name()
	if c.Row == row {
		name = c.Col
	}
	return fmt.Sprintf("%s现为%s，%s之和为 %d", name, shown(p, i), partsOf(e.Law), p.count(e.Left))
}

// partsOf is what the parts of a total are called.
func partsOf(law form.Law) string {
	switch law {
	case form.RowSum:
		return "各列"
	case form.ColumnSum:
		return "各分项"
	}
	return "各项结果"
}

// whatLacks tells what blank cells still have to bring: 自然人列：（七）总计或四、结转下年度
// 还差 13 件未填.
func whatLacks(p *Pass, s sum) string {
	total, _ := p.Report.Form.Cell(s.Right[0])
	place := total.Name() + "的" + partsOf(s.Law)
	switch {
	case s.Law == form.BalanceLaw:
		lacking := s.Right
		if s.gap < 0 {
			lacking = s.Left
		}
		place = total.Col + "列：" + strings.Join(rowNames(p, lacking), "或")
	case s.gap > 0:
		return fmt.Sprintf("%s未填，应为 %d", total.Name(), p.count(s.Left))
	}
	return fmt.Sprintf("%s还差 %d 件未填", place, max(s.gap, -s.gap))
}

func rowNames(p *Pass, side []form.Ref) (out []string) {
	for _, at := range side {
		c, _ := p.Report.Form.Cell(at)
		out = append(out, c.Row)
	}
	return out
}

// terms writes one side of a balance: 一、本年新收 4＋二、上年结转 0.
func terms(p *Pass, side []form.Ref) string {
	out := rowNames(p, side)
	for i, at := range side {
		out[i] += fmt.Sprintf(" %d", p.number(at).Count())
	}
	return strings.Join(out, "＋")
}

// count adds up cells as typed, whatever is not a number being 0.
func (p *Pass) count(side []form.Ref) (n int64) {
	for _, at := range side {
		n += p.number(at).Count()
	}
	return n
}

// shown is how a message calls what stands in a cell.
func shown(p *Pass, i int) string {
	switch n := p.Numbers[i]; {
	case n.Blank():
		return "空白"
	case n.Unreadable():
		return "“" + short(p.Report.Text(p.Report.Form.Cells()[i].Ref)) + "”"
	default:
		return " " + n.String()
	}
}
