package reading

import (
	"iter"
	"maps"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Sameness says how much two texts are alike, from 0 to 1: the share of pairs of
// neighbouring characters that they have in common (Dice), after what all reports say
// alike was taken out by Substance.
func Sameness(a, b string) float64 { return Against(b).Sameness(a) }

// Sameness says how much a text is like the counterpart.
func (c *Counterpart) Sameness(text string) float64 {
	if c.pairs == nil {
		c.pairs = make(map[[2]rune]int, len(c.there))
		for i := range len(c.there) - 1 {
			c.pairs[[2]rune{c.there[i].r, c.there[i+1].r}]++
		}
	}
	here := Substance(text)
	if len(here) < 2 || len(c.there) < 2 { // too short for pairs
		return 0
	}
	left, common := maps.Clone(c.pairs), 0
	for i := range len(here) - 1 {
		pair := [2]rune{here[i], here[i+1]}
		if n := left[pair]; n > 0 {
			left[pair] = n - 1
			common++
		}
	}
	return 2 * float64(common) / float64(len(here)+len(c.there)-2)
}

// Substance is what a text says of its own: Chinese characters and letters without
// numbers, dates, punctuation and stock phrases.
func Substance(text string) []rune {
	out := make([]rune, 0, len(text)/3)
	for _, r := range substance(text) {
		out = append(out, r)
	}
	return out
}

// substance yields the characters of Substance, each with the byte where it stands.
func substance(text string) iter.Seq2[int, rune] {
	return func(yield func(int, rune) bool) {
		figure := false
		for i := 0; i < len(text); {
			r, size := utf8.DecodeRuneInString(text[i:])
			if n := stockPhrase(r, text[i:]); n > 0 {
				i += n
				continue
			}
			switch {
			case unicode.IsDigit(r):
				figure = true
			case figure && strings.ContainsRune("年月日时件条次个项篇期场万元", r):
				figure = false
			case unicode.IsLetter(r):
				if !yield(i, r) {
					return
				}
				figure = false
			}
			i += size
		}
	}
}

// stockPhrase is the length of the stock phrase that a text begins with, r being its
// first character; 0 where there is none.
func stockPhrase(r rune, text string) int {
	for _, phrase := range stockPhrases[r] {
		if strings.HasPrefix(text, phrase) {
			return len(phrase)
		}
	}
	return 0
}

// stockPhrases are what the form, the law and custom make every report say, by their
// first characters; longer ones stand before those they begin with.
var stockPhrases = map[rune][]string{
	'坚': {"坚持以习近平新时代中国特色社会主义思想为指导", "坚持稳中求进工作总基调"},
	'以': {"以习近平新时代中国特色社会主义思想为指导", "以公开为常态、不公开为例外", "以人民为中心", "以下简称《条例》"},
	'全': {"全面贯彻落实党的二十大精神", "全面贯彻党的二十大精神"},
	'深': {"深入学习贯彻党的二十大精神", "深入贯彻落实党的二十大精神"},
	'党': {"党的二十大和二十届二中、三中全会精神", "党的二十大"},
	'中': {"中华人民共和国政府信息公开条例"},
	'公': {"公开为常态、不公开为例外"},
	'政': {"政府信息公开工作", "政府信息公开", "政务公开工作", "政务公开", "政府信息管理"},
	'主': {"主动公开", "主要问题"},
	'依': {"依申请公开"},
	'平': {"平台建设"},
	'监': {"监督保障"},
	'存': {"存在的主要问题", "存在的问题"},
	'改': {"改进情况", "改进措施"},
	'下': {"下一步"},
	'未': {"未收取政府信息公开信息处理费"},
	'没': {"没有其他需要报告的事项"},
	'无': {"无其他需要报告的事项"},
}
