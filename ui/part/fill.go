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

// Filling is what is filled in without typing: 空格填 0, 恢复自动合计.
type Filling struct{ mid *Middle }

// FillZeros fills the blank cells of the selection or, where one cell is selected,
// of the whole table.
func (s *Filling) FillZeros() {
	p := s.mid.Table()
	refs := p.Sheet.Selected()
	r := s.mid.Desk.Report()
	var unread map[form.Ref]bool // what the selection names is meant
	if len(refs) == 1 {
		refs, unread = p.refs, r.Unread()
	}
	blanks := slices.DeleteFunc(slices.Clone(s.mid.Desk.Form().Cells()), func(c form.Cell) bool {
		return r.Text(c.Ref) != "" || unread[c.Ref] || !slices.Contains(refs, c.Ref)
	})
	s.fill(check.Zeros(r, blanks))
}

// FillNone fills what is blank in tables three and four, for a year without requests
// and disputes. Numbers that stand there are left alone. Where last year's report left
// something to this year, it asks first.
func (s *Filling) FillNone() {
	r := s.mid.Desk.Report()
	x := check.Nil(r)
	for _, c := range s.mid.Desk.Form().Carries {
		for _, e := range x.Edits {
			from := form.Ref{Section: c.Section, Row: c.From, Col: e.At.Col}
			last := model.LastAt(from, r.Priors(s.mid.Desk.File().LastYear()...)...)
			if e.At.Section != c.Section || e.At.Row != c.To || !last.Known || last.Least.Decimal().IsZero() {
				continue
			}
			left, _ := s.mid.Desk.Form().Cell(from)
			s.mid.Ask.Ask(fmt.Sprintf("上年年报的%s是 %s，本年填 0 就对不上。", left.Name(), last.Least),
				ask.Close("取消"), ask.Do("仍然全部填 0", func() { s.fill(x) }))
			return
		}
	}
	s.fill(x)
}

func (s *Filling) fill(x check.Fix) {
	if len(x.Edits) == 0 {
		s.mid.Desk.Say("没有空格。")
		return
	}
	s.mid.Desk.Apply(model.Change{Label: x.Label, Edits: x.Edits})
}

// OnManualTotal says that the active cell is a total that does not follow its parts.
func (s *Filling) OnManualTotal() bool {
	p := s.mid.Table()
	return p != nil && p.manual(p.Sheet.Active())
}

// RestoreTotal lets the total in the active cell follow its parts again: 恢复自动合计.
func (s *Filling) RestoreTotal() {
	s.mid.Desk.Session().Restore(s.mid.Table().Sheet.Active())
	s.mid.Desk.Changed()
}
