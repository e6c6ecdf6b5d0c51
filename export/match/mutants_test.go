package match_test

import (
	"bytes"
	"cmp"
	"fmt"
	"html"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"gouji.app/export/docx"
	web "gouji.app/export/html"
	"gouji.app/export/text"
	"gouji.app/export/xlsx"
	"gouji.app/model"
	"gouji.app/model/page"
)

// A grid is a table as a web page writes it: the cells of each row, whose places
// follow from their spans alone.
type grid [][]page.Cell

// gridOf lists the cells of a table row by row.
func gridOf(t *page.Table) grid {
	out := make(grid, t.Rows)
	for _, c := range t.Cells {
		c.RowSpan, c.ColSpan = max(c.RowSpan, 1), max(c.ColSpan, 1)
		out[c.Row] = append(out[c.Row], c)
	}
	for _, row := range out {
		slices.SortFunc(row, func(a, b page.Cell) int { return cmp.Compare(a.Col, b.Col) })
	}
	return out
}

// arrangements are the ways in which the squares of a table may stand on a web page.
var arrangements = map[string]func(t *rapid.T, x *page.Table) []grid{
	"upright": func(_ *rapid.T, x *page.Table) []grid { return []grid{gridOf(x)} },
	"turned":  func(_ *rapid.T, x *page.Table) []grid { return []grid{gridOf(turnedTable(x))} },
	"unmerged": func(t *rapid.T, x *page.Table) []grid {
		return []grid{gridOf(unmerged(x, rapid.Bool().Draw(t, "repeated")))}
	},
	"turned-unmerged": func(t *rapid.T, x *page.Table) []grid {
		return []grid{gridOf(unmerged(turnedTable(x), rapid.Bool().Draw(t, "repeated")))}
	},
	"split": func(t *rapid.T, x *page.Table) []grid {
		upper, lower := halves(t, x)
		return []grid{gridOf(upper), gridOf(lower)}
	},
	"beside": func(t *rapid.T, x *page.Table) []grid {
		upper, lower := halves(t, x)
		if upper.Rows == x.Rows || x.Cols < 5 { // tables of several widths cover each other's gaps
			return []grid{gridOf(x)}
		}
		gap := rapid.IntRange(0, 1).Draw(t, "gap")
		return []grid{gridOf(beside(upper, lower, gap))}
	},
}

func turnedTable(t *page.Table) *page.Table {
	out := &page.Table{Rows: t.Cols, Cols: t.Rows}
	for _, c := range t.Cells {
		c.Row, c.Col, c.RowSpan, c.ColSpan = c.Col, c.Row, c.ColSpan, c.RowSpan
		out.Cells = append(out.Cells, c)
	}
	return out
}

// unmerged has a cell for every square, blank or with the text of the merged one.
func unmerged(t *page.Table, repeat bool) *page.Table {
	out := &page.Table{Rows: t.Rows, Cols: t.Cols}
	for _, c := range t.Cells {
		for r := range max(c.RowSpan, 1) {
			for q := range max(c.ColSpan, 1) {
				one := page.Cell{Row: c.Row + r, Col: c.Col + q, Kind: c.Kind}
				if repeat || r == 0 && q == 0 {
					one.Text = c.Text
				}
				out.Cells = append(out.Cells, one)
			}
		}
	}
	return out
}

// halves cuts a table between two of its rows; the lower half may have the heads again.
func halves(t *rapid.T, x *page.Table) (upper, lower *page.Table) {
	at := x.Rows
	if x.Rows > x.HeadRows+2 {
		at = rapid.IntRange(x.HeadRows+1, x.Rows-1).Draw(t, "cut")
	}
	heads := 0
	if rapid.Bool().Draw(t, "heads again") {
		heads = x.HeadRows
	}
	upper, lower = &page.Table{Rows: at, Cols: x.Cols}, &page.Table{Rows: x.Rows - at + heads, Cols: x.Cols}
	for _, c := range x.Cells {
		c.RowSpan = max(c.RowSpan, 1)
		if c.Row < at {
			up := c
			up.RowSpan = min(c.RowSpan, at-c.Row)
			upper.Cells = append(upper.Cells, up)
		}
		if c.Row < heads {
			lower.Cells = append(lower.Cells, c)
		} else if end := c.Row + c.RowSpan; end > at {
			c.Row = max(c.Row, at)
			c.RowSpan = end - c.Row
			c.Row += heads - at
			lower.Cells = append(lower.Cells, c)
		}
	}
	return upper, lower
}

