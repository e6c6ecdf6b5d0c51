package reading

import (
	"slices"
	"strings"
	"unicode"

	"gouji.app/model"
)

// HalfWidth counts the half-width punctuation marks that stand in Chinese text.
func HalfWidth(text string) int { return len(halfWidth([]rune(text))) }

// Widen gives these marks their full-width forms, and drops the space that stood
// behind them. Addresses, numbers, times, numbering like 1. and 一. and Latin text
// stay as they are.
func Widen(text string) string {
	full := map[rune]rune{',': '，', ';': '；', ':': '：', '!': '！', '?': '？', '(': '（', ')': '）', '.': '。'}
	runes := []rune(text)
	marks := halfWidth(runes)
	var out strings.Builder
	for i, r := range runes {
		_, mark := slices.BinarySearch(marks, i)
		_, behind := slices.BinarySearch(marks, i-1)
		switch {
		case mark:
			out.WriteRune(full[r])
		case r != ' ' || !behind:
			out.WriteRune(r)
		}
	}
	return out.String()
}

// halfWidth lists the marks to widen, in order.
func halfWidth(text []rune) []int {
	var out, open []int
	skip := addresses(text)
	for i, r := range text {
		switch {
		case skip[i]:
		case strings.ContainsRune(",;:!?", r):
			next := i + 1
			if next < len(text) && text[next] == ' ' && !letter(text, i-1) {
				next++
			}
			if chinese(text, i-1) || chinese(text, next) {
				out = append(out, i)
			}
		case r == '.':
			if chinese(text, i-1) && !latin(text, i+1) && !endsInNumber(text[:i]) {
				out = append(out, i)
			}
		case r == '(':
			open = append(open, i)
		case r == ')' && len(open) > 0:
			from := open[len(open)-1]
			open = open[:len(open)-1]
			if chinese(text, from-1) || slices.ContainsFunc(text[from:i], model.Wide) || chinese(text, i+1) && !latin(text, from-1) {
				out = append(out, from, i)
			}
		case r == '\n':
			open = nil
		}
	}
	slices.Sort(out)
	return out
}

func chinese(text []rune, i int) bool {
	return i >= 0 && i < len(text) && (model.Wide(text[i]) || strings.ContainsRune("“”‘’—…·", text[i]))
}

// latin is a letter, figure or mark of running Latin text.
func latin(text []rune, i int) bool {
	return i >= 0 && i < len(text) && text[i] > ' ' && text[i] < 0x7f
}

func letter(text []rune, i int) bool { return latin(text, i) && unicode.IsLetter(text[i]) }

// endsInNumber says that a text ends with a paragraph's number: 一, 十二.
func endsInNumber(text []rune) bool {
	i := len(text)
	for i > 0 && strings.ContainsRune("一二三四五六七八九十", text[i-1]) {
		i--
	}
	return i < len(text) && (i == 0 || text[i-1] == '\n' || unicode.IsSpace(text[i-1]))
}

// addresses marks what belongs to a URL or an e-mail address.
func addresses(text []rune) []bool {
	out := make([]bool, len(text))
	for from := 0; from < len(text); from++ {
		to := from
		for latin(text, to) {
			to++
		}
		run := strings.TrimLeft(string(text[from:to]), ",;:!?.(")
		from = to - len(run)
		run = strings.TrimRight(run, ",;:!?.)")
		if strings.Contains(run, "://") || strings.Contains(run, "@") || strings.Contains(run, "www.") {
			for i := range run { // one byte a rune
				out[from+i] = true
			}
		}
		from = max(from, to)
	}
	return out
}
