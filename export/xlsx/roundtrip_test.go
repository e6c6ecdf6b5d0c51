package xlsx_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"gouji.app/model/page"
)

// texts lists what a page says and where, without what no reader can know.
func texts(p *page.Page) (out []string) {
	for _, part := range p.Parts {
		out = append(out, "# "+part.Name)
		for _, item := range part.Items {
			if item.Table == nil {
				out = append(out, fmt.Sprintf("%q", item.Text))
				continue
			}
			out = append(out, fmt.Sprintf("table %d×%d", item.Table.Rows, item.Table.Cols))
			for _, c := range item.Table.Cells {
				if c.Text != "" || c.RowSpan*c.ColSpan > 1 {
					out = append(out, fmt.Sprintf("%d,%d %d×%d %q", c.Row, c.Col, c.RowSpan, c.ColSpan, c.Text))
				}
			}
		}
	}
	return append(out, p.Record)
}

func TestRoundTripOfSample(t *testing.T) {
	changes := oddities()
	changes["requests/rejected-repeat/total"] = "1234" // 1,234 comes back as the same number
	for name, changes := range map[string]map[string]string{"sample": nil, "oddities": changes} {
		t.Run(name, func(t *testing.T) {
			p := sample(t, changes)
			back := read(t, write(t, p))
			if diff := cmp.Diff(texts(p), texts(back)); diff != "" {
				t.Error(diff)
			}
			if len(back.Notes) > 0 {
				t.Errorf("notes on our own file: %v", back.Notes)
			}
		})
	}
}

func TestRoundTrip(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		p := randomPage(r)
		if diff := cmp.Diff(texts(p), texts(read(t, write(t, p)))); diff != "" {
			r.Fatal(diff)
		}
	})
}

// words are texts that some step on the way to Excel and back might change.
func words() *rapid.Generator[string] {
	piece := rapid.SampledFrom([]string{
		"=1+1", "+1", "-1", "@甲", "<script>", "]]>", "&amp;", `"`, "'", "_x0041_", "_x000D_", "_", "x0042_", "\t", " ", "　",
		"\n", "\u00a0", "\u200b", "𬭎", "㙍", "\U0001F600", "007", "1.50", "1e5", "TRUE", "#REF!", "2025年1月20日", "（一）主动公开", "件",
	})
	return rapid.Map(rapid.SliceOfN(piece, 1, 6), func(s []string) string { return strings.Join(s, "") }).
		Filter(func(s string) bool { return strings.TrimSpace(s) != "" })
}

func randomPage(r *rapid.T) *page.Page {
	p := &page.Page{Title: words().Draw(r, "title"), Record: rapid.SampledFrom([]string{"", `{"schema":1}`, strings.Repeat("记录", 20000)}).Draw(r, "record")}
	for i := range rapid.IntRange(1, 3).Draw(r, "parts") {
		part := page.Part{Name: fmt.Sprintf("部分%d", i)}
		for range rapid.IntRange(0, 4).Draw(r, "items") {
			item := page.Item{Style: page.Style(rapid.IntRange(0, 3).Draw(r, "style")), Text: words().Draw(r, "text")}
			if rapid.Bool().Draw(r, "is table") {
				item = page.Item{Table: randomTable(r)}
			}
			part.Items = append(part.Items, item)
		}
		p.Parts = append(p.Parts, part)
	}
	return p
}

// randomTable merges squares at random, save in the first row, and makes the
// last cell of that row the total of those before it.
func randomTable(r *rapid.T) *page.Table {
	t := &page.Table{Rows: rapid.IntRange(1, 6).Draw(r, "rows"), Cols: rapid.IntRange(2, 6).Draw(r, "cols"), HeadRows: rapid.IntRange(0, 1).Draw(r, "heads")}
	taken := map[[2]int]bool{}
	for row := range t.Rows {
		for col := range t.Cols {
			if taken[[2]int{row, col}] {
				continue
			}
			c := page.Cell{Row: row, Col: col, RowSpan: 1, ColSpan: 1, Kind: page.Kind(rapid.IntRange(0, 3).Draw(r, "kind"))}
			if row > 0 {
				for col+c.ColSpan < t.Cols && !taken[[2]int{row, col + c.ColSpan}] && rapid.Bool().Draw(r, "wider") {
					c.ColSpan++
				}
				c.RowSpan = rapid.IntRange(1, t.Rows-row).Draw(r, "height")
			}
			for i := range c.RowSpan {
				for j := range c.ColSpan {
					taken[[2]int{row + i, col + j}] = true
				}
			}
			c.Vertical = rapid.Bool().Draw(r, "vertical")
			c.Text = randomText(r, c.Kind)
			t.Cells = append(t.Cells, c)
		}
	}
	t.Cells[0].Kind, t.Cells[0].Text = page.Words, words().Draw(r, "corner") // an empty table is no table
	var left []int
	for i := 1; i < t.Cols-1; i++ {
		left = append(left, i)
	}
	if len(left) > 0 {
		t.Sums = []page.Sum{{Left: left, Right: []int{t.Cols - 1}, Defines: rapid.Bool().Draw(r, "defines")}}
	}
	return t
}

func randomText(r *rapid.T, kind page.Kind) string {
	numbers := []string{"", "", "0", "1", "2", "无"}
	switch kind {
	case page.Count:
		numbers = append(numbers, "999999999999999", "-1", "3.0")
	case page.Money:
		numbers = append(numbers, "59237.2449", "7387.00", "0.10", "1.000", "1234567890123456.78", "0.000000000000001")
	default:
		if rapid.Bool().Draw(r, "empty") {
			return ""
		}
		return words().Draw(r, "words")
	}
	return rapid.SampledFrom(numbers).Draw(r, "number")
}