// beside puts one table on the right of another.
func beside(left, right *page.Table, gap int) *page.Table {
	out := &page.Table{Rows: max(left.Rows, right.Rows), Cols: left.Cols + gap + right.Cols}
	out.Cells = slices.Clone(left.Cells)
	fill := func(from, rows, col, cols int) {
		for r := from; r < rows; r++ {
			for q := range cols {
				out.Cells = append(out.Cells, page.Cell{Row: r, Col: col + q})
			}
		}
	}
	fill(left.Rows, out.Rows, 0, left.Cols)
	fill(0, out.Rows, left.Cols, gap)
	fill(right.Rows, out.Rows, left.Cols+gap, right.Cols)
	for _, c := range right.Cells {
		c.Col += left.Cols + gap
		out.Cells = append(out.Cells, c)
	}
	return out
}

func (g grid) write(b *strings.Builder) {
	b.WriteString("<table>\n")
	for _, row := range g {
		b.WriteString("<tr>")
		for _, c := range row {
			b.WriteString("<td")
			if c.RowSpan > 1 {
				fmt.Fprintf(b, " rowspan=%d", c.RowSpan)
			}
			if c.ColSpan > 1 {
				fmt.Fprintf(b, " colspan=%d", c.ColSpan)
			}
			fmt.Fprintf(b, ">%s</td>", html.EscapeString(c.Text))
		}
		b.WriteString("</tr>\n")
	}
	b.WriteString("</table>\n")
}

// table places the cells of a grid as a browser does; crossed says that some cover
// others, which no document and no workbook can hold.
func (g grid) table() (t *page.Table, crossed bool) {
	t = &page.Table{Rows: len(g)}
	taken := map[[2]int]bool{}
	for r, row := range g {
		col := 0
		for _, c := range row {
			for taken[[2]int{r, col}] {
				col++
			}
			c.Row, c.Col = r, col
			c.RowSpan = min(c.RowSpan, len(g)-r)
			for i := range c.RowSpan {
				for j := range c.ColSpan {
					crossed = crossed || taken[[2]int{r + i, col + j}]
					taken[[2]int{r + i, col + j}] = true
				}
			}
			t.Cells = append(t.Cells, c)
			t.Cols = max(t.Cols, col+c.ColSpan)
		}
	}
	return t, crossed
}

// containers write a page and read it again.
var containers = map[string]func(p *page.Page) (*page.Page, error){
	"docx": func(p *page.Page) (*page.Page, error) {
		var b bytes.Buffer
		if err := docx.Write(&b, p, model.Layout{}); err != nil {
			return nil, err
		}
		return docx.Read(b.Bytes())
	},
	"xlsx": func(p *page.Page) (*page.Page, error) {
		var b bytes.Buffer
		if err := xlsx.Write(&b, p); err != nil {
			return nil, err
		}
		return xlsx.Read(b.Bytes())
	},
	"text": func(p *page.Page) (*page.Page, error) {
		var b bytes.Buffer
		if err := text.Write(&b, p); err != nil {
			return nil, err
		}
		return text.Read(b.Bytes())
	},
}

// squared are the damages that leave every square its cell: a writer fills the gaps that
// others leave, and then nothing shows them.
func squared() []damage {
	return slices.DeleteFunc(slices.Clone(damages), func(d damage) bool { return d.moves || d.name == "label gone" || d.name == "span lost" })
}

