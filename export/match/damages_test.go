package match_test

import (
	"fmt"
	"slices"

	"pgregory.net/rapid"

	"gouji.app/model/page"
)

// A damage spoils one table of a page. What it leaves still says the truth to a reader
// who sees the gaps: no label and no number is exchanged for another.
type damage struct {
	name  string
	moves bool // numbers to other columns; a second one could move them back, to be others'
	do    func(t *rapid.T, g grid) grid
}

// pick draws a cell for which some condition holds; ok is false where none does.
func pick(t *rapid.T, g grid, want func(page.Cell) bool) (r, i int, ok bool) {
	var at [][2]int
	for r, row := range g {
		for i, c := range row {
			if want(c) {
				at = append(at, [2]int{r, i})
			}
		}
	}
	if len(at) == 0 {
		return 0, 0, false
	}
	p := rapid.SampledFrom(at).Draw(t, "cell")
	return p[0], p[1], true
}

func isLabel(c page.Cell) bool  { return c.Kind == page.Label && c.Text != "" }
func isNumber(c page.Cell) bool { return c.Kind == page.Count || c.Kind == page.Money }

// garbled are a few letters of a label lost or mistaken.
func garbled(t *rapid.T, s string) string {
	rs := []rune(s)
	switch rapid.IntRange(0, 3).Draw(t, "how") {
	case 0:
		return string(rs[:rapid.IntRange(0, len(rs)-1).Draw(t, "cut")])
	case 1:
		return string(rs[rapid.IntRange(1, len(rs)).Draw(t, "cut"):])
	case 2:
		for i := range rs {
			if rapid.Bool().Draw(t, "lost") {
				rs[i] = '□'
			}
		}
		return string(rs)
	}
	return rapid.StringMatching(`[天地玄黄宇宙洪荒日月盈昃]{1,6}`).Draw(t, "strange")
}

