package reading

import "unicode/utf8"

// A token is a stretch of Plain with what it does in its clause.
type token struct {
	role     role
	key      string
	from, to int // bytes of Plain
	figure   int // of a figureMark: its place among the figures
	year     int // of a yearMark: its place among the years
}

// allTokens reads the whole text as phrases, figures, years and marks; what is between
// is residue. The slice is shared.
func (t *Text) allTokens() []token {
	if t.tokens == nil {
		t.tokens = t.readTokens(t.Figures(), t.Years())
	}
	return t.tokens
}

// number tells figures and years of the tokens their places anew.
func (t *Text) number() {
	figures, years := t.Figures(), t.Years()
	f, y := 0, 0
	for i := range t.tokens {
		switch k := &t.tokens[i]; k.role {
		case figureMark:
			for figures[f].from < k.from {
				f++
			}
			k.figure = f
		case yearMark:
			for years[y].from < k.from {
				y++
			}
			k.year = y
		}
	}
}

func (t *Text) readTokens(figures []Figure, years []Year) []token {
	out := make([]token, 0, len(t.Plain)/6)
	f, y := 0, 0
	for i := 0; i < len(t.Plain); {
		for f < len(figures) && figures[f].from < i {
			f++
		}
		for y < len(years) && years[y].from < i {
			y++
		}
		next := t.tokenAt(i)
		switch {
		case y < len(years) && years[y].from == i && years[y].to >= next.to:
			next = token{role: yearMark, from: i, to: years[y].to, year: y}
		case f < len(figures) && figures[f].from == i && figures[f].to >= next.to:
			next = token{role: figureMark, from: i, to: figures[f].to, figure: f}
		}
		last := len(out) - 1
		if last >= 0 && out[last].role == next.role && (next.role == residue || next.role == filler) {
			out[last].to = next.to
		} else {
			out = append(out, next)
		}
		i = next.to
	}
	return out
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// tokenAt is the mark or the longest phrase at byte i, else one residual character.
func (t *Text) tokenAt(i int) token {
	r, size := utf8.DecodeRuneInString(t.Plain[i:])
	next := token{from: i, to: i + size}
	switch r {
	case '，':
		next.role = comma
	case '、':
		next.role = enumeration
	case '：', '】': // 【依申请公开】收14件
		next.role = colon
	case '。', '！', '？':
		next.role = stop
	case '；':
		next.role = semicolon
	case '\n':
		next.role = newline
	case '.':
		if before, _ := utf8.DecodeLastRuneInString(t.Plain[:i]); before >= firstHan && firstRune(t.Plain[i+size:]) >= firstHan {
			next.role = stop // 自然人申请.公开1件
		}
	case '（':
		next.role = opening
	case '）':
		next.role = closed
	default:
		switch r {
		case '“', '”', '"', '《', '》':
			next.role = filler
		}
		if e, ok := lexicon.longest(r, t.Plain[i:]); ok {
			return token{role: e.role, key: e.key, from: i, to: i + len(e.words)}
		}
	}
	return next
}

// registers makes 登记 before applications an act: elsewhere it is what is counted.
func (t *Text) registers(tokens []token) {
	for i := range tokens {
		if t.Plain[tokens[i].from:tokens[i].to] != "登记" {
			continue
		}
		for _, next := range tokens[i+1:] {
			if next.role == noun && (next.key == requests || next.key == weak) {
				tokens[i].role, tokens[i].key = act, receive
			}
			if next.role != filler {
				break
			}
		}
	}
}

// carries tells where bare 结转 leads by the year beside it: 2023年结转, 结转至2025年,
// 转入2025年. Such a year is no year of what follows.
func (t *Text) carries(tokens []token, years []Year, report int) {
	for i := range tokens {
		if tokens[i].role != act || tokens[i].key != carry && tokens[i].key != move && tokens[i].key != arrive && tokens[i].key != unsettle {
			continue
		}
		end := i - 1 // of 2022年底没办完的
		if end > 0 && tokens[end].role == residue && hasAnyPrefix(t.Plain[tokens[end].from:], "底", "末") {
			end--
		}
		if end >= 0 && tokens[i].key != move && tokens[end].role == yearMark && report != 0 && years[tokens[end].year].In(report) == report-1 {
			tokens[i].key, tokens[end].role = string(CarriedIn), filler
			continue
		}
		for j := i + 1; j < len(tokens) && j <= i+3; j++ {
			if tokens[j].role == yearMark && report != 0 && years[tokens[j].year].In(report) == report+1 {
				tokens[i].key, tokens[j].role = string(CarriedOut), filler
				if next := j + 1; next < len(tokens) && tokens[next].role == act && (tokens[next].key == answer || tokens[next].key == process || tokens[next].key == done) {
					tokens[next].role = filler // 留待2025年答复5件
				}
			}
			if tokens[j].role != filler && (tokens[j].role != figureMark || j > i+1) { // 结转5件到下年
				break
			}
		}
		switch tokens[i].key {
		case arrive:
			tokens[i].role, tokens[i].key = narrow, ofOthers // 省厅转来的申请3件
		case move:
			tokens[i].role = residue
		}
	}
}
