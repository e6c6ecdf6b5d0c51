package part

import (
	"fmt"
	"slices"

	"gouji.app/model"
	"gouji.app/model/check"
	"gouji.app/model/form"
	"gouji.app/ui/ask"
)

// OnText says that a narrative is in the middle.
func (mid *Middle) OnText() bool { return mid.Text() != nil }

// OnSheet says that a table is in the middle.
func (mid *Middle) OnSheet() bool { return mid.Table() != nil }

// Table is the table in the middle, nil where a text or the unit is.
func (mid *Middle) Table() *Table {
	p, _ := mid.parts[mid.current].pane.made.(*Table)
	return p
}

// FillZeros fills the blank cells of the selection or, where one cell is selected,
// of the whole table.
func (mid *Middle) FillZeros() {
	p := mid.Table()
	refs := p.Sheet.Selected()
	r := mid.Desk.Report()
	var unread map[form.Ref]bool // what the selection names is meant
	if len(refs) == 1 {
		refs, unread = p.refs, r.Unread()
	}
	blanks := slices.DeleteFunc(slices.Clone(mid.Desk.Form().Cells()), func(c form.Cell) bool {
		return r.Text(c.Ref) != "" || unread[c.Ref] || !slices.Contains(refs, c.Ref)
	})
	mid.fill(check.Zeros(r, blanks))
}

// FillNone fills what is blank in tables three and four, for a year without requests
// and disputes. Numbers that stand there are left alone. Where last year's report left
// something to this year, it asks first.
func (mid *Middle) FillNone() {
	r := mid.Desk.Report()
	x := check.Nil(r)
	for _, c := range mid.Desk.Form().Carries {
		for _, e := range x.Edits {
			from := form.Ref{Section: c.Section, Row: c.From, Col: e.At.Col}
			last := model.LastAt(from, r.Priors(mid.Desk.File().LastYear()...)...)
			if e.At.Section != c.Section || e.At.Row != c.To || !last.Known || last.Least.Decimal().IsZero() {
				continue
			}
			left, _ := mid.Desk.Form().Cell(from)
			mid.Ask.Ask(fmt.Sprintf("上年年报的%s是 %s，本年填 0 就对不上。", left.Name(), last.Least),
				ask.Close("取消"), ask.Do("仍然全部填 0", func() { mid.fill(x) }))
			return
		}
	}
	mid.fill(x)
}

func (mid *Middle) fill(x check.Fix) {
	if len(x.Edits) == 0 {
		mid.Desk.Say("没有空格。")
		return
	}
	mid.Desk.Apply(model.Change{Label: x.Label, Edits: x.Edits})
}

// OnManualTotal says that the active cell is a total that does not follow its parts.
func (mid *Middle) OnManualTotal() bool {
	p := mid.Table()
	return p != nil && p.manual(p.Sheet.Active())
}

// RestoreTotal lets the total in the active cell follow its parts again: 恢复自动合计.
func (mid *Middle) RestoreTotal() {
	mid.Desk.Session().Restore(mid.Table().Sheet.Active())
	mid.Desk.Changed()
}
