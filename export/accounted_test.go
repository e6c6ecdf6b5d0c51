package export_test

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"gouji.app/assets"
	"gouji.app/export"
	"gouji.app/export/docx"
	"gouji.app/export/html"
	"gouji.app/export/text"
	"gouji.app/export/xlsx"
	"gouji.app/model"
	"gouji.app/model/form"
	"gouji.app/model/page"
)

// containers are the kinds of file that a page can stand in.
func containers() map[string]func(*page.Page) []byte {
	written := func(write func(*bytes.Buffer, *page.Page) error) func(*page.Page) []byte {
		return func(p *page.Page) []byte {
			var b bytes.Buffer
			if err := write(&b, p); err != nil {
				panic(err)
			}
			return b.Bytes()
		}
	}
	rows := func(row func([]string) string) func(*page.Page) []byte {
		return func(p *page.Page) []byte { return []byte(asText(p, row)) }
	}
	return map[string]func(*page.Page) []byte{
		"docx":      written(func(b *bytes.Buffer, p *page.Page) error { return docx.Write(b, p, model.Layout{}) }),
		"xlsx":      written(func(b *bytes.Buffer, p *page.Page) error { return xlsx.Write(b, p) }),
		"one sheet": written(func(b *bytes.Buffer, p *page.Page) error { return xlsx.Write(b, onOneSheet(p)) }),
		"html":      written(func(b *bytes.Buffer, p *page.Page) error { return html.Write(b, p) }),
		"txt":       written(func(b *bytes.Buffer, p *page.Page) error { return text.Write(b, p) }),
		"pipes":     rows(func(cells []string) string { return "| " + strings.Join(cells, " | ") + " |" }),
		"tabs":      rows(func(cells []string) string { return strings.Join(cells, "\t") }),
		"a cell a line": rows(func(cells []string) string {
			return strings.Join(slices.DeleteFunc(cells, func(s string) bool { return s == "" }), "\n")
		}),
	}
}

// asText prints a page as lines, the rows of its tables by a function.
func asText(p *page.Page, row func([]string) string) string {
	var b strings.Builder
	for _, part := range p.Parts {
		for _, it := range part.Items {
			if it.Table == nil {
				b.WriteString(it.Text + "\n")
				continue
			}
			grid := make([][]string, it.Table.Rows)
			for i := range grid {
				grid[i] = make([]string, it.Table.Cols)
			}
			for _, c := range it.Table.Cells {
				grid[c.Row][c.Col] = c.Text
			}
			for _, cells := range grid {
				b.WriteString(row(cells) + "\n")
			}
		}
	}
	return b.String()
}

func onOneSheet(p *page.Page) *page.Page {
	out := &page.Page{Title: p.Title, Parts: []page.Part{{Name: "年报"}}}
	for _, part := range p.Parts {
		out.Parts[0].Items = append(out.Parts[0].Items, part.Items...)
	}
	return out
}

// remarks are texts that offices add to the form, with a mark by which each is known
// again.
func remark() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		if rapid.IntRange(0, 5).Draw(t, "number") == 0 {
			return strconv.Itoa(rapid.IntRange(70001, 79999).Draw(t, "figure")) // no other on the page is as large
		}
		mark := rapid.StringOfN(rapid.RuneFrom([]rune("乾坤震巽坎离艮兑赤橙黄绿青蓝紫")), 5, 7, -1).Draw(t, "mark")
		return fmt.Sprintf(rapid.SampledFrom([]string{
			"注：本表数据由%s统计。", "填表人：%s", "%s", "（%s）", "与上年相比，%s的申请有所增加，主要是咨询类事项较多。", "审核：%s　　填报日期：2025-01-10",
			"说明：%s", "* %s", "本年度由%s办理，其余无。", "单位：件 %s", "%s 是今年的重点",
		}).Draw(t, "kind"), mark)
	})
}

// A text that stands anywhere on a page, in whatever kind of file, is in the report or in
// a note afterwards, or is furniture as declared.
func TestEveryTextIsAccountedFor(t *testing.T) {
	sample, err := model.ParsePlain(assets.Sample, form.Gongkai2021())
	if err != nil {
		t.Fatal(err)
	}
	for name, write := range containers() {
		t.Run(name, rapid.MakeCheck(func(rt *rapid.T) {
			p := page.Of(sample, rapid.Bool().Draw(rt, "own") && name == "xlsx")
			var added []string
			for range rapid.IntRange(1, 3).Draw(rt, "remarks") {
				added = append(added, place(rt, p))
			}
			data := write(p)
			im, err := export.OpenData(data, name, form.Gongkai2021())
			if err != nil {
				rt.Fatal(err)
			}
			told := everything(im)
			for _, text := range added {
				for word := range strings.FieldsSeq(text) {
					if !strings.Contains(told, bare(word)) {
						rt.Errorf("%q of %q is lost", word, text)
					}
				}
			}
			for _, c := range sample.Form.Cells() {
				if w, g := sample.Text(c.Ref), im.Report.Text(c.Ref); g != "" && w != g {
					rt.Errorf("%s is %q, not %q", c.Ref, g, w)
				}
			}
			if rt.Failed() {
				rt.Fatalf("%q\n%s", added, asText(p, func(cells []string) string { return strings.Join(cells, "\t") }))
			}
		}))
	}
}

// place puts a remark somewhere on a page: between its lines, or beside, above or below a
// table.
func place(t *rapid.T, p *page.Page) string {
	text := remark().Draw(t, "remark")
	part := &p.Parts[rapid.IntRange(0, len(p.Parts)-1).Draw(t, "part")]
	at := rapid.IntRange(0, len(part.Items)).Draw(t, "item")
	if at < len(part.Items) && part.Items[at].Table != nil && rapid.Bool().Draw(t, "in the table") {
		table := part.Items[at].Table
		switch side := rapid.SampledFrom([]string{"right", "below"}).Draw(t, "side"); side {
		case "right":
			row := rapid.IntRange(0, table.Rows-1).Draw(t, "row")
			table.Cols++
			if table.Widths != nil {
				table.Widths = append(slices.Clone(table.Widths), 12)
			}
			table.Cells = append(table.Cells, page.Cell{Row: row, Col: table.Cols - 1, RowSpan: 1, ColSpan: 1, Text: text})
			slices.SortStableFunc(table.Cells, func(a, b page.Cell) int { return a.Row*1000 + a.Col - b.Row*1000 - b.Col })
		case "below":
			table.Rows++
			table.Cells = append(table.Cells, page.Cell{Row: table.Rows - 1, RowSpan: 1, ColSpan: rapid.SampledFrom([]int{1, table.Cols}).Draw(t, "span"), Text: text})
		}
		table.Sums = nil
		return text
	}
	part.Items = slices.Insert(part.Items, at, page.Item{Text: text})
	return text
}

// everything is all that an import says, without marks and spaces.
func everything(im *model.Import) string {
	var b strings.Builder
	add := func(s string) { b.WriteString(bare(s) + "\n") }
	add(im.Report.Title())
	for _, q := range im.Report.Form.Fields {
		add(im.Report.Text(form.UnitRef(q.Key)))
	}
	for _, s := range im.Report.Form.Sections {
		add(im.Report.Text(form.Ref{Section: s.Key}))
	}
	for _, c := range im.Report.Form.Cells() {
		add(im.Report.Text(c.Ref))
	}
	for _, n := range im.Notes {
		add(n.Text)
	}
	return b.String()
}

func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, norm.NFKC.String(s))
}