var damages = []damage{
	{"label blank", false, func(t *rapid.T, g grid) grid {
		if r, i, ok := pick(t, g, isLabel); ok {
			g[r][i].Text = ""
		}
		return g
	}},
	{"label gone", false, func(t *rapid.T, g grid) grid {
		if r, i, ok := pick(t, g, isLabel); ok {
			g[r] = slices.Delete(slices.Clone(g[r]), i, i+1)
		}
		return g
	}},
	{"label garbled", false, func(t *rapid.T, g grid) grid {
		if r, i, ok := pick(t, g, isLabel); ok {
			g[r][i].Text = garbled(t, g[r][i].Text)
		}
		return g
	}},
	{"labels of a row or column of labels garbled", false, func(t *rapid.T, g grid) grid {
		if r, i, ok := pick(t, g, isLabel); ok {
			col, row := g[r][i].Col, g[r][i].Row
			down := rapid.Bool().Draw(t, "down")
			blank := rapid.Bool().Draw(t, "blank")
			for r := range g {
				for i, c := range g[r] {
					if isLabel(c) && (down && c.Col == col || !down && c.Row == row) && rapid.IntRange(0, 3).Draw(t, "hit") > 0 {
						if g[r][i].Text = ""; !blank {
							g[r][i].Text = garbled(t, c.Text)
						}
					}
				}
			}
		}
		return g
	}},
	{"row of labels gone", false, func(t *rapid.T, g grid) grid {
		r := rapid.IntRange(0, min(len(g)-1, 2)).Draw(t, "row")
		return slices.Delete(slices.Clone(g), r, r+1)
	}},
	{"labels merged", false, func(t *rapid.T, g grid) grid {
		if r, i, ok := pick(t, g, func(c page.Cell) bool { return isLabel(c) }); ok {
			if i+1 < len(g[r]) && isLabel(g[r][i+1]) && rapid.Bool().Draw(t, "beside") {
				g[r][i].Text += g[r][i+1].Text
				g[r][i+1].Text = ""
				if rapid.Bool().Draw(t, "one cell") {
					g[r][i].ColSpan += g[r][i+1].ColSpan
					g[r] = slices.Delete(slices.Clone(g[r]), i+1, i+2)
				}
			} else if r+1 < len(g) {
				for j, below := range g[r+1] {
					if below.Col == g[r][i].Col && isLabel(below) {
						g[r][i].Text += below.Text
						g[r+1][j].Text = ""
					}
				}
			}
		}
		return g
	}},
	{"span lost", false, func(t *rapid.T, g grid) grid {
		if r, i, ok := pick(t, g, func(c page.Cell) bool { return c.RowSpan*c.ColSpan > 1 }); ok {
			if rapid.Bool().Draw(t, "row") {
				g[r][i].RowSpan = 1
			} else {
				g[r][i].ColSpan = 1
			}
		}
		return g
	}},
	{"row gone", false, func(t *rapid.T, g grid) grid {
		r := rapid.IntRange(0, len(g)-1).Draw(t, "row")
		return slices.Delete(slices.Clone(g), r, r+1)
	}},
	{"row twice", false, func(t *rapid.T, g grid) grid {
		r := rapid.IntRange(0, len(g)-1).Draw(t, "row")
		return slices.Insert(slices.Clone(g), r, slices.Clone(g[r]))
	}},
	{"rows swapped", false, func(t *rapid.T, g grid) grid {
		plain := func(row []page.Cell) bool {
			return !slices.ContainsFunc(row, func(c page.Cell) bool { return c.RowSpan > 1 }) && slices.ContainsFunc(row, isLabel) && slices.ContainsFunc(row, isNumber)
		}
		r := rapid.IntRange(0, len(g)-1).Draw(t, "row")
		if r+1 < len(g) && plain(g[r]) && plain(g[r+1]) {
			g[r], g[r+1] = g[r+1], g[r]
		}
		return g
	}},
	{"column gone", true, func(t *rapid.T, g grid) grid {
		if r, i, ok := pick(t, g, isNumber); ok && len(g[r]) > 4 { // else nothing of some rows would be left to miss
			return without(g, g[r][i].Col)
		}
		return g
	}},
	{"column of numbers more", true, func(t *rapid.T, g grid) grid {
		r, i, ok := pick(t, g, isNumber)
		if !ok {
			return g
		}
		col := g[r][i].Col + rapid.IntRange(0, 1).Draw(t, "behind")
		head := rapid.SampledFrom([]string{"", "上年", "备注", "序号", "比上年增减"}).Draw(t, "head")
		first := true
		for r, row := range g {
			if !slices.ContainsFunc(row, isNumber) {
				if first {
					g[r] = insertAt(row, col, head)
					first = false
				}
				continue
			}
			g[r] = insertAt(row, col, fmt.Sprint(rapid.IntRange(0, 9).Draw(t, "more")))
		}
		return g
	}},
	{"number gone", true, func(t *rapid.T, g grid) grid {
		if r, i, ok := pick(t, g, isNumber); ok {
			g[r] = slices.Delete(slices.Clone(g[r]), i, i+1)
		}
		return g
	}},
	{"number more", true, func(t *rapid.T, g grid) grid {
		if r, i, ok := pick(t, g, isNumber); ok {
			g[r] = slices.Insert(slices.Clone(g[r]), i, page.Cell{Text: fmt.Sprint(rapid.IntRange(0, 9).Draw(t, "more")), RowSpan: 1, ColSpan: 1})
		}
		return g
	}},
	{"row shifted", true, func(t *rapid.T, g grid) grid {
		if r, _, ok := pick(t, g, isNumber); ok {
			g[r] = slices.Insert(slices.Clone(g[r]), 0, page.Cell{RowSpan: 1, ColSpan: 1})
		}
		return g
	}},
}

// without drops a column of squares.
func without(g grid, col int) grid {
	out := make(grid, len(g))
	for r, row := range g {
		for _, c := range row {
			if c.Col <= col && col < c.Col+c.ColSpan {
				if c.ColSpan--; c.ColSpan == 0 {
					continue
				}
			}
			out[r] = append(out[r], c)
		}
	}
	return out
}

// insertAt puts one more cell before the one in a column, or at the end of the row.
func insertAt(row []page.Cell, col int, text string) []page.Cell {
	at := slices.IndexFunc(row, func(c page.Cell) bool { return c.Col >= col })
	if at < 0 {
		at = len(row)
	}
	return slices.Insert(slices.Clone(row), at, page.Cell{Text: text, RowSpan: 1, ColSpan: 1})
}
