package xlsx

import (
	"strings"

	"github.com/govalues/decimal"

	"gouji.app/export/pack"
)

// An expression is a formula being evaluated from left to right; rest is what is
// still to be read. Every method says whether it understood.
type expression struct {
	calc  *calc
	rest  string
	depth int
}

// parse reads a comparison or a sum.
func (e *expression) parse() (value, bool) {
	if e.depth++; e.depth > pack.MaxNesting {
		return value{}, false
	}
	defer func() { e.depth-- }()
	left, ok := e.sum()
	if !ok {
		return value{}, false
	}
	for _, op := range []string{"<>", "<=", ">=", "=", "<", ">"} {
		if !e.skip(op) {
			continue
		}
		right, ok := e.sum()
		if !ok || left.letters != right.letters {
			return value{}, false
		}
		order := left.number.Cmp(right.number)
		if left.letters {
			order = strings.Compare(left.text, right.text)
		}
		truth := strings.Contains(op, "=") && order == 0 || strings.Contains(op, "<") && order < 0 || strings.Contains(op, ">") && order > 0
		if truth {
			return value{number: decimal.One}, true
		}
		return value{}, true
	}
	return left, true
}

func (e *expression) sum() (value, bool) {
	return e.chain("+-", func() (value, bool) { return e.chain("*/", e.single) })
}

// chain reads operands joined by operators of equal rank.
func (e *expression) chain(ops string, operand func() (value, bool)) (value, bool) {
	v, ok := operand()
	for ok {
		e.rest = strings.TrimLeft(e.rest, " ")
		if e.rest == "" || strings.IndexByte(ops, e.rest[0]) < 0 {
			return v, true
		}
		op := e.rest[0]
		e.rest = e.rest[1:]
		next, ok := operand()
		a, readable := v.amount()
		b, readable2 := next.amount()
		if !ok || !readable || !readable2 {
			return value{}, false
		}
		var err error
		switch op {
		case '+':
			a, err = a.Add(b)
		case '-':
			a, err = a.Sub(b)
		case '*':
			a, err = a.Mul(b)
		case '/':
			a, err = a.Quo(b)
		}
		if err != nil {
			return value{}, false
		}
		v = value{number: a}
	}
	return value{}, false
}

// single reads a number, a text, a bracket, a function or a cell.
func (e *expression) single() (value, bool) {
	switch {
	case e.skip("-"):
		v, ok := e.single()
		n, readable := v.amount()
		return value{number: n.Neg()}, ok && readable
	case e.skip("+"):
		return e.single()
	case e.skip("("):
		v, ok := e.parse()
		return v, ok && e.skip(")")
	case e.skip(`"`):
		text, rest, ok := strings.Cut(e.rest, `"`)
		e.rest = rest
		return value{text: text, letters: true}, ok && !strings.HasPrefix(rest, `"`)
	case e.skip("SUM("):
		return e.total()
	case e.skip("COUNT("):
		return e.count()
	case e.skip("IF("):
		return e.choice()
	}
	if n := e.word("0123456789."); n != "" {
		d, err := decimal.Parse(n)
		return value{number: d}, err == nil
	}
	a, ok := e.area()
	if !ok || a.top != a.bottom || a.left != a.right {
		return value{}, false
	}
	vs, ok := e.calc.in(a)
	if len(vs) == 0 {
		return value{}, ok // an empty cell counts as 0
	}
	return vs[0], ok
}

// choice is the rest of IF(condition,then,else).
func (e *expression) choice() (value, bool) {
	when, ok := e.parse()
	if !ok || when.letters || !e.skip(",") {
		return value{}, false
	}
	then, ok := e.parse()
	if !ok || !e.skip(",") {
		return value{}, false
	}
	other, ok := e.parse()
	if when.number.IsZero() {
		then = other
	}
	return then, ok && e.skip(")")
}

func (e *expression) total() (value, bool) {
	numbers, ok := e.numbers()
	var sum decimal.Decimal
	for _, n := range numbers {
		var err error
		if sum, err = sum.Add(n); err != nil {
			return value{}, false
		}
	}
	return value{number: sum}, ok
}

func (e *expression) count() (value, bool) {
	numbers, ok := e.numbers()
	n, err := decimal.New(int64(len(numbers)), 0)
	return value{number: n}, ok && err == nil
}

// numbers reads the arguments of SUM and COUNT, which pass over letters in areas.
func (e *expression) numbers() (out []decimal.Decimal, ok bool) {
	for {
		before := e.rest
		a, isArea := e.area()
		if isArea && (e.at(",") || e.at(")")) {
			vs, ok := e.calc.in(a)
			if !ok {
				return nil, false
			}
			for _, v := range vs {
				if !v.letters {
					out = append(out, v.number)
				}
			}
		} else {
			e.rest = before
			v, ok := e.parse()
			n, readable := v.amount()
			if !ok || !readable {
				return nil, false
			}
			out = append(out, n)
		}
		if e.skip(")") {
			return out, true
		}
		if !e.skip(",") {
			return nil, false
		}
	}
}

// area reads a cell or an area of the same sheet: $B$7, B7:D9.
func (e *expression) area() (a area, ok bool) {
	const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789$"
	var err error
	if a.top, a.left, err = position(e.word(letters)); err != nil {
		return a, false
	}
	a.bottom, a.right = a.top, a.left
	if e.skip(":") {
		if a.bottom, a.right, err = position(e.word(letters)); err != nil {
			return a, false
		}
	}
	return a, !e.at("!") && !e.at("(") && a.bottom >= a.top && a.right >= a.left
}

// word takes the letters at the front that are in the set.
func (e *expression) word(set string) string {
	e.rest = strings.TrimLeft(e.rest, " ")
	n := len(e.rest) - len(strings.TrimLeft(e.rest, set))
	word := e.rest[:n]
	e.rest = e.rest[n:]
	return word
}

func (e *expression) at(token string) bool {
	e.rest = strings.TrimLeft(e.rest, " ")
	return len(e.rest) >= len(token) && strings.EqualFold(e.rest[:len(token)], token)
}

func (e *expression) skip(token string) bool {
	if !e.at(token) {
		return false
	}
	e.rest = e.rest[len(token):]
	return true
}
