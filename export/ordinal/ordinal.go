// Package ordinal writes the numbers that office programs put before the items of a
// list: 一, （二）, ③.
package ordinal

import (
	"fmt"
	"strconv"
)

// Print writes a number in a format, by the name that Word gives it; formats that no report uses are
// written in digits.
func Print(n int, format string) string {
	from := func(letters string) string {
		if rs := []rune(letters); n >= 1 && n <= len(rs) {
			return string(rs[n-1])
		}
		return strconv.Itoa(n)
	}
	switch format {
	case "none":
		return ""
	case "chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting", "taiwaneseCountingThousand":
		return chinese(n)
	case "ideographDigital", "taiwaneseDigital", "japaneseDigitalTenThousand":
		return spelled(n, "〇一二三四五六七八九")
	case "decimalFullWidth", "decimalFullWidth2":
		return spelled(n, "０１２３４５６７８９")
	case "chineseLegalSimplified", "ideographLegalTraditional":
		return from("壹贰叁肆伍陆柒捌玖拾")
	case "ideographTraditional":
		return from("甲乙丙丁戊己庚辛壬癸")
	case "decimalEnclosedCircle", "decimalEnclosedCircleChinese":
		return from("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
	case "upperLetter":
		return from("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
	case "lowerLetter":
		return from("abcdefghijklmnopqrstuvwxyz")
	case "upperRoman":
		return from("ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ")
	case "lowerRoman":
		return from("ⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹ")
	case "decimalZero":
		return fmt.Sprintf("%02d", n)
	}
	return strconv.Itoa(n)
}

// spelled writes the digits of a number one by one.
func spelled(n int, digits string) string {
	rs, out := []rune(digits), ""
	for _, d := range strconv.Itoa(n) {
		out += string(rs[d-'0'])
	}
	return out
}

// chinese counts 一, 十, 十一, 二十 up to 九十九.
func chinese(n int) string {
	digits := []rune("〇一二三四五六七八九")
	switch {
	case n < 0 || n > 99:
		return strconv.Itoa(n)
	case n < 10:
		return string(digits[n])
	}
	out := "十"
	if n >= 20 {
		out = string(digits[n/10]) + out
	}
	if n%10 > 0 {
		out += string(digits[n%10])
	}
	return out
}
