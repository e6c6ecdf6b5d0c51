package check

import (
	"slices"
	"strings"

	"gouji.app/model/form"
	"gouji.app/model/reading"
)

// mostInCompany is how many figures of a narrative are held against each other, twice what
// long reports have: each asks for all others, at every key.
const mostInCompany = 200

// crowded says that a narrative has more figures than any report: then none is judged by
// its company, and doubts stay.
func (a told) crowded() bool { return len(a.Statements) > mostInCompany }

// inCompany reports whether nothing but the words of a statement is doubtful, and others
// of its sentence that are of the same matter agree with the tables: 公开36件、第三方权益
// 2件、不掌握21件 speaks of the answers, whatever words it uses.
func (p *Pass) inCompany(a told, i int) bool {
	s, least := a.Statements[i], enough
	if a.crowded() || len(s.Measures) == 0 || !s.Doubts.Soft() || p.toldAlready(a, i) {
		return false
	}
	if familyOf(s) == "text-normative" {
		least = enoughOfDocuments
	}
	if len(s.Columns) > 0 {
		least = enoughOfColumns
	}
	beside, around := 0, 0 // in the sentence, in the paragraph
	for k, o := range a.Statements {
		if k == i || o.Paragraph != s.Paragraph || len(o.Measures) == 0 || !o.Doubts.Soft() || subjectOf(o) == subjectOf(s) {
			continue
		}
		n, counts := o.Count()
		if !counts || familyOf(o) != familyOf(s) && !wholeOfColumns(o, s) || !p.agrees(o) {
			continue
		}
		around += weightOf(n)
		if o.Sentence == s.Sentence {
			beside += weightOf(n)
		}
	}
	if familyOf(s) == "text-normative" {
		beside += p.nonesBeside(a, s)
	}
	return beside >= least || isAnswer(s) && around >= enoughAround || p.completes(a, i)
}

// What the numbers that agree must weigh for one whose words are doubtful to be judged:
// in its sentence, there of documents, of which few numbers are told, or of applicants,
// and, for answers, which go on over sentences, in the paragraph.
const enough, enoughOfDocuments, enoughOfColumns, enoughAround = 4, 2, 2, 8

// isAnswer says that a statement tells how applications were answered.
func isAnswer(s reading.Statement) bool { return ruleOf(s) == "text-outcome" }

// wholeOfColumns reports whether one statement tells all of the applications of which the
// other tells those of some applicants: 收到29件，其中律师事务所2件.
func wholeOfColumns(o, s reading.Statement) bool {
	return len(s.Columns) > 0 && len(o.Columns) == 0 && slices.Equal(o.Measures, s.Measures)
}

// nonesBeside counts the kinds of documents that the sentence says rightly there were
// none of: 未制定规范性文件，废止1件，继续有效6件.
func (p *Pass) nonesBeside(a told, s reading.Statement) (n int) {
	for _, none := range a.Nones {
		between := a.Source[min(none.Start, s.Start):max(none.End, s.End)]
		for _, m := range none.Measures {
			o := reading.Statement{Measures: []reading.Measure{m}}
			if !strings.ContainsAny(between, "。\n") && familyOf(o) == familyOf(s) && p.agrees(o) {
				n++
			}
		}
	}
	return n
}

// completes reports whether a statement and others of its paragraph that agree with the
// tables name all that is not 0 of the answers, of the kinds of applicants, or of the
// results of reviews or suits: the list is one of these, whatever words it uses.
func (p *Pass) completes(a told, i int) bool {
	s := a.Statements[i]
	for _, mine := range p.admissible(s) {
		if !p.comparable(mine.cells) || mine.most || p.sum(mine.cells).IsZero() {
			continue // where the others have told all, one more is something else
		}
		whole := p.wholeOf(mine.cells[0])
		named := map[form.Ref]bool{}
		for _, at := range mine.cells {
			named[at] = true
		}
		others := 0
		for k, o := range a.Statements {
			if k == i || o.Paragraph != s.Paragraph || len(o.Measures) == 0 || !o.Doubts.Soft() {
				continue
			}
			for _, d := range p.admissible(o) {
				if slices.Contains(whole, d.cells[0]) && p.comparable(d.cells) && p.fits(o.Value, d.cells) && !o.Value.IsZero() {
					for _, at := range d.cells {
						named[at] = true
					}
					others++
					break
				}
			}
		}
		if others > 0 && len(whole) > 0 && !slices.ContainsFunc(whole, func(at form.Ref) bool { return !named[at] && p.number(at).Count() != 0 }) {
			return true
		}
	}
	return false
}

