package reading

import (
	"slices"
	"strings"
	"unicode"
)

// Sameness says how much two texts are alike, from 0 to 1: the share of pairs of
// neighbouring characters that they have in common (Dice), after what all reports say
// alike was taken out by Substance.
func Sameness(a, b string) float64 { return dice(Substance(a), Substance(b)) }

// Substance is what a text says of its own: Chinese characters and letters without
// numbers, dates, punctuation and stock phrases.
func Substance(text string) []rune {
	text = stockPhrases.Replace(text)
	out := make([]rune, 0, len(text)/3)
	digit := false
	for _, r := range text {
		switch {
		case unicode.IsDigit(r):
			digit = true
		case digit && strings.ContainsRune("年月日时件条次个项篇期场万元", r):
			digit = false
		case unicode.IsLetter(r):
			out = append(out, r)
			digit = false
		}
	}
	return out
}

// stockPhrases are what the form, the law and custom make every report say.
var stockPhrases = strings.NewReplacer(func() (pairs []string) {
	for _, phrase := range []string{
		"坚持以习近平新时代中国特色社会主义思想为指导", "以习近平新时代中国特色社会主义思想为指导", "全面贯彻落实党的二十大精神", "深入贯彻落实党的二十大精神",
		"深入学习贯彻党的二十大精神", "全面贯彻党的二十大精神", "党的二十大和二十届二中、三中全会精神", "党的二十大", "以人民为中心", "坚持稳中求进工作总基调",
		"中华人民共和国政府信息公开条例", "以下简称《条例》", "以公开为常态、不公开为例外", "公开为常态、不公开为例外",
		"政府信息公开工作", "政府信息公开", "政务公开工作", "政务公开", "主动公开", "依申请公开", "政府信息管理", "平台建设", "监督保障",
		"存在的主要问题", "存在的问题", "主要问题", "改进情况", "改进措施", "下一步", "未收取政府信息公开信息处理费", "没有其他需要报告的事项", "无其他需要报告的事项",
	} {
		pairs = append(pairs, phrase, "")
	}
	return pairs
}()...)

// dice is the share of pairs of neighbours that two texts have in common; 0 where one
// is too short for pairs.
func dice(a, b []rune) float64 {
	x, y := bigrams(a), bigrams(b)
	if len(x) == 0 || len(y) == 0 {
		return 0
	}
	common := 0
	for i, j := 0, 0; i < len(x) && j < len(y); {
		switch {
		case x[i] < y[j]:
			i++
		case x[i] > y[j]:
			j++
		default:
			common++
			i++
			j++
		}
	}
	return 2 * float64(common) / float64(len(x)+len(y))
}

// bigrams lists the pairs of neighbours, sorted.
func bigrams(text []rune) []uint64 {
	if len(text) < 2 {
		return nil
	}
	out := make([]uint64, len(text)-1)
	for i := range out {
		out[i] = uint64(text[i])<<32 | uint64(text[i+1])
	}
	slices.Sort(out)
	return out
}
