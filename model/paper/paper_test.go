package paper_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"gouji.app/model"
	"gouji.app/model/page"
	"gouji.app/model/paper"
)

// square is a font whose letters are as wide as high, but Latin ones half as wide.
func square(_ paper.Face, r rune) float64 {
	if r < 0x250 {
		return 0.5
	}
	return 1
}

func lay(items ...page.Item) *paper.Layout {
	return paper.Lay(&page.Page{Parts: []page.Part{{Items: items}}}, model.Layout{}, square)
}

// lines are the texts of a sheet, line by line, without its number.
func lines(s paper.Sheet) (out []string) {
	y := -1.0
	for _, r := range s.Runs {
		if strings.HasPrefix(r.Text, "— ") {
			continue
		}
		if r.Y != y {
			out, y = append(out, ""), r.Y
		}
		out[len(out)-1] += r.Text
	}
	return out
}

// A page has 22 lines, a line 28 letters.
func TestLinesAndLetters(t *testing.T) {
	l := lay(page.Item{Text: strings.Repeat("公", 28*22)})
	if got := lines(l.Sheets[0]); len(l.Sheets) != 2 || len(got) != 21 && len(got) != 22 || utf8.RuneCountInString(got[1]) != 28 {
		t.Errorf("%d sheets, %d lines, %d letters", len(l.Sheets), len(got), utf8.RuneCountInString(got[1]))
	}
}

// No line begins with a point or ends with an opening bracket, none tears a figure, none
// is longer than the text is wide but for a point, and no letter is lost.
func TestLinesBreakWhereTheyMay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOfN(rapid.RuneFrom([]rune("全年公开申请件，。、（）“”《》：12345%A")), 1, 400, -1).Draw(t, "text")
		got := lines(lay(page.Item{Text: text}).Sheets[0])
		if all := strings.Join(got, ""); len(lay(page.Item{Text: text}).Sheets) == 1 && all != text {
			t.Fatalf("set %q of %q", all, text)
		}
		for i, line := range got[1:] {
			first, _ := utf8.DecodeRuneInString(line)
			last, _ := utf8.DecodeLastRuneInString(got[i])
			torn := strings.ContainsRune("0123456789", first) && strings.ContainsRune("0123456789", last)
			// A line that is nothing else has no better place to break.
			crowded := strings.Trim(got[i], "，。、）”》：12345%A（“《") == ""
			if (strings.ContainsRune("，。、）》：%", first) || strings.ContainsRune("（《", last) || torn) && !crowded && mayMove(got[i]) {
				t.Errorf("a line ends %q, the next begins %q", got[i], line)
			}
		}
	})
}

// mayMove says that the last half of a line has two plain letters beside each other,
// between which it could end.
func mayMove(line string) bool {
	letters := []rune(line)
	plain := func(r rune) bool { return strings.ContainsRune("全年公开申请件", r) }
	for i := len(letters)/2 + 2; i < len(letters); i++ {
		if plain(letters[i-1]) && plain(letters[i]) {
			return true
		}
	}
	return false
}

// A heading is never the last on a sheet, and a paragraph leaves no single line on one.
func TestNothingStandsAlone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var items []page.Item
		for range rapid.IntRange(1, 40).Draw(t, "paragraphs") {
			if rapid.Bool().Draw(t, "heading") {
				items = append(items, page.Item{Style: page.Heading, Text: "一、甲"})
			}
			items = append(items, page.Item{Text: strings.Repeat("乙", rapid.IntRange(1, 200).Draw(t, "letters"))})
		}
		l := lay(items...)
		for i, s := range l.Sheets {
			got := lines(s)
			if got[len(got)-1] == "一、甲" {
				t.Fatalf("sheet %d ends with a heading", i+1)
			}
			first, last := s.Runs[0], s.Runs[len(s.Runs)-2]
			for _, r := range []paper.Run{first, last} {
				here, all := count(s, r.Of), 0
				for _, x := range l.Sheets {
					all += count(x, r.Of)
				}
				if here == 1 && all > 1 {
					t.Fatalf("sheet %d has one line of %d", i+1, all)
				}
			}
		}
	})
}

func count(s paper.Sheet, e *paper.Element) (n int) {
	for _, r := range s.Runs {
		if r.Of == e {
			n++
		}
	}
	return n
}

// tall is a table of rows with a head.
func tall(rows int, whole bool) *page.Table {
	t := &page.Table{Rows: rows, Cols: 5, HeadRows: 1, Whole: whole}
	for row := range rows {
		text := "数"
		if row == 0 {
			text = "头"
		}
		for col := range t.Cols {
			t.Cells = append(t.Cells, page.Cell{Row: row, Col: col, RowSpan: 1, ColSpan: 1, Text: text})
		}
	}
	return t
}

// A table that fits a sheet goes to the next one whole, with its heading; one that does
// not, and one that may be torn, begin where they are and repeat their head.
func TestTablesStayWhole(t *testing.T) {
	text := page.Item{Text: strings.Repeat("乙", 28*12)}
	heading := page.Item{Style: page.Heading, Text: "三、表"}
	for _, c := range []struct {
		name           string
		table          *page.Table
		sheets, onNext int // the sheets, and the heads on the last one
		heading        int // the sheet of the heading
	}{
		{"whole", tall(35, true), 2, 5, 1},
		{"torn", tall(35, false), 2, 5, 0},
		{"higher than a sheet", tall(50, true), 2, 5, 0},
	} {
		l := lay(text, heading, page.Item{Table: c.table})
		last := l.Sheets[len(l.Sheets)-1]
		heads := 0
		for _, r := range last.Runs {
			if r.Text == "头" {
				heads++
			}
		}
		if len(l.Sheets) != c.sheets || heads != c.onNext || l.Marks[0].Sheet != c.heading {
			t.Errorf("%s: %d sheets, %d heads on the last, heading on %d", c.name, len(l.Sheets), heads, l.Marks[0].Sheet)
		}
	}
}

// Every letter stands on the paper, inside the edges of its text.
func TestAllIsOnThePaper(t *testing.T) {
	for _, across := range []bool{false, true} {
		l := paper.Lay(&page.Page{Parts: []page.Part{{Items: []page.Item{{Style: page.Title, Text: strings.Repeat("名", 90)}, {Text: "文"}}}, {Items: []page.Item{{Table: tall(80, true)}}}}},
			model.Layout{Landscape: across}, square)
		for i, s := range l.Sheets {
			for _, r := range s.Runs {
				if r.X < 26*72/25.4 || r.X > s.Width-26*72/25.4 || r.Y < 26*72/25.4 || r.Y > s.Height-14*72/25.4 {
					t.Errorf("sheet %d: %q at %.0f, %.0f of %.0f × %.0f", i+1, r.Text, r.X, r.Y, s.Width, s.Height)
				}
			}
		}
	}
}
