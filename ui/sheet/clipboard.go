package sheet

import (
	"strings"

	"golang.org/x/text/unicode/norm"

	"gouji.app/model"
	"gouji.app/model/form"
)

// quoted writes a field as spreadsheets do.
func quoted(text string) string {
	if strings.ContainsAny(text, "\t\r\n\"") {
		return `"` + strings.ReplaceAll(text, `"`, `""`) + `"`
	}
	return text
}

// mostRows bounds what is read of a block: no form has as many rows by far.
const mostRows = 1000

// parseBlock reads at most so many rows of what a spreadsheet copied: fields between
// tabs, lines ended by LF, CRLF or CR, and quotes around a field that holds any of
// these.
func parseBlock(src string, rows int) [][]string {
	var out [][]string
	for src != "" && len(out) < rows {
		var row []string
		for {
			var field string
			field, src = nextField(src)
			row = append(row, clean(field))
			if !strings.HasPrefix(src, "\t") {
				break
			}
			src = src[1:]
		}
		src = strings.TrimPrefix(src, "\r")
		src = strings.TrimPrefix(src, "\n")
		out = append(out, row)
	}
	return out
}

// nextField cuts a field off; what remains begins with its end mark.
func nextField(src string) (field, rest string) {
	if strings.HasPrefix(src, `"`) {
		for end := 1; ; end++ {
			k := strings.IndexByte(src[end:], '"')
			if k < 0 {
				break
			}
			if end += k; !strings.HasPrefix(src[end+1:], `"`) {
				if rest = src[end+1:]; rest != "" && !strings.ContainsRune("\t\r\n", rune(rest[0])) {
					break
				}
				return strings.ReplaceAll(src[1:end], `""`, `"`), rest
			}
			end++
		}
	}
	if k := strings.IndexAny(src, "\t\r\n"); k >= 0 {
		return src[:k], src[k:]
	}
	return src, ""
}

// clean takes off what copying adds around a text. Line breaks inside become spaces,
// as a cell is one line.
func clean(field string) string {
	field = strings.Map(func(r rune) rune {
		switch r {
		case '\u200b', '\ufeff':
			return -1
		case '\n', '\r', '\t':
			return ' '
		}
		return r
	}, field)
	return strings.TrimSpace(field)
}

// plain writes a number without separators and in ASCII figures. What holds more
// than that, a unit or a word, stays as it is.
func plain(text string, unit form.Unit) string {
	if !model.ReadNumber(text, unit).Readable() {
		return text
	}
	bare := strings.ReplaceAll(norm.NFKC.String(text), ",", "")
	if strings.Trim(bare, "0123456789.") != "" {
		return text
	}
	return bare
}
