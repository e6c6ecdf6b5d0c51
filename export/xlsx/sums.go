package xlsx

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"gouji.app/export/squares"
	"gouji.app/model"
	"gouji.app/model/page"
)

// formulas gives the cells that are totals of others their formula: those that are
// what their parts add up to, and blank ones whose parts are all blank. Any other
// total was entered by hand and stays as it is.
func (g *grid) formulas() map[int]string {
	out := map[int]string{}
	for _, x := range g.table.Gathers {
		out[x.Cell] = g.gather(x)
	}
	for _, s := range g.table.Sums {
		if !s.Defines {
			continue
		}
		total := s.Right[0]
		sum, ok := g.add(s.Left)
		areas := strings.Join(g.ranges(s.Left), ",")
		switch {
		case !ok:
		case sum.Readable() && sum.Equal(g.numbers[total]):
			out[total] = "SUM(" + areas + ")"
		case sum.Blank() && g.blank(total):
			out[total] = fmt.Sprintf(`IF(COUNT(%s)=0,"",SUM(%s))`, areas, areas)
		}
	}
	return out
}

// gather adds up squares of another sheet, or counts those that hold no number.
func (g *grid) gather(x page.Gather) string {
	var areas, sizes []string
	for _, rows := range x.Rows {
		a := area{rows.Top, x.Col, rows.Bottom, x.Col}
		areas = append(areas, quoted(g.book.tabs[x.Part])+"!"+a.name(true, true))
		sizes = append(sizes, strconv.Itoa(rows.Bottom-rows.Top+1))
	}
	if x.Missing {
		return strings.Join(sizes, "+") + "-COUNT(" + strings.Join(areas, ",") + ")"
	}
	return "SUM(" + strings.Join(areas, ",") + ")"
}

// quoted is the name of a sheet as formulas write it.
func quoted(tab string) string { return "'" + strings.ReplaceAll(tab, "'", "''") + "'" }

// add adds up cells: blank while all are. It fails where one holds something that
// Excel would leave out of the sum.
func (g *grid) add(cells []int) (sum model.Number, ok bool) {
	for _, i := range cells {
		n := g.numbers[i]
		if n.Blank() && !g.blank(i) {
			return model.Number{}, false
		}
		if n.Blank() {
			continue
		}
		d, err := sum.Decimal().Add(n.Decimal())
		if err != nil || d.Prec() > squares.MaxDigits {
			return model.Number{}, false
		}
		sum = model.NumberOf(d)
	}
	return sum, true
}

// blank says that nothing is written in a cell.
func (g *grid) blank(i int) bool { return strings.TrimSpace(g.cells[i].Text) == "" }

// validate tells Excel what number cells take.
func (g *grid) validate() {
	for _, v := range []struct {
		kind                 page.Kind
		is                   excelize.DataValidationType
		title, prompt, error string
	}{
		{page.Count, excelize.DataValidationTypeWhole, "件数", "请填 0 或正整数，不加单位。", "件数应为 0 或正整数；请重新填写。"},
		{page.Money, excelize.DataValidationTypeDecimal, "金额（万元）", "请填 0 或正数，可以带小数，不加单位。", "金额应为 0 或正数；请重新填写。"},
	} {
		var cells []int
		for i, c := range g.cells {
			if c.Kind == v.kind {
				cells = append(cells, i)
			}
		}
		if len(cells) == 0 {
			continue
		}
		dv := excelize.NewDataValidation(true)
		dv.SetSqref(strings.Join(g.ranges(cells), " "))
		g.do(dv.SetRange(0, 0, v.is, excelize.DataValidationOperatorGreaterThanOrEqual))
		dv.Formula2 = ""
		dv.SetInput(v.title, v.prompt)
		dv.SetError(excelize.DataValidationErrorStyleStop, v.title, v.error)
		g.do(g.book.file.AddDataValidation(g.name, dv))
	}
}

// markTexts turns cells amber whose number is a text, as pasted ones often are: Excel
// leaves them out of each sum without a word.
func (g *grid) markTexts() {
	var cells []int
	for i, c := range g.cells {
		if c.Kind == page.Count || c.Kind == page.Money {
			cells = append(cells, i)
		}
	}
	if len(cells) == 0 {
		return
	}
	first := squares.Name(g.cells[cells[0]].Row, g.cells[cells[0]].Col)
	g.mark(g.ranges(cells), g.book.amber, fmt.Sprintf("AND(ISTEXT(%s),LEN(%s)>0)", first, first))
}

// markFailures turns the right side of each equation red where it does not hold.
// Equations that differ only in their row or column share a rule, so that a person
// who looks up the rules finds three of them and not forty.
func (g *grid) markFailures() {
	var groups [][]page.Sum
	known := map[string]int{}
	for _, s := range g.table.Sums {
		shape := g.failure(s, true)
		if i, ok := known[shape]; ok {
			groups[i] = append(groups[i], s)
			continue
		}
		known[shape] = len(groups)
		groups = append(groups, []page.Sum{s})
	}
	for _, group := range groups {
		var right []int
		for _, s := range group {
			right = append(right, s.Right...)
		}
		if where := g.ranges(right); len(where) == 1 {
			g.mark(where, g.book.red, g.failure(group[0], false))
			continue
		}
		for _, s := range group {
			g.mark(g.ranges(s.Right), g.book.red, g.failure(s, false))
		}
	}
}

