package match

import (
	"slices"
	"strings"
)

// A doubt is a reason not to believe what a reader proposes. The first that holds for a
// row keeps it out of the report and is what the note says. One about the squares of a
// table, which may not stand below their heads and beside their labels, as where the spans
// of merged cells were lost, has the table read as a text of labels and numbers instead.
type doubt struct {
	id       string
	title    string // what is seen, for docs/recognition.md
	sentence string // what the user is told
	lawful   bool   // a row whose law holds is beyond this doubt
	settled  bool   // the sums of the columns may tell where the numbers of the row belong
	shared   bool   // it keeps out every row whose label stands before the numbers

	of      func(t *table, c *claim) bool  // about a row
	squares func(t *table, x *sketch) bool // about a table
}

const (
	sayJumbled  = "文字的次序已乱，不能确定这一行是哪些数字，未导入，请核对"
	sayMoved    = "这一行的格数与列标题不符，数字可能错位，未导入，请核对"
	sayHeads    = "列标题对不上，这一行未导入，请核对"
	sayConfused = "行标题与规定不同，旁边一行的标题又没有认出，不能确定是哪一行的，未导入，请核对"
	sayLabels   = "数字的位置上是标题，这一行未导入，请核对"
	saySeveral  = "几行标题之后只有一行数字，不能确定是哪一行的，未导入，请核对"
)

// doubts lists every reason why a row is not believed.
func doubts() []doubt {
	return []doubt{
		{
			id: "label-among-numbers", title: "行标题落在数字的列里",
			squares: each(func(_ *table, x *sketch, s sketched) bool { return s.first(x.Cols) < s.behind() }),
		},
		{
			id: "labels-unsettled", title: "行列互换的表中，有的行标题缺失、重复或者不在自己的组里",
			squares: func(t *table, x *sketch) bool { return x.sideways && !t.settled(x.lattice) },
		},
		{id: "number-beside", title: "数字落在各列之外，两个数字在同一列之下，或者没有列标题的数字不在所缺各列的位置", squares: each((*table).numberBeside)},
		{id: "order-unproved", title: "列的次序与规定不同，或者续表的列数与上表不同，各行又不符合勾稽关系", squares: (*table).disordered},
		{
			id: "row-short", title: "一行的格数比列标题少", sentence: sayMoved, lawful: true,
			of: func(_ *table, c *claim) bool { return c.short },
		},
		{
			id: "row-short-of-total", title: "总计空着，它前面的一格不小于再前面各格之和，可能就是总计；或者多出一个数字，去掉哪一个都符合勾稽关系", sentence: sayMoved, settled: true,
			of: func(t *table, c *claim) bool {
				placed, ok := t.placed(c)
				return c.rivals || ok && !c.lacking && t.lacksTotal(c.last().key, c.cols, textsOf(placed))
			},
		},
		{
			id: "row-moved", title: "没有行标题的表中，数字上方没有列标题或者缺格", sentence: sayMoved, lawful: true,
			of: func(_ *table, c *claim) bool { return c.moved },
		},
		{
			id: "heads-unread", title: "列标题没有读全，这一行又有空格或者不符合勾稽关系", sentence: sayHeads,
			of: func(t *table, c *claim) bool { return c.unheaded && !t.isWhole(c) },
		},
		{
			id: "label-for-number", title: "数字的位置上是标题", sentence: sayLabels,
			of: func(t *table, c *claim) bool {
				if c.order == nil {
					return slices.ContainsFunc(c.texts(), t.isLabel)
				}
				return slices.ContainsFunc(c.texts(), isWord)
			},
		},
		{
			id: "label-confused", title: "行标题与规定不同，旁边一行的标题又没有认出，两个标题可能混在一起", sentence: sayConfused,
			of: func(_ *table, c *claim) bool {
				label := c.last().label
				return c.confused || label != nil && label.rows && c.last().group == ""
			},
		},
		{
			id: "rows-gathered", title: "几行标题之后的数字分成几段，格数不合", sentence: sayJumbled, shared: true,
			of: func(_ *table, c *claim) bool { return c.order != nil && c.unclear },
		},
		{
			id: "one-cell", title: "几行的标题写在同一格里", sentence: sayJumbled, shared: true,
			of: func(_ *table, c *claim) bool { return c.ruled() && oneCell(c.rows) },
		},
		{
			id: "labels-behind", title: "第一行数字之前没有行标题，最后一个行标题之后没有数字，标题可能都在数字之后", sentence: sayJumbled, shared: true,
			of: func(_ *table, c *claim) bool { return c.order != nil && c.behind },
		},
		{
			id: "label-astray", title: "格中的数字不在标题所在的行", sentence: sayJumbled, shared: true,
			of: func(t *table, c *claim) bool { return c.order != nil && (c.ruled() || c.last().ruled) && t.astray(c) },
		},
		{
			id: "numbers-jumbled", title: "文字按版面而不按表格的次序排列", sentence: sayJumbled, lawful: true, shared: true,
			of: func(_ *table, c *claim) bool {
				return c.bare() && c.jumbledText() && (len(c.rows) > 1 || len(c.cols) > 1)
			},
		},
		{
			id: "labels-several", title: "几行标题之后只有一行数字", sentence: saySeveral, shared: true,
			of: func(_ *table, c *claim) bool {
				return len(c.rows) > 1 && c.order != nil && !c.besideLabel() && len(c.cells) != len(c.cols)*len(c.rows)
			},
		},
		{
			id: "blank-moved", title: "方格不在列标题之下，又有空格", sentence: sayJumbled,
			of: func(t *table, c *claim) bool { return c.order != nil && t.blankMoved(c) },
		},
		{
			id: "blank-leftover", title: "有的行在数字之前或之后剩有空格，这一行的空格可能也是剩下的，又没有行标题或者不符合勾稽关系", sentence: sayJumbled,
			of: func(t *table, c *claim) bool {
				return c.order != nil && c.leftover && len(c.cells) == len(c.cols) && filled(c.cells) < len(c.cols) &&
					(t.unlabelled() || !t.isLawful(c.last().key, c.cols, c.texts()))
			},
		},
		{
			id: "blank-loose", title: "有的数字没有行标题，这一行又是空的", sentence: sayJumbled,
			of: func(_ *table, c *claim) bool { return c.order != nil && c.loose && filled(c.cells) == 0 },
		},
		{
			id: "blank-shifted", title: "合并的标题在数字之前留下空格，这一行的第一格也空着", sentence: sayJumbled, lawful: true,
			of: func(_ *table, c *claim) bool {
				return c.ruled() && c.shifted && len(c.cells) == len(c.cols) && c.cells[0].text == "" && filled(c.cells) > 0
			},
		},
	}
}

