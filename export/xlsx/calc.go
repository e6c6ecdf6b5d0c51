package xlsx

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/govalues/decimal"

	"gouji.app/export/squares"
	"gouji.app/model/page"
)

const (
	// maxSteps bounds the work of calculating one sheet, in squares looked at.
	maxSteps = 1 << 22
	// maxFormula is the length in bytes of the longest formula that is calculated.
	maxFormula = 8 << 10
	// maxChain bounds formulas that wait for formulas further down.
	maxChain = 1 << 10
)

// calculate fills in the results of formulas that a program wrote without any, as
// openpyxl does: sums, counts, and the four operations, which is what reports use.
// Any other formula leaves its cell blank with a note.
func (s *rawSheet) calculate(name string) (notes []page.Note) {
	c := &calc{sheet: s, steps: maxSteps, state: map[int]progress{}}
	found := 0
	for i := range s.squares {
		q := &s.squares[i]
		if !q.pending {
			continue
		}
		if c.resolve(i) {
			found++
			continue
		}
		notes = append(notes, page.Note{
			Where: "工作表“" + name + "” " + squares.Name(q.row, q.col), Text: "=" + q.formula,
			Message: "公式没有保存结果，本程序也算不出来，此格按空白读入；请在 Excel 或 WPS 中打开并保存后再导入",
		})
	}
	if found > 0 {
		notes = append(notes, noteSheet(name, fmt.Sprintf("有 %d 个公式没有保存结果，已按公式算出", found)))
	}
	return notes
}

// calc evaluates the formulas of one sheet.
type calc struct {
	sheet *rawSheet
	steps int
	chain int
	state map[int]progress // of the pending squares looked at
}

type progress int

const (
	running progress = 1 + iota
	done
	failed
)

// resolve calculates a pending square, those it refers to first.
func (c *calc) resolve(i int) bool {
	q := &c.sheet.squares[i]
	switch c.state[i] {
	case done:
		return true
	case running, failed:
		return false
	}
	c.state[i] = running
	c.chain++
	e := &expression{calc: c, rest: q.formula}
	v, ok := value{}, false
	if len(q.formula) <= maxFormula && c.chain <= maxChain {
		v, ok = e.parse()
	}
	c.chain--
	c.state[i] = failed
	if ok && strings.TrimSpace(e.rest) == "" {
		c.state[i] = done
		q.text, q.number = v.String(), !v.letters
	}
	return c.state[i] == done
}

// in lists the values that stand in an area; empty squares have none.
func (c *calc) in(a area) (out []value, ok bool) {
	qs := c.sheet.squares
	i, _ := slices.BinarySearchFunc(qs, a, func(q square, a area) int { return cmp.Or(q.row-a.top, q.col-a.left) })
	for ; i < len(qs) && qs[i].row <= a.bottom; i++ {
		if c.steps--; c.steps < 0 {
			return nil, false
		}
		q := &qs[i]
		if q.col < a.left || q.col > a.right {
			continue
		}
		if q.pending && !c.resolve(i) {
			return nil, false
		}
		if q.text == "" {
			continue
		}
		v := value{text: q.text, letters: true}
		if q.number {
			n, err := decimal.Parse(q.text)
			if err != nil {
				return nil, false
			}
			v = value{number: n}
		}
		out = append(out, v)
	}
	return out, true
}

// A value is a number or letters.
type value struct {
	number  decimal.Decimal
	text    string
	letters bool
}

func (v value) String() string {
	if v.letters {
		return v.text
	}
	return v.number.Trim(0).String()
}

// amount is the value as a number; an empty text is none.
func (v value) amount() (decimal.Decimal, bool) {
	if !v.letters {
		return v.number, true
	}
	n, err := decimal.Parse(strings.TrimSpace(v.text))
	return n, err == nil
}
