package session

import (
	"fmt"
	"slices"

	"gouji.app/model"
	"gouji.app/model/form"
)

// following are the edits that follow from some that were made, as last year's reports
// have it. A source that the program wrote goes where its number was typed over. A
// holding is last year's with what came and what went, once both are there and one of
// them was written now, unless somebody typed it: asked says that of edits which change
// nothing, too. One that was proposed follows other predecessors.
func following(r *model.Report, asked, made []model.Edit, priors []model.Prior) (out []model.Edit) {
	for _, e := range made {
		if r.FromLastYear(e.At) && !writes(made, model.SourceRef(e.At)) {
			out = append(out, model.Edit{At: model.SourceRef(e.At)})
		}
	}
	if len(priors) == 0 {
		return out
	}
	reformed := slices.ContainsFunc(made, func(e model.Edit) bool { return model.Reforms(e.At) })
	for _, stock := range r.Form.Stocks {
		for _, row := range stock.Rows {
			at := func(col string) form.Ref { return form.Ref{Section: stock.Section, Row: row, Col: col} }
			held := at(stock.Held)
			moved := writes(made, at(stock.In)) || writes(made, at(stock.Out))
			ours := r.FromLastYear(held)
			if !writes(asked, held) && (ours && (moved || reformed) || moved && r.Text(held) == "") {
				out = append(out, holding(r, held, at(stock.In), at(stock.Out), priors)...)
			}
		}
	}
	return out
}

func writes(edits []model.Edit, at form.Ref) bool {
	return slices.ContainsFunc(edits, func(e model.Edit) bool { return e.At == at })
}

// holding proposes a holding with the reckoning as its source, and takes a proposal
// back that has no ground any more.
func holding(r *model.Report, held, in, out form.Ref, priors []model.Prior) []model.Edit {
	last := model.LastAt(held, priors...)
	c, _ := r.Form.Cell(in)
	d, _ := r.Form.Cell(out)
	came, went := r.Number(c), r.Number(d)
	now, source := "", ""
	if last.Exact() && came.Readable() && went.Readable() {
		if sum := last.Most.Count() + came.Count() - went.Count(); sum >= 0 {
			now = fmt.Sprint(sum)
			source = fmt.Sprintf("%s：%s＋%s %s−%s %s＝%d", model.Reckoned, parts(last), c.Col, came, d.Col, went, sum)
		}
	}
	return []model.Edit{{At: held, Text: now}, {At: model.SourceRef(held), Text: source}}
}

// parts shows what last year's number is made of: 3（甲局 2＋乙局 1）.
func parts(last model.Last) string {
	if last.Parts == "" {
		return last.Most.String()
	}
	return fmt.Sprintf("%s（%s）", last.Most, last.Parts)
}
