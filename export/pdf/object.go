package pdf

import (
	"bytes"
	"strconv"
)

// What a PDF file is made of (ISO 32000-1, 7.3): numbers are float64, strings are
// string, null is nil.
type (
	name     string
	operator string // any other word
	ref      int    // number of the object meant; generations do not matter
	array    []any
	dict     map[name]any
)

// A stream is a dictionary with bytes behind it, still packed.
type stream struct {
	dict
	raw []byte
}

// A lexer reads objects one after the other. It never fails: what makes no sense is
// passed over, and behind the end there are only nil operators.
type lexer struct {
	data []byte
	pos  int
	refs bool // "5 0 R" is one object
	left *int // values that may still be read
}

// maxDepth bounds objects within objects.
const maxDepth = 64

// end is what object returns when there is no more.
const end = operator("")

// object reads the next object or operator.
func (l *lexer) object() any { return l.nested(0) }

func (l *lexer) nested(depth int) any {
	l.skipSpace()
	if *l.left--; l.pos >= len(l.data) || *l.left < 0 || depth > maxDepth {
		l.pos = len(l.data)
		return end
	}
	switch c := l.data[l.pos]; {
	case c == '/':
		l.pos++
		return l.name()
	case c == '(':
		l.pos++
		return l.literal()
	case c == '<' && l.at("<<"):
		l.pos += 2
		return l.dict(depth)
	case c == '<':
		l.pos++
		return l.hex()
	case c == '[':
		l.pos++
		return l.array(depth)
	case c == '>' && l.at(">>"):
		l.pos += 2
		return operator(">>")
	case isDelimiter(c):
		l.pos++
		return operator(c)
	}
	return l.word()
}

func (l *lexer) at(s string) bool { return bytes.HasPrefix(l.data[l.pos:], []byte(s)) }

func (l *lexer) skipSpace() {
	for l.pos < len(l.data) {
		switch c := l.data[l.pos]; {
		case isSpace(c):
			l.pos++
		case c == '%':
			for l.pos < len(l.data) && l.data[l.pos] != '\n' && l.data[l.pos] != '\r' {
				l.pos++
			}
		default:
			return
		}
	}
}

// word reads a number, a reference, a constant or an operator.
func (l *lexer) word() any {
	s := l.regular()
	if v, ok := number(s); ok {
		if n := int(v); l.refs && float64(n) == v && n >= 0 && l.pos < len(l.data) && isSpace(l.data[l.pos]) {
			start := l.pos
			l.skipSpace()
			if _, ok := number(l.regular()); ok {
				l.skipSpace()
				if string(l.regular()) == "R" {
					return ref(n)
				}
			}
			l.pos = start
		}
		return v
	}
	switch string(s) {
	case "true":
		return true
	case "false":
		return false
	case "null":
		return nil
	}
	return operator(s)
}

// regular reads up to the next white space or delimiter.
func (l *lexer) regular() []byte {
	start := l.pos
	for l.pos < len(l.data) && !isSpace(l.data[l.pos]) && !isDelimiter(l.data[l.pos]) {
		l.pos++
	}
	return l.data[start:l.pos]
}

func number(s []byte) (float64, bool) {
	if len(s) == 0 || len(s) > 32 || s[0] > '9' {
		return 0, false
	}
	whole := 0
	for i, c := range s {
		if c < '0' || c > '9' || i > 8 {
			v, err := strconv.ParseFloat(string(s), 64)
			return v, err == nil && v-v == 0 // neither infinite nor no number
		}
		whole = whole*10 + int(c-'0')
	}
	return float64(whole), true
}

func (l *lexer) name() name {
	s := l.regular()
	if !bytes.ContainsRune(s, '#') {
		return name(s)
	}
	var out []byte
	for i := 0; i < len(s); i++ {
		if s[i] == '#' && i+2 < len(s) {
			if v, err := strconv.ParseUint(string(s[i+1:i+3]), 16, 8); err == nil {
				out = append(out, byte(v))
				i += 2
				continue
			}
		}
		out = append(out, s[i])
	}
	return name(out)
}

func (l *lexer) hex() string {
	var out []byte
	digits, v := 0, byte(0)
	for l.pos < len(l.data) {
		c := l.data[l.pos]
		l.pos++
		switch {
		case c >= '0' && c <= '9':
			c -= '0'
		case c|0x20 >= 'a' && c|0x20 <= 'f':
			c = c | 0x20 - 'a' + 10
		case c == '>':
			if digits%2 == 1 {
				out = append(out, v<<4)
			}
			return string(out)
		default:
			continue
		}
		if digits++; digits%2 == 0 {
			out = append(out, v<<4|c)
		}
		v = c
	}
	return string(out)
}

func (l *lexer) literal() string {
	var out []byte
	depth := 1
	for l.pos < len(l.data) {
		c := l.data[l.pos]
		l.pos++
		switch c {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return string(out)
			}
		case '\\':
			var keep bool
			if c, keep = l.escape(); !keep {
				continue
			}
		}
		out = append(out, c)
	}
	return string(out)
}

// escape reads what follows a backslash; a line break there is none.
func (l *lexer) escape() (c byte, keep bool) {
	if l.pos >= len(l.data) {
		return 0, false
	}
	c = l.data[l.pos]
	l.pos++
	switch c {
	case 'n':
		return '\n', true
	case 'r':
		return '\r', true
	case 't':
		return '\t', true
	case 'b':
		return '\b', true
	case 'f':
		return '\f', true
	case '\r':
		if l.pos < len(l.data) && l.data[l.pos] == '\n' {
			l.pos++
		}
		return 0, false
	case '\n':
		return 0, false
	}
	if c < '0' || c > '7' {
		return c, true
	}
	v := c - '0'
	for i := 0; i < 2 && l.pos < len(l.data) && l.data[l.pos] >= '0' && l.data[l.pos] <= '7'; i++ {
		v = v<<3 | l.data[l.pos] - '0'
		l.pos++
	}
	return v, true
}

// closes says that an operator ends the collection being read, also one whose own
// end was lost.
func closes(v any) bool {
	op, ok := v.(operator)
	return ok && (op == end || op == "]" || op == ">>" || op == "endobj" || op == "stream")
}

func (l *lexer) array(depth int) array {
	var out array
	for {
		v := l.nested(depth + 1)
		if closes(v) {
			return out
		}
		out = append(out, v)
	}
}

func (l *lexer) dict(depth int) dict {
	out := dict{}
	for {
		key := l.nested(depth + 1)
		if closes(key) {
			return out
		}
		k, ok := key.(name)
		if !ok {
			continue
		}
		v := l.nested(depth + 1)
		if closes(v) {
			return out
		}
		out[k] = v
	}
}

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func isDelimiter(c byte) bool {
	switch c {
	case '(', ')', '<', '>', '[', ']', '{', '}', '/', '%':
		return true
	}
	return false
}
