package xlsx

import (
	"strings"
	"testing"

	"gouji.app/export/squares"
)

func TestStoredNumbers(t *testing.T) {
	for _, c := range []struct {
		stored string
		style  squares.Style
		want   string
	}{
		{"59237.2449", squares.Style{}, "59237.2449"},
		{"59237.244899999998", squares.Style{}, "59237.2449"},
		{"0.30000000000000004", squares.Style{}, "0.3"},
		{"4068.2080000000001", squares.Style{}, "4068.208"},
		{"1E5", squares.Style{}, "100000"},
		{"1.0000000000000001E-5", squares.Style{}, "0.00001"},
		{"5.0", squares.Style{}, "5"},
		{" 86 ", squares.Style{}, "86"},
		{"-3", squares.Style{}, "-3"},
		{"999999999999999", squares.Style{}, "999999999999999"},
		{"7387", squares.Style{Places: 2}, "7387.00"},
		{"7387.5", squares.Style{Places: 2}, "7387.50"},
		{"7387.125", squares.Style{Places: 2}, "7387.125"},
		{"45677", squares.Style{Date: true}, "2025年1月20日"},
		{"0", squares.Style{Date: true}, "0"},
		{"abc", squares.Style{}, "abc"},
	} {
		if got := text(c.style, c.stored, false); got != c.want {
			t.Errorf("%q with %+v: %q, want %q", c.stored, c.style, got, c.want)
		}
	}
}

func TestFormatCodes(t *testing.T) {
	for code, want := range map[string]squares.Style{
		"General":                     {},
		"0.00":                        {},
		"0.00_ ":                      {},
		"0.00;-0.00":                  {Places: 2},
		moneyFormat(4):                {Places: 4},
		moneyFormat(0):                {},
		`yyyy"年"m"月"d"日"`:             {Date: true},
		`[$-804]yyyy\-mm\-dd`:         {Date: true},
		`[Red]0"day"`:                 {},
		`#,##0_d`:                     {},
		`h:mm`:                        {},
		`_ * #,##0.00_ ;[DBNum1]0_);`: {},
	} {
		if got := (squares.Style{Date: squares.IsDate(0, code), Places: places(code)}); got != want {
			t.Errorf("%s: %+v, want %+v", code, got, want)
		}
	}
}

func TestCalculate(t *testing.T) {
	number := func(row, col int, text string) square { return square{row: row, col: col, text: text, number: true} }
	base := []square{
		number(0, 0, "1.50"), number(0, 1, "2.5"), {row: 0, col: 2, text: "7"}, // A1 B1, C1 is a text
		number(1, 0, "3"), number(1, 1, "4"), // A2 B2, C2 is empty
	}
	for formula, want := range map[string]string{
		"SUM(A1:B2)":                       "11",
		"SUM($A$1:C1)":                     "4",
		"sum( A1 , B1:B2 ,1)":              "9",
		"A1+B1-A2*B2/2":                    "-2",
		"-(A1+B1)":                         "-4",
		"C1+1":                             "8", // Excel reads texts here, but not in areas
		"C2+1":                             "1",
		`IF(COUNT(C1:C2)=0,"",SUM(C1:C2))`: "",
		`IF(COUNT(A1:B1)=0,"",SUM(A1:B1))`: "4",
		`IF(A2>=3,"够","不够")`:               "够",
		"D9":                               "0",
		"A5":                               "unknown", // refers to itself
		"SUM('别的表'!A1:A2)":                 "unknown",
		"Sheet2!A1":                        "unknown",
		"VLOOKUP(A1,A1:B2,2)":              "unknown",
		"A1/D9":                            "unknown",
		"":                                 "unknown",
		"SUM(A1:B2":                        "unknown",
		`"a""b"`:                           "unknown",
	} {
		s := rawSheet{squares: append(append([]square{}, base...), square{row: 4, col: 0, formula: formula, pending: true})}
		notes := s.calculate("表")
		got := s.squares[len(s.squares)-1].text
		if len(notes) != 1 || (notes[0].Text != "") != (want == "unknown") {
			t.Errorf("%s: notes %v", formula, notes)
		}
		if want == "unknown" {
			want = ""
		}
		if got != want {
			t.Errorf("%s: %q, want %q", formula, got, want)
		}
	}
}

// A workbook may be built to keep the reader busy or to fill the stack.
func TestCalculateIsBounded(t *testing.T) {
	var s rawSheet
	for row := range 20_000 { // each waits for the next
		s.squares = append(s.squares, square{row: row, formula: "SUM(" + squares.Name(row+1, 0) + ":A99999)", pending: true})
	}
	if notes := s.calculate("表"); len(notes) == 0 {
		t.Error("no notes")
	}
	s = rawSheet{squares: []square{{formula: strings.Repeat("(-", 1<<20), pending: true}}}
	if notes := s.calculate("表"); len(notes) != 1 {
		t.Errorf("notes %v", notes)
	}
}
