package check

import (
	"cmp"
	"fmt"
	"strings"

	"gouji.app/model"
	"gouji.app/model/form"
)

func numberRules() []*Rule {
	const cite = form.Notice2021
	return []*Rule{
		{ID: "not-a-number", Severity: Error, Title: "单元格应为数字", Cite: cite, Run: notANumber},
		{ID: "cell-unit", Severity: Warning, Title: "单元格只写数字，不写单位", Cite: cite, Run: cellUnit},
	}
}

// isStroke knows how people write "none" in a cell. Their meaning is plain, so a row
// of them is one warning with the remedy 0, while other text is an error.
func isStroke(text string) bool {
	switch strings.TrimSpace(text) {
	case "/", "／", "-", "－", "—", "——", "–", "无", "不适用", "\\":
		return true
	}
	return false
}

func notANumber(p *Pass) {
	var stroked []form.Cell // of the row being walked
	flush := func() {
		if len(stroked) > 0 {
			p.report(strokes(p, stroked))
		}
		stroked = nil
	}
	for i, c := range p.Report.Form.Cells() {
		if len(stroked) > 0 && (stroked[0].Ref.Section != c.Ref.Section || stroked[0].Ref.Row != c.Ref.Row) {
			flush()
		}
		if !p.Numbers[i].Unreadable() {
			continue
		}
		text := p.Report.Text(c.Ref)
		if isStroke(text) {
			stroked = append(stroked, c)
			continue
		}
		want := "不小于 0 的整数"
		if c.Unit == form.Money {
			want = "不小于 0 的数，单位万元"
		}
		p.report(Finding{
			Severity: Error, At: []form.Ref{c.Ref},
			Message: fmt.Sprintf("%s现为“%s”；请改为%s", c.Name(), short(text), want),
		})
	}
	flush()
}

// cellUnit finds numbers that are written with their unit, 12件: they are understood, but
// printed as they stand. It tells each table once.
func cellUnit(p *Pass) {
	found := map[string]*Finding{}
	for i, c := range p.Report.Form.Cells() {
		text := p.Report.Text(c.Ref)
		if !p.Numbers[i].Readable() || !isHan(lastRune(strings.TrimSpace(text))) {
			continue
		}
		f := found[c.Ref.Section]
		if f == nil {
			f = &Finding{Severity: Warning, Message: c.Name() + "写作“" + text + "”", Fixes: []Fix{{Label: "只留数字"}}}
			found[c.Ref.Section] = f
		}
		f.At = append(f.At, c.Ref)
		f.Fixes[0].Edits = append(f.Fixes[0].Edits, model.Edit{At: c.Ref, Text: p.Numbers[i].String()})
	}
	for _, s := range p.Report.Form.Sections {
		if f := found[s.Key]; f != nil {
			f.Message += times(len(f.At)) + "；表中请只写数字"
			p.report(*f)
		}
	}
}

// strokes reports the strokes of one row.
func strokes(p *Pass, cells []form.Cell) Finding {
	f := Finding{Severity: Warning, Fixes: []Fix{fillIn(p, "改为 0", cells)}}
	var texts []string
	for _, c := range cells {
		f.At = append(f.At, c.Ref)
		texts = appendNew(texts, "“"+strings.TrimSpace(p.Report.Text(c.Ref))+"”")
	}
	place := cells[0].Name()
	if len(cells) > 1 {
		s, _ := p.Report.Form.Section(cells[0].Ref.Section)
		place = fmt.Sprintf("%s有 %d 格", cmp.Or(cells[0].Row, "“"+s.Short+"”"), len(cells))
	}
	f.Message = fmt.Sprintf("%s写作%s；没有的请填 0", place, strings.Join(texts, ""))
	return f
}

// short keeps quoted text within one line of a message.
func short(s string) string {
	const most = 20
	rs := []rune(strings.Join(strings.Fields(s), " "))
	if len(rs) > most {
		return string(rs[:most]) + "…"
	}
	return string(rs)
}
