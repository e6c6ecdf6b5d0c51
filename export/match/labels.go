package match

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"gouji.app/model"
)

// fold makes printed labels comparable: NFKC, without white space and without the
// punctuation that lists and copying put around words.
func fold(s string) string {
	s = unglossed(s)
	if strings.ContainsFunc(s, unusual) {
		s = norm.NFKC.String(s)
	}
	return ours(strings.Map(func(r rune) rune {
		if usualHan(r) {
			return simplified(r)
		}
		switch r = model.Narrow(r); {
		case unicode.IsSpace(r) || unicode.IsPunct(r) || unicode.IsSymbol(r) || unicode.Is(unicode.Cf, r):
			return -1
		}
		return unicode.ToLower(r)
	}, s))
}

// unusual says that a text with this rune needs all of NFKC. ASCII and what Chinese
// text is written with do not: the full-width forms of ASCII are all that changes.
func unusual(r rune) bool {
	return r >= 0x80 && !usualHan(r) && model.Narrow(r) == r && (r < '\u3000' || r > '】') && (r < '‘' || r > '”')
}

func usualHan(r rune) bool { return r >= '一' && r <= '龥' }

// variants are labels and headings seen in published reports that mean a head of
// the form without being its label. They are imported and reported.
var variants = map[string][]string{
	// columns and rows, by key
	"issued":              {"本年新发件数", "本年制发数", "本年制定件数", "本年印发件数"},
	"repealed":            {"本年废止数", "本年废止失效件数"},
	"in-force":            {"现行有效数", "现行有效的件数"},
	"decisions":           {"本年处理决定数", "处理决定数量"},
	"amount":              {"本年收费金额", "本年收费总金额（单位：万元）"},
	"normative":           {"规范性文件"},
	"fees":                {"行政事业收费"},
	"business":            {"商业单位", "商业组织", "企业"},
	"research":            {"科研单位", "科研组织"},
	"welfare":             {"社会公益机构", "公益组织"},
	"legal":               {"法律服务组织", "法律机构"},
	"total":               {"合计"},
	"handled":             {"（七）合计"},
	"denied-secret":       {"1.涉及国家秘密"},
	"denied-law":          {"2.其他法律法规禁止公开", "2.其他法律行政止公开"},
	"denied-security":     {"3.危及三安全一稳定信息"},
	"unavailable-unclear": {"3.补正后申请内容不明确"},
	"other-uncorrected":   {"1.申请人无正当理由逾期不补正", "逾期不补正"},
	"other-unpaid":        {"2.申请人逾期未按收费通知要求缴纳费用", "逾期未缴费"},
	"partly-granted":      {"（二）部分公开"},
	"carried-in":          {"二、上年度结转政府信息公开申请数量"},
	// sections, by key
	"overview":  {"概述", "基本情况", "工作总体情况"},
	"proactive": {"行政机关主动公开政府信息情况", "主动公开政府信息的情况"},
	"requests":  {"行政机关收到和处理政府信息公开申请情况", "收到和处理政府信息公开申请的情况"},
	"disputes":  {"因政府信息公开工作被申请行政复议、提起行政诉讼情况", "政府信息公开行政复议和行政诉讼情况"},
	"problems":  {"存在的问题及改进措施", "存在问题及改进情况", "存在的主要问题和改进情况"},
	"other":     {"其他需要报告事项", "需要报告的其他事项"},
}

// A name is one meaning of a label.
type name struct {
	key   string // of the leaf; "" for a group or a frame
	label string // as the form prints it
	exact bool   // this is the form's own wording
	loose bool   // its number is lost, which may make it another label
}

// unnumbered drops the number in front of a label: 1. （一） 一、
func unnumbered(label string) string {
	rs := []rune(label)
	i := 0
	for i < len(rs) && strings.ContainsRune("（(一二三四五六七八九十0123456789", rs[i]) {
		i++
	}
	if i == 0 || i == len(rs) || !strings.ContainsRune("）)、.．", rs[i]) {
		return label
	}
	return string(rs[i+1:])
}