// wholeOf lists the cells that stand beside a cell in what it is a part of: the answers of
// its column, the columns of its row, the results of its kind of dispute.
func (p *Pass) wholeOf(at form.Ref) []form.Ref {
	const several = 3
	for _, s := range p.Report.Form.Sums() {
		for _, side := range [][]form.Ref{s.Left, s.Right} {
			if len(side) >= several && slices.Contains(side, at) {
				return side
			}
		}
	}
	return nil
}

// toldAlready reports whether another statement of the narrative tells what this one may
// mean, and rightly: then this one means something else.
func (p *Pass) toldAlready(a told, i int) bool {
	var cells [][]form.Ref
	for _, d := range p.admissible(a.Statements[i]) {
		if !d.more { // 无法提供10件 does not tell what 不掌握8件 means
			cells = append(cells, d.cells)
		}
	}
	return slices.ContainsFunc(a.Statements, func(o reading.Statement) bool {
		return o.Start != a.Statements[i].Start && len(o.Measures) > 0 && o.Doubts.Soft() && slices.ContainsFunc(p.admissible(o), func(d side) bool {
			return slices.ContainsFunc(cells, func(c []form.Ref) bool { return slices.Equal(c, d.cells) }) && p.comparable(d.cells) && p.fits(o.Value, d.cells)
		})
	})
}

// weightOf is how much it says that a number agrees: small ones do by chance.
func weightOf(n int64) int {
	switch {
	case n == 0:
		return 0
	case n < 3:
		return 1
	case n < 10:
		return 2
	}
	return 4
}

// familyOf is what a statement is about: the flow of applications is one thing, and so
// are reviews and suits with their results.
func familyOf(s reading.Statement) string {
	switch id := ruleOf(s); id {
	case "text-results":
		return "text-disputes"
	case "text-new", "text-both", "text-handled", "text-carried-in", "text-carried-out":
		return "text-handled"
	default:
		return id
	}
}

// ofInformation reports whether reviews and suits that are told without saying of what
// are those of the form: both kinds are told, or how they ended, and nothing of a body
// that decides or attends them.
func (p *Pass) ofInformation(a told, i int) bool {
	s := a.Statements[i]
	if a.crowded() || len(s.Measures) == 0 || familyOf(s) != "text-disputes" || !s.Doubts.Soft() || !s.Doubts.Has(reading.OtherMatter) {
		return false
	}
	kinds := map[string]bool{}
	from, to := s.Start, s.End
	for _, o := range a.Statements {
		if o.Sentence == s.Sentence && len(o.Measures) > 0 && familyOf(o) == "text-disputes" {
			kinds[subjectOf(o)] = true
			from, to = min(from, o.Start), max(to, o.End)
		}
	}
	for _, n := range a.Nones {
		if n.Doubts != 0 && !strings.ContainsAny(a.Source[min(n.Start, from):max(n.End, to)], "。\n") {
			kinds["none"] = true
		}
	}
	words := sentenceBefore(a.Source, from) + a.Source[from:to]
	return len(kinds) > 1 && !containsAny(words, "受理", "应诉", "出庭", "作为复议机关", "化解", "败诉率", "各类", "全部行政", "法治", "依法行政") &&
		(a.section.Key != form.Overview || !containsAny(words, "办理", "审理", "审结", "办结", "收到"))
}
