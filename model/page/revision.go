package page

import (
	"fmt"

	"gouji.app/model"
	"gouji.app/model/carry"
)

// OfRevision prints a 修改对照表: each change with its place, what stood there, what
// stands there now and why.
func OfRevision(x carry.Revision) *Page {
	title := x.Report.Title() + "修改对照表"
	part := Part{Name: "修改对照表", Items: []Item{
		{Style: Title, Text: title},
		{Text: fmt.Sprintf("由%s到%s，共修改 %d 处。", x.From, x.To, len(x.Differences))},
	}}
	if len(x.Differences) > 0 {
		t := newTable([]string{"位置", "原内容", "更正后", "原因"}, []float32{9, 19, 19, 10})
		for _, d := range x.Differences {
			t.words(d.Place(x.Report.Form), d.Old, d.New, x.Reason)
		}
		part.Items = append(part.Items, Item{Table: t})
	}
	return &Page{Title: model.Shown(title), Parts: []Part{part}}
}
