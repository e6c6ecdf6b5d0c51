package check

import (
	"fmt"
	"strconv"

	"gouji.app/model/form"
	"gouji.app/model/reading"
)

func personalRules() []*Rule {
	return []*Rule{{
		ID: "personal-data", Severity: Error, Title: "不得公开个人信息", Cite: "条例第十五条",
		OfText: personalData,
	}}
}

// personalData finds numbers of identity cards, bank cards and mobile telephones by
// their check digits and shape. Mobile numbers in the preamble are there to be called.
func personalData(n *Narrative) {
	for i := 0; i < len(n.Source); i++ {
		if !isDigit(rune(n.Source[i])) {
			continue
		}
		end := i
		for end < len(n.Source) && isDigit(rune(n.Source[end])) {
			end++
		}
		if end < len(n.Source) && end-i == 17 && (n.Source[end] == 'X' || n.Source[end] == 'x') {
			end++
		}
		number := n.Source[i:end]
		span := reading.Span{Start: i, End: end}
		part := i > 0 && partOfCode(n.Source[i-1]) || end < len(n.Source) && partOfCode(n.Source[end])
		i = end
		what, severity := "", Error
		switch {
		case part:
		case identityCard(number):
			what = "身份证号码"
		case bankCard(number):
			what = "银行卡号"
		case mobile(number) && n.section.Key != form.Preamble:
			what, severity = "手机号码", Hint
		}
		if what != "" {
			n.report(n.quote(severity, span, fmt.Sprintf("%s有%s“%s”；请删去或隐去", n.name(), what, number[:3]+"…"+number[len(number)-2:])))
		}
	}
}

// partOfCode says that a byte beside a number makes it part of a code or address.
func partOfCode(b byte) bool {
	return b == '-' || b == '/' || b == '_' || b == '.' || b == '=' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z'
}

// identityCard knows numbers of GB 11643: 17 digits with a date of birth and their
// check digit.
func identityCard(s string) bool {
	if len(s) != 18 || s[6:8] != "19" && s[6:8] != "20" {
		return false
	}
	month, _ := strconv.Atoi(s[10:12])
	day, _ := strconv.Atoi(s[12:14])
	if month < 1 || month > 12 || day < 1 || day > 31 {
		return false
	}
	sum := 0
	for i, weight := range [...]int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2} {
		sum += weight * int(s[i]-'0')
	}
	last := s[17]
	if last == 'x' {
		last = 'X'
	}
	return "10X98765432"[sum%11] == last
}

// bankCard knows UnionPay numbers: 16 to 19 digits from 62 on with their Luhn digit.
func bankCard(s string) bool {
	if len(s) < 16 || len(s) > 19 || s[:2] != "62" {
		return false
	}
	sum := 0
	for i := range len(s) {
		d := int(s[len(s)-1-i] - '0')
		if i%2 == 1 {
			if d *= 2; d > 9 {
				d -= 9
			}
		}
		sum += d
	}
	return sum%10 == 0
}

func mobile(s string) bool { return len(s) == 11 && s[0] == '1' && s[1] >= '3' }