// isWhole says that a row has a number for every column of the form and obeys its law.
func (t *table) isWhole(c *claim) bool {
	placed, ok := t.placed(c)
	return ok && filled(placed) == len(c.cols) && t.isLawful(c.last().key, c.cols, textsOf(placed))
}

// jumbledText says that numbers may be in the order of the sheet: others are, and they
// stand on several lines or behind several labels.
func (c *claim) jumbledText() bool {
	return c.jumbled && (!c.oneLine() || len(c.rows) > 1 && !c.besideLabel())
}

// astray says that numbers in the cells of a table may be those of a row that has lost
// its label: they stand in another row than the label before them, as no others do, or
// below heads behind it, or beside a group with a strange label or rows of its own.
func (t *table) astray(c *claim) bool {
	last := c.last()
	below := c.beside && last.label.first.ruled && last.label.pieces == 1 && !c.besideLabel()
	strange := func(m mark) bool { return m.label == nil && m.row == last.row }
	head := func(m mark) bool {
		if m.label == nil || m.row <= last.row {
			return false
		}
		_, ok := t.lexicon.as(m.label, colLeaf)
		return ok
	}
	return below || slices.ContainsFunc(c.gap, head) || last.group != "" && (c.order.last || c.below > 0 || c.loose || slices.ContainsFunc(c.gap, strange))
}

// oneCell says that the labels of several rows stand in one cell.
func oneCell(rows []labelledRow) bool {
	for i, r := range rows[1:] {
		if a, b := rows[i].label.first, r.label.first; a.row == b.row && a.text == b.text {
			return true
		}
	}
	return false
}

// blankMoved says that a blank cell of a row may be of another place: squares do not stand
// below their heads, a number of the row or one of its cells is missing, and no law holds.
func (t *table) blankMoved(c *claim) bool {
	placed, ok := t.placed(c)
	texts := textsOf(placed)
	if c.squares == nil || !ok || !slices.Contains(texts, "") || t.isLawful(c.last().key, c.cols, texts) {
		return false
	}
	return strings.Join(texts, "") != "" || c.squares.isShort(c.squares.owner[c.cells[0].row])
}
