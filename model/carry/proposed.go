package carry

import (
	"fmt"
	"strings"

	"gouji.app/model"
	"gouji.app/model/form"
)

// Proposed are the holdings as they follow from last year's with what came and went
// this year, once both are typed: edits with the reckoning as source. A holding that
// was typed is left alone; one that was proposed before follows.
func Proposed(r *model.Report, priors ...model.Prior) []model.Edit {
	var edits []model.Edit
	for _, stock := range r.Form.Stocks {
		for _, row := range stock.Rows {
			cell := func(col string) form.Cell {
				c, _ := r.Form.Cell(form.Ref{Section: stock.Section, Row: row, Col: col})
				return c
			}
			held, in, out := cell(stock.Held), cell(stock.In), cell(stock.Out)
			last := model.LastAt(held.Ref, priors...)
			came, went := r.Number(in), r.Number(out)
			source := r.Text(model.SourceRef(held.Ref))
			if now := r.Text(held.Ref); now != "" && !strings.HasSuffix(source, "＝"+now) {
				continue
			}
			if !last.Exact() || !came.Readable() || !went.Readable() {
				continue
			}
			sum := last.Most.Count() + came.Count() - went.Count()
			if sum < 0 {
				continue
			}
			reckoned := fmt.Sprintf("上年 %s＋%s %s−%s %s＝%d", lastParts(last), in.Col, came, out.Col, went, sum)
			if reckoned != source {
				edits = append(edits,
					model.Edit{At: held.Ref, Text: fmt.Sprint(sum)},
					model.Edit{At: model.SourceRef(held.Ref), Text: reckoned})
			}
		}
	}
	return edits
}

// lastParts shows what last year's number is made of: 3（甲局 2＋乙局 1）.
func lastParts(last model.Last) string {
	if last.Parts == "" {
		return last.Most.String()
	}
	return fmt.Sprintf("%s（%s）", last.Most, last.Parts)
}
