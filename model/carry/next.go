package carry

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gouji.app/model"
	"gouji.app/model/form"
	"gouji.app/model/reading"
)

// NextYear makes the draft of the year after the given reports: of the body itself or,
// after a reform, of all that it took over, the first of which gives unit fields and
// texts. Nothing is carried but what next year begins with; every year in the texts is
// listed with what became of it. It fails with a Refusal where the years of the
// reports are not known or not the same.
func NextYear(from ...model.Prior) (draft *model.Report, years []Mention, err error) {
	year, err := yearOf(from)
	if err != nil {
		return nil, nil, err
	}
	prior := from[0].Report
	draft = model.New(prior.Form)
	for _, q := range prior.Form.Fields {
		draft.SetText(form.UnitRef(q.Key), prior.Text(form.UnitRef(q.Key)))
	}
	draft.SetText(form.UnitRef(form.UnitYear), strconv.Itoa(year+1))
	years = append(moveLine(draft, prior, form.UnitRef(form.UnitDeadline)), moveLine(draft, prior, form.Ref{Section: form.TitleLine})...)
	draft.SetText(form.Ref{Section: form.Signature}, prior.Text(form.Ref{Section: form.Signature}))
	draft.Apply(carried(draft, from))
	copied := 0
	for _, s := range prior.Form.Sections {
		if s.Kind != form.Narrative {
			continue
		}
		at := form.Ref{Section: s.Key}
		text, mentions := reword(s.Key, prior.Text(at), year)
		draft.SetText(at, text)
		years = append(years, mentions...)
		for _, paragraph := range draft.Paragraphs(s.Key) {
			if model.Subheading(paragraph) != paragraph { // which are the same every year
				copied++
				draft.Apply(model.Copied{Number: copied, Section: s.Key, Text: paragraph}.Edits())
			}
		}
	}
	draft.Apply(predecessors(draft.UnitName(), from))
	return draft, years, nil
}

// yearOf is the one year that reports are on.
func yearOf(from []model.Prior) (int, error) {
	year := 0
	for _, b := range from {
		switch y := b.Report.Year(); {
		case y == 0:
			return 0, &model.Refusal{Message: fmt.Sprintf("读不出%s年报的年度，不能据此起草下年年报；请先在“单位与年度”中填写报告年度", called(b.Report))}
		case year == 0:
			year = y
		case y != year:
			return 0, &model.Refusal{Message: fmt.Sprintf("几份年报的年度不同（%d、%d），不能合并起草；请都用同一年度的年报", year, y)}
		}
	}
	if year == 0 || year == 9999 {
		return 0, &model.Refusal{Message: "没有可以据此起草的上年年报；请选择一份年报"}
	}
	return year, nil
}

// called names a report's body in messages.
func called(r *model.Report) string {
	if name := r.UnitName(); name != "" {
		return "“" + name + "”"
	}
	return "该"
}

// moveLine copies a line that holds nothing but fixed years; what it says of the
// report's year or a later one is a year on.
func moveLine(draft, prior *model.Report, at form.Ref) (out []Mention) {
	source := prior.Text(at)
	var b strings.Builder
	done := 0
	for _, d := range fourDigits(source) {
		old := d.Of(source)
		y, _ := strconv.Atoi(plainDigits(old))
		if y < prior.Year() || y > prior.Year()+2 {
			continue
		}
		b.WriteString(source[done:d.Start])
		m := Mention{Section: at.String(), From: d.Start, Start: b.Len(), Old: old, New: withYear(old, y+1), Role: Fixed}
		b.WriteString(m.New)
		done = d.End
		out = append(out, m)
	}
	b.WriteString(source[done:])
	draft.SetText(at, b.String())
	return out
}

// fourDigits lists the stretches of exactly four digits of any writing, blanks
// between them allowed.
func fourDigits(text string) (out []reading.Span) {
	span, count := reading.Span{}, 0
	flush := func() {
		if count == 4 {
			out = append(out, span)
		}
		count = 0
	}
	for i, r := range text {
		switch {
		case plainDigits(string(r)) != "":
			if count == 0 {
				span.Start = i
			}
			count++
			span.End = i + len(string(r))
		case count > 0 && count < 4 && (r == ' ' || r == '\u3000'):
		default:
			flush()
		}
	}
	flush()
	return out
}

// plainDigits are the digits of a text in ASCII, whatever their writing.
func plainDigits(text string) string {
	var b strings.Builder
	for _, r := range text {
		switch r = model.Narrow(r); {
		case r >= '0' && r <= '9':
			b.WriteRune(r)
		case strings.ContainsRune("〇零○◯", r):
			b.WriteByte('0')
		default:
			if i := slices.Index([]rune("一二三四五六七八九"), r); i >= 0 {
				b.WriteByte(byte('1' + i))
			}
		}
	}
	return b.String()
}

// carried fills the rows that begin with last year's numbers, as far as nobody typed
// there. A number that is not known of every body, or of which only a part goes on, is
// left to the user.
func carried(r *model.Report, from []model.Prior) []model.Edit {
	var edits []model.Edit
	for _, carry := range r.Form.Carries {
		for _, c := range r.Form.Cells() {
			if c.Ref.Section != carry.Section || c.Ref.Row != carry.To || r.Text(c.Ref) != "" && !r.FromLastYear(c.Ref) {
				continue
			}
			last := model.LastAt(form.Ref{Section: carry.Section, Row: carry.From, Col: c.Ref.Col}, from...)
			number, source := "", ""
			if last.Exact() {
				number, source = last.Most.String(), model.TakenOver
			}
			if last.Exact() && last.Parts != "" {
				source += "：" + last.Parts
			}
			edits = append(edits,
				model.Edit{At: c.Ref, Text: number},
				model.Edit{At: model.SourceRef(c.Ref), Text: source})
		}
	}
	return edits
}