// markMissing turns cells red that count missing numbers, where there are any.
func (g *grid) markMissing() {
	var cells []int
	for _, x := range g.table.Gathers {
		if x.Missing {
			cells = append(cells, x.Cell)
		}
	}
	if len(cells) == 0 {
		return
	}
	where := g.ranges(cells)
	first, _, _ := strings.Cut(where[0], ":")
	g.mark(where, g.book.red, first+">0")
}

func (g *grid) mark(where []string, style int, rule string) {
	g.do(g.book.file.SetConditionalFormat(g.name, strings.Join(where, " "), []excelize.ConditionalFormatOptions{
		{Type: "formula", Criteria: rule, Format: &style},
	}))
}

// failure is the condition that an equation does not hold: as in the checks, a
// blank counts as 0 and a text leaves the equation open. Rows or columns that all
// its cells share stay relative, so that the rule can be shared by neighbours; its
// shape is the condition as it would stand in the first row or column.
func (g *grid) failure(s page.Sum, shape bool) string {
	cells := slices.Concat(s.Left, s.Right)
	first := g.cells[cells[0]]
	oneRow, oneCol := true, true
	for _, i := range cells {
		oneRow = oneRow && g.cells[i].Row == first.Row && g.cells[i].RowSpan == 1
		oneCol = oneCol && g.cells[i].Col == first.Col && g.cells[i].ColSpan == 1
	}
	names := func(cells []int) (out []string) {
		for _, a := range g.areas(cells) {
			if shape && oneRow {
				a.top, a.bottom = 0, 0
			}
			if shape && oneCol {
				a.left, a.right = 0, 0
			}
			out = append(out, a.name(!oneRow, !oneCol))
		}
		return out
	}
	var blanks []string
	for _, name := range names(cells) {
		blanks = append(blanks, "COUNTBLANK("+name+")")
	}
	squares := 0
	for _, a := range g.areas(cells) {
		squares += (a.bottom - a.top + 1) * (a.right - a.left + 1)
	}
	begun := ""
	if len(s.Right) > 1 { // a balance waits until its column has an item on either side
		begun = fmt.Sprintf("COUNT(%s)>0,COUNT(%s)>0,", strings.Join(names(s.Left), ","), strings.Join(names(s.Right), ","))
	}
	return fmt.Sprintf("AND(%sCOUNT(%s)+%s=%d,ROUND(SUM(%s)-SUM(%s),6)<>0)",
		begun, strings.Join(names(cells), ","), strings.Join(blanks, "+"), squares,
		strings.Join(names(s.Left), ","), strings.Join(names(s.Right), ","))
}

// ranges names the areas that cells fill.
func (g *grid) ranges(cells []int) (out []string) {
	for _, a := range g.areas(cells) {
		out = append(out, a.name(false, false))
	}
	return out
}

// An area is a rectangle of squares, ends included.
type area struct{ top, left, bottom, right int }

// name writes an area, with $ before what must not move: $D6:$I6.
func (a area) name(fixRows, fixCols bool) string {
	mark := map[bool]string{true: "$"}
	square := func(row, col int) string {
		letters, err := excelize.ColumnNumberToName(col + 1)
		if err != nil {
			panic(err) // as at does
		}
		return mark[fixCols] + letters + mark[fixRows] + strconv.Itoa(row+1)
	}
	first, last := square(a.top, a.left), square(a.bottom, a.right)
	if first == last {
		return first
	}
	return first + ":" + last
}

// areas joins cells that are neighbours in a row, and then equal rows, into as few
// rectangles as it takes.
func (g *grid) areas(cells []int) []area {
	var runs, blocks []area
	for _, i := range slices.SortedFunc(slices.Values(cells), func(i, j int) int {
		return cmp.Or(g.cells[i].Row-g.cells[j].Row, g.cells[i].Col-g.cells[j].Col)
	}) {
		c := g.cells[i]
		a := area{c.Row, c.Col, c.Row + c.RowSpan - 1, c.Col + c.ColSpan - 1}
		if last := len(runs) - 1; last >= 0 && runs[last].top == a.top && runs[last].bottom == a.bottom && runs[last].right+1 == a.left {
			runs[last].right = a.right
			continue
		}
		runs = append(runs, a)
	}
	for _, a := range runs {
		above := slices.IndexFunc(blocks, func(b area) bool { return b.left == a.left && b.right == a.right && b.bottom+1 == a.top })
		if above < 0 {
			blocks = append(blocks, a)
			continue
		}
		blocks[above].bottom = a.bottom
	}
	return blocks
}
