package xlsx

import (
	"errors"
	"fmt"

	"gouji.app/export/pack"
	"gouji.app/export/squares"
	"gouji.app/model"
	"gouji.app/model/page"
)

// Sniff says that data is a workbook of this kind, damaged ones included, so that
// Read can say what is wrong with them.
func Sniff(data []byte) bool { return pack.Holds(data, "xl/workbook") }

// Read reads a workbook as a page: each visible sheet a part, in it paragraphs and
// tables as they stand, numbers as plain text. A cell that alone makes up a row is
// a paragraph unless it belongs to a table. It fails with a Refusal on anything that
// cannot be read whole.
func Read(data []byte) (p *page.Page, err error) {
	defer func() { // damage that nobody thought of must not take the window down
		if r := recover(); r != nil {
			p, err = nil, pack.Damaged(fmt.Errorf("panic: %v", r))
		}
	}()
	b, err := openWorkbook(data)
	if err != nil {
		return nil, err
	}
	p = &page.Page{}
	for _, t := range b.tabs {
		if err := b.readTab(p, t); err != nil {
			return nil, err
		}
	}
	return p, nil
}

// readTab adds one sheet to the page.
func (b *workbook) readTab(p *page.Page, t tab) error {
	switch {
	case t.hidden() && t.Name != squares.RecordSheet:
		if b.holdsText(t) {
			p.Notes = append(p.Notes, noteSheet(t.Name, "隐藏的工作表，未读取"))
		}
		return nil
	case !t.target.Is("worksheet"):
		p.Notes = append(p.Notes, noteSheet(t.Name, "这是图表或宏表，没有可读的单元格，未读取"))
		return nil
	}
	r, err := b.Part(t.target.Target)
	if err != nil {
		return damagedSheet(t, err)
	}
	raw, err := b.readCells(r)
	if err != nil {
		return damagedSheet(t, err)
	}
	if t.hidden() {
		p.Record = squares.Joined(raw.plain())
		return nil
	}
	p.Notes = append(p.Notes, raw.calculate(t.Name)...)
	if err := b.readBeside(p, t); err != nil {
		return err
	}
	items, err := raw.items(t.Name)
	if err != nil {
		return damagedSheet(t, err)
	}
	p.Styled = p.Styled || page.Titled(items)
	p.Parts = append(p.Parts, page.Part{Name: t.Name, Items: items})
	return nil
}

// damagedSheet names the sheet that cannot be read; a refusal keeps its own words.
func damagedSheet(t tab, err error) error {
	if refusal := (*model.Refusal)(nil); errors.As(err, &refusal) {
		return refusal
	}
	return pack.Refuse(err, "工作表“%s”已损坏，读不完整；请在 Excel 或 WPS 中修复并另存，或者请对方重新报送", t.Name)
}

// items hands the sheet on without what only formulas need.
func (s *rawSheet) items(name string) ([]page.Item, error) {
	merges := make([]squares.Area, len(s.merges))
	for i, m := range s.merges {
		merges[i] = squares.Area{Top: m.top, Left: m.left, Bottom: m.bottom, Right: m.right}
	}
	return squares.Items(name, s.plain(), merges)
}

func (s *rawSheet) plain() []squares.Square {
	out := make([]squares.Square, len(s.squares))
	for i, q := range s.squares {
		out[i] = squares.Square{Row: q.row, Col: q.col, Text: q.text, Style: q.style}
	}
	return out
}
