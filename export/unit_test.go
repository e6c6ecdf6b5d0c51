package export_test

import (
	"testing"

	"gouji.app/assets"
	"gouji.app/export"
	"gouji.app/model"
	"gouji.app/model/form"
	"gouji.app/model/page"
)

// 元 is not 万元: an amount under a head that counts in 元 is not taken, in whatever kind of
// file, and said to be unread.
func TestYuanIsNotTakenForWan(t *testing.T) {
	amount := form.Ref{Section: "proactive", Row: "fees", Col: "amount"}
	for _, head := range []string{"本年收费金额（单位：元）", "本年收费金额（元）", "本年收费总金额（单位：元）"} {
		sample, err := model.ParsePlain(assets.Sample, form.Gongkai2021())
		if err != nil {
			t.Fatal(err)
		}
		sample.SetText(amount, "123400")
		p := page.Of(sample, false)
		for _, part := range p.Parts {
			for _, it := range part.Items {
				for i := range cellsOf(it.Table) {
					if c := &it.Table.Cells[i]; c.Text == "本年收费金额（单位：万元）" {
						c.Text = head
					}
				}
			}
		}
		for name, write := range containers() {
			im, err := export.OpenData(write(p), name, form.Gongkai2021())
			if err != nil {
				t.Fatal(err)
			}
			if got := im.Report.Text(amount); got != "" || !im.Unread()[amount] {
				t.Errorf("%s in %s: read %q, unread %v", head, name, got, im.Unread()[amount])
			}
		}
	}
}

func cellsOf(t *page.Table) []page.Cell {
	if t == nil {
		return nil
	}
	return t.Cells
}
