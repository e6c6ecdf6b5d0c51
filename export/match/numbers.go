package match

import (
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"gouji.app/model"
	"gouji.app/model/form"
)

// valueOf normalises the text of a cell and says what it changed.
func valueOf(unit form.Unit, text string) (value, remark string) {
	text = strings.TrimSpace(strings.Join(strings.Fields(text), " "))
	n := model.ReadNumber(text, unit)
	switch {
	case n.Blank():
		return "", ""
	case text == "零" || text == "〇" || text == "O" || text == "o":
		return "0", "按 0 导入"
	case n.Unreadable():
		if mark := footnoted.FindString(text); mark != "" {
			if n := model.ReadNumber(strings.TrimSuffix(text, mark), unit); n.Readable() {
				return n.String(), "按 " + n.String() + " 导入，后面的“" + mark + "”是脚注"
			}
		}
		return text, "不是数字，按原文导入"
	case n.String() != text && plain(text) != n.String():
		return n.String(), "按 " + n.String() + " 导入"
	}
	return n.String(), ""
}

// plain is a number as typed with another width of its digits, which needs no note.
func plain(text string) string { return strings.TrimSpace(norm.NFKC.String(text)) }

// footnote matches the mark of a footnote behind a number. A number in round brackets
// may be a part of it instead.
const footnote = `\*+|※|[①-⑳]|[\[［〔【]注?\d{1,2}[\]］〕】]|[（(]注\d{0,2}[）)]`

var footnoted = regexp.MustCompile(`(` + footnote + `)$`)

// numeric matches the texts that stand where a number is expected, also a number
// that was broken at its point, so that its halves are not taken for less.
var numeric = regexp.MustCompile(`^[\d０-９]([\d０-９,，.．\s]*[\d０-９])?\s*(件|万元|元|条|项)?(` + footnote + `)?$|^[\d０-９]{2,}[,，.．]$|^[.．][\d０-９]+$|^[/／\\\-－—–]+$|^无$|^不适用$|^[零〇]$`)

// looksNumeric says that a text can only be the content of a number cell.
func looksNumeric(text string) bool {
	text = strings.TrimSpace(text)
	if text != "" && strings.Trim(text, "0123456789") == "" {
		return true // most of them
	}
	return !strings.ContainsFunc(text, strangeToNumbers) && numeric.MatchString(text)
}

// strangeToNumbers says that no text with this rune is numeric, which spares most
// labels the pattern.
func strangeToNumbers(r rune) bool {
	return !unicode.IsDigit(r) && !unicode.IsSpace(r) && !strings.ContainsRune(",，.．/／\\-－—–无不适用零〇件万元条项*※注[]［］〔〕【】（）()", r) && (r < '①' || r > '⑳')
}

// isWord says that a text is words without any number, as a label is and no cell of numbers.
func isWord(text string) bool {
	return !looksNumeric(text) && !strings.ContainsFunc(text, unicode.IsDigit) && strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Han, r) })
}
