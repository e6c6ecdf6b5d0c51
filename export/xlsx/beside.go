package xlsx

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"gouji.app/export/pack"
	"gouji.app/export/squares"
	"gouji.app/model/page"
)

// readBeside notes what a sheet has beside its cells: comments (批注) and text boxes,
// which no part of the form has.
func (b *workbook) readBeside(p *page.Page, t tab) error {
	links, err := b.Links(t.target.Target)
	if err != nil {
		return pack.Damaged(err)
	}
	for _, l := range links {
		switch {
		case l.Is("comments"):
			err = b.noteTexts(p, t, l.Target, "comment", "批注，未导入", false)
		case l.Is("drawing"):
			err = b.noteTexts(p, t, l.Target, "txBody", "文本框中的文字，未导入，请核对", true)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// noteTexts notes the text of each element of a kind in a part.
func (b *workbook) noteTexts(p *page.Page, t tab, part, kind, message string, lost bool) error {
	r, err := b.Part(part)
	if errors.Is(err, pack.ErrNoPart) {
		return nil
	}
	if err != nil {
		return damagedSheet(t, err)
	}
	d := pack.NewDecoder(r)
	for {
		token, err := d.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return damagedSheet(t, err)
		}
		e, ok := token.(xml.StartElement)
		if !ok || e.Name.Local != kind {
			continue
		}
		text, err := richText(d)
		if err != nil {
			return damagedSheet(t, err)
		}
		where := fmt.Sprintf("工作表“%s”", t.Name)
		if at := attr(e, "ref"); at != "" {
			where += " " + at
		}
		if text = strings.TrimSpace(text); text != "" {
			p.Notes = append(p.Notes, page.Note{Where: where, Text: text, Message: message, Lost: lost})
		}
	}
}

// holdsText says that a sheet has any text; a damaged one that is not read has none.
func (b *workbook) holdsText(t tab) bool {
	r, err := b.Part(t.target.Target)
	if err != nil || !t.target.Is("worksheet") {
		return false
	}
	raw, err := b.readCells(r)
	return err == nil && slices.ContainsFunc(raw.plain(), func(q squares.Square) bool { return strings.TrimSpace(q.Text) != "" })
}