// A damaged table reads so in documents, workbooks and text, too.
func TestDamagedTablesInContainersReadNothingWrong(t *testing.T) {
	for name, through := range containers {
		for arranged, arrange := range arrangements {
			mutants := mutants(sample(t), arrange, squared())
			t.Run(name+"/"+arranged, rapid.MakeCheck(func(rt *rapid.T) {
				m := mutants.Draw(rt, "mutant")
				if m.crossed {
					rt.Skip("cells lie over others")
				}
				p, err := through(&page.Page{Parts: []page.Part{{Items: m.items}}})
				im := matched(rt, p, err, m.web)
				if bad, _ := faults(m.want, im); len(bad) > 0 {
					rt.Fatalf("%s\n%s%v\n%s", strings.Join(bad, "\n"), notes(im.Notes), m.damages, tables(p))
				}
			}))
		}
	}
}

// tables prints what may be squares of a table on a page.
func tables(p *page.Page) string {
	var b strings.Builder
	for _, part := range p.Parts {
		for _, it := range part.Items {
			switch {
			case it.Table != nil:
				gridOf(it.Table).write(&b)
			case strings.Contains(it.Text, "\t"):
				b.WriteString(strings.ReplaceAll(it.Text, "\t", "|") + "\n")
			}
		}
	}
	return b.String()
}

// A mutant is a lawful report as a web page with a table that was damaged.
type mutant struct {
	want    *model.Report
	web     string
	items   []page.Item // the same, for other containers
	crossed bool        // cells of it lie over others
	damages []string
}

// mutants draws reports whose tables stand in one arrangement, of which one is damaged.
func mutants(of *model.Report, arrange func(t *rapid.T, x *page.Table) []grid, damages []damage) *rapid.Generator[mutant] {
	return rapid.Custom(func(t *rapid.T) mutant {
		m := mutant{want: of.Clone()}
		lawful(t, m.want)
		struck := rapid.IntRange(0, 2).Draw(t, "table")
		m.damages = append(m.damages, fmt.Sprint(struck))
		var b strings.Builder
		tables, moved := 0, false
		for _, part := range page.Of(m.want, false).Parts {
			for _, it := range part.Items {
				if it.Table == nil {
					fmt.Fprintf(&b, "<p>%s</p>\n", html.EscapeString(it.Text))
					m.items = append(m.items, page.Item{Text: it.Text})
					continue
				}
				for _, g := range arrange(t, it.Table) {
					if tables == struck {
						for range rapid.IntRange(1, 2).Draw(t, "damages") {
							d := rapid.SampledFrom(damages).Draw(t, "damage")
							if len(g) > 0 && !(moved && d.moves) {
								moved = moved || d.moves
								g = d.do(t, g)
								m.damages = append(m.damages, d.name)
							}
						}
					}
					g.write(&b)
					if len(g) > 0 {
						x, crossed := g.table()
						m.items = append(m.items, page.Item{Table: x})
						m.crossed = m.crossed || crossed
					}
				}
				tables++
			}
		}
		m.web = b.String()
		return m
	})
}

// A damaged table, however it is laid out, reads without a wrong, an invented or a
// silently missing cell.
func TestDamagedTablesReadNothingWrong(t *testing.T) {
	for name, arrange := range arrangements {
		mutants := mutants(sample(t), arrange, damages)
		t.Run(name, rapid.MakeCheck(func(rt *rapid.T) {
			m := mutants.Draw(rt, "mutant")
			im := readWeb(rt, m.web)
			if bad, _ := faults(m.want, im); len(bad) > 0 {
				rt.Fatalf("%s\n%s%s", strings.Join(bad, "\n"), notes(im.Notes), m.web)
			}
		}))
	}
}

func readWeb(t rapid.TB, s string) *model.Import {
	t.Helper()
	p, err := web.Read([]byte(s))
	return matched(t, p, err, s)
}
