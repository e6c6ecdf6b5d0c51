package docx

import (
	"errors"
	"slices"
	"strings"
	"unicode"

	"gouji.app/export/pack"
	"gouji.app/model/page"
)

// A besidePart is a part with text that no part of the form has.
type besidePart struct {
	link, root string // kind of the link to it, and its first element
	message    string
	lost       bool
}

func besideParts() []besidePart {
	return []besidePart{
		{"footnotes", "footnotes", "脚注或尾注，未导入", true},
		{"endnotes", "endnotes", "脚注或尾注，未导入", true},
		{"comments", "comments", "批注，未导入", false},
		{"header", "hdr", "页眉或页脚，未导入", false},
		{"footer", "ftr", "页眉或页脚，未导入", false},
	}
}

// readBeside notes what stands beside the text: footnotes, comments, and what is printed
// at the edges of each page, once. Page numbers there go without saying; a footnote may be
// a number.
func (d *document) readBeside() error {
	links, err := d.Links(d.main)
	if err != nil {
		return err
	}
	parts, told := besideParts(), map[string]bool{}
	for _, l := range links {
		i := slices.IndexFunc(parts, func(p besidePart) bool { return l.Is(p.link) })
		if i < 0 {
			continue
		}
		items, err := d.readPart(l.Target, parts[i].root)
		if errors.Is(err, pack.ErrNoPart) {
			continue
		}
		if err != nil {
			return err
		}
		for _, it := range items {
			text := strings.TrimSpace(it.Text)
			if it.Table != nil {
				text = cellsText(it.Table)
			}
			if !told[text] && (strings.ContainsFunc(text, unicode.IsLetter) || parts[i].lost && text != "") {
				d.notes = append(d.notes, page.Note{Text: text, Message: parts[i].message, Lost: parts[i].lost})
			}
			told[text] = true
		}
	}
	return nil
}

func cellsText(t *page.Table) string {
	var texts []string
	for _, c := range t.Cells {
		if text := strings.TrimSpace(c.Text); text != "" {
			texts = append(texts, text)
		}
	}
	return strings.Join(texts, " | ")
}
