package check

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"gouji.app/model"
	"gouji.app/model/form"
	"gouji.app/model/reading"
)

func placeholderRules() []*Rule {
	return []*Rule{{
		ID: "placeholder", Severity: Error, Title: "样稿中待填的记号和填写说明不得留下", Cite: experience,
		Run: placeholders,
	}}
}

// placeholders finds what a template leaves to be filled in: ××, XX, ＿＿, 【】, （）条, the
// marks of the program's own standard sentences, and instructions (请根据实际情况填写).
// It looks wherever the report is printed from: narratives, lines and the unit's fields.
func placeholders(p *Pass) {
	for _, s := range p.Report.Form.Sections {
		at := form.Ref{Section: s.Key}
		text := p.Report.Text(at)
		if s.Kind == form.Tables || p.Unvisited[s.Key] || text == "" {
			continue
		}
		find := func() []gap { return gapsIn(text) }
		gaps := []gap(nil)
		if s.Kind == form.Narrative {
			gaps = once(p.prose(s.Key), "gaps", find)
		} else {
			gaps = find()
		}
		if p.Typing == s.Key {
			gaps = slices.DeleteFunc(slices.Clone(gaps), func(g gap) bool { return g.empty })
		}
		tellGaps(p, at, s.Short, text, gaps)
	}
	for _, q := range p.Report.Form.Fields {
		text := p.Report.Text(form.UnitRef(q.Key))
		tellGaps(p, form.UnitRef(q.Key), q.Label, text, gapsIn(text))
	}
}

// tellGaps reports the gaps of one text: those of each kind once, at the first of them.
func tellGaps(p *Pass, at form.Ref, place, text string, gaps []gap) {
	for _, instructs := range []bool{false, true} {
		same := slices.DeleteFunc(slices.Clone(gaps), func(g gap) bool { return g.instructs != instructs })
		if len(same) == 0 {
			continue
		}
		quote := same[0].Of(text)
		f := Finding{Severity: Warning, At: []form.Ref{at}, Quote: quote, Offset: same[0].Start}
		if line := p.prose(at.Section).Source == ""; line || slices.ContainsFunc(same, func(g gap) bool { return g.sure }) {
			f.Severity = Error
		}
		f.Message = fmt.Sprintf("“%s”的“%s”处还没有填写%s；请填写或删去", place, strings.TrimSpace(quote), times(len(same)))
		if instructs {
			f.Message = fmt.Sprintf("“%s”留有填写说明“%s”%s；请按说明填写后删去", place, short(quote), times(len(same)))
			rest := text
			for _, g := range slices.Backward(same) {
				rest = rest[:g.Start] + rest[g.End:]
			}
			f.Fixes = []Fix{{Label: "删去填写说明", Edits: []model.Edit{{At: at, Text: rest}}}}
		}
		p.report(f)
	}
}

// A gap is a stretch of a text that waits to be filled in.
type gap struct {
	reading.Span
	instructs bool // tells how: （请根据实际情况填写）
	sure      bool // can be nothing else; of others the user may say why they are right
	empty     bool // a bracket with nothing in it yet, or mere spaces: he may be about to write there
}

// gapsIn lists the gaps of a text, in order.
func gapsIn(text string) (out []gap) {
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if isHan(r) && r != '年' && r != '此' {
			i += size
			continue
		}
		g := gap{Span: reading.Span{Start: i}}
		switch r {
		case '×', 'X', 'x', 'Ｘ', 'ｘ', '＿', '_', '○', '〇', '●', '△', '□', '*', '＊', 'N', '…':
			run := len(text) - len(strings.TrimLeft(text[i:], string(r)))
			size = run - i
			if b := (blank{text, i, run, r}); b.waits() {
				g.End, g.sure = run, b.sure()
			}
		case '（', '(', '【', '[', '［', '〔', '《', '“', '{', '＜', '<':
			g.End, g.instructs = bracketGap(text, i, r)
			g.sure, g.empty = r != '《' && r != '“', !g.instructs
		case ' ', '\u3000', '\u00a0':
			run := len(text) - len(strings.TrimLeft(text[i:], " \u3000\u00a0"))
			g.End, g.empty, size = spaceGap(text, i, run), true, run-i
		case '年':
			g.End, g.sure = dateGap(text, i), true
		case '此':
			g.Start, g.End = instructedHere(text, i)
			g.instructs = true
		}
		if g.End > 0 {
			out, size = append(out, g), g.End-i
		}
		i += size
	}
	return out
}

// A blank is a run of one sign that may stand for words to come.
type blank struct {
	text     string
	from, to int
	sign     rune
}

// waits says that the run stands for something to be filled in. It does not where it
// hides a name (张××) or a number (138××××0000), counts (24×7, “1+X”), or is part of a
// code, an address or a numeral (二○二四).
func (b blank) waits() bool {
	before, after := b.text[:b.from], b.text[b.to:]
	prev, next := lastRune(before), firstRune(after)
	count := utf8.RuneCountInString(b.text[b.from:b.to])
	if enclosed(before, "“", "”") {
		return false // talked about, not to be filled in
	}
	switch b.sign {
	case '＿':
		return true
	case '_':
		return count > 1 && !inCode(prev) && !inCode(next)
	case '…', 'N':
		return isHan(prev) && countUnit(after) != "" && !strings.HasSuffix(before, "等") && (b.sign == '…' || count == 1)
	case '○', '〇', '●', '△', '□':
		return count > 1 && !isNumeral(prev) && !isNumeral(next) && isHan(next)
	case '*', '＊':
		return isHan(prev) && countUnit(after) != ""
	}
	if isDigit(prev) || isDigit(next) {
		return b.inYear()
	}
	if b.sign != '×' && (inCode(prev) || inCode(next)) || hides(before, after) {
		return false
	}
	return count > 1 || (prev == 0 || isHan(prev) || strings.ContainsRune("，。；、（〔", prev)) && hasPrefixOf(after, singleGaps...)
}

// sure says that the run can hardly be anything but a mark to write over. In names of
// documents, and before what is called by a name, it may hide that name.
func (b blank) sure() bool {
	switch b.sign {
	case '×', 'X', 'x', 'Ｘ', 'ｘ':
		if enclosed(b.text[:b.from], "《", "》") || hasPrefixOf(b.text[b.to:], "项目", "小区", "村", "路", "企业", "案") {
			return false
		}
		return utf8.RuneCountInString(b.text[b.from:b.to]) > 1 || isDigit(lastRune(b.text[:b.from]))
	}
	return b.sign == '＿' || b.sign == '_'
}

// singleGaps are what follows a single × or X that waits: ×年×月×日, X件.
var singleGaps = []string{"年", "月", "日", "件", "条", "次", "份", "元", "万元", "县", "局", "乡", "镇"}

// inYear says that the run stands for the last digits of a year: 20××年, 〔20XX〕.
func (b blank) inYear() bool {
	before := b.text[:b.from]
	digits := before[len(strings.TrimRight(before, "0123456789")):]
	return strings.HasPrefix(digits, "20") && len(digits) < 4 && hasPrefixOf(b.text[b.to:], "年", "〕", "]", "）")
}

// inCode says that a sign beside a run makes it part of a word, code or address.
func inCode(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || isDigit(r) || r != 0 && strings.ContainsRune("-_/.@:+=&", r)
}

// countUnit is the unit of amounts that a text begins with, "" for 件数 and the like.
func countUnit(s string) string {
	for _, u := range []string{"万元", "件次", "件", "条", "次", "份", "个", "元", "万", "人", "篇", "期", "场", "%", "％"} {
		if strings.HasPrefix(s, u) && !isHan(firstRune(s[len(u):])) {
			return u
		}
	}
	return ""
}

// enclosed says that the end of a text lies between two marks of its paragraph. What
// opened further back than a quotation is long was never closed.
func enclosed(before, opens, closes string) bool {
	const longest = 600 // bytes
	line := before[max(0, len(before)-longest):]
	line = line[strings.LastIndexByte(line, '\n')+1:]
	return strings.LastIndex(line, opens) > strings.LastIndex(line, closes)
}

// hides says that a run takes the place of the name of a person or firm: 张××, ××同志.
func hides(before, after string) bool {
	const surnames = "王李张刘陈杨黄赵吴周徐孙朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余杜叶程魏苏吕丁沈姚卢傅钟姜崔谭廖范汪陆戴贾韦夏邱侯邹熊孟秦尹薛雷陶黎贺顾郝龚邵钱覃严莫"
	if hasPrefixOf(after, "同志", "先生", "女士", "等人", "公司", "有限公司", "集团") {
		return true
	}
	return strings.ContainsRune(surnames, lastRune(before)) && countUnit(after) == "" && !hasPrefixOf(after, "县", "市", "区", "镇", "乡", "局", "年", "月", "日")
}

// bracketGap is where a bracket ends that is empty or whose words ask to be filled in,
// 0 for any other.
func bracketGap(text string, from int, opens rune) (end int, instructs bool) {
	const most = 180 // bytes of what a bracket may ask
	start := from + utf8.RuneLen(opens)
	rest := text[start:min(len(text), start+most)]
	i := strings.IndexRune(rest, closing(opens))
	if i < 0 || strings.Contains(rest[:i], "\n") {
		return 0, false
	}
	said := strings.Trim(rest[:i], " \u3000\u00a0")
	end = start + i + utf8.RuneLen(closing(opens))
	switch {
	case opens == '(' && inCode(lastRune(text[:from])), enclosed(text[:from], "“", "”"): // a function of a web page, or talked about
	case said == "" && opens != '<' && opens != '＜', opens == '{' && said != "", opens != '（' && opens != '(' && opens != '《' && opens != '“' && isSlot(said):
		return end, false
	case opens != '《' && opens != '“' && instruction(said):
		return end, true
	}
	return 0, false
}

func closing(opens rune) rune {
	switch opens {
	case '（':
		return '）'
	case '(':
		return ')'
	case '【':
		return '】'
	case '[':
		return ']'
	case '［':
		return '］'
	case '〔':
		return '〕'
	case '《':
		return '》'
	case '“':
		return '”'
	case '{':
		return '}'
	case '＜':
		return '＞'
	}
	return '>'
}

// isSlot knows the names of what is to be filled in, as they stand in square brackets:
// 【单位名称】, but not 【信息来源】.
func isSlot(said string) bool {
	return slices.Contains([]string{
		"单位", "单位名称", "单位全称", "机关名称", "机关全称", "部门名称", "地名", "姓名", "年份", "年度", "日期", "年", "月", "日",
		"数字", "数量", "数据", "件数", "条数", "金额", "具体数字", "具体数据", "具体内容", "联系电话", "联系地址", "网址",
	}, said)
}

// instruction says that words in a bracket tell the writer what to do, not the reader.
func instruction(said string) bool {
	said = strings.TrimSpace(strings.TrimLeft(strings.TrimPrefix(strings.TrimPrefix(strings.TrimPrefix(said, "注"), "备注"), "说明"), "：: "))
	switch {
	case containsAny(said, "《", "申请表", "登录", "拨打", "咨询", "问卷", "意见", "详见", "参见", "访问", "扫码", "联系"):
		return false // what a reader may do
	case containsAny(said, "实际情况填", "实际填写", "据实填写", "无则填", "没有则填", "没有的填", "可自行", "可删除", "可删去", "视情填", "二选一", "择一填写"):
		return true
	case strings.HasPrefix(said, "请"):
		return containsAny(said, "填", "补充数", "补充内容", "补充情况", "补充完", "据实", "根据实际", "按实际", "结合实际", "修改", "删除", "删去", "替换", "列举", "写明", "简述", "简要", "概述", "描述", "插入", "核实")
	case hasPrefixOf(said, "此处", "此段", "本处", "本段"):
		return containsAny(said, "填", "写", "插入", "补充", "列", "选")
	case strings.HasPrefix(said, "待"):
		return slices.Contains([]string{"待填", "待填写", "待补", "待补充", "待定", "待核", "待核实", "待核对", "待确认", "待统计", "待更新", "待完善"}, said)
	}
	return hasPrefixOf(said, "填写具体", "填写数", "填写实际", "填入", "填数")
}

// spaceGap is where a unit ends before which the number was left blank, as on a line to
// write on: 收到申请　　件，; 0 where there is none.
func spaceGap(text string, from, to int) int {
	spaces := text[from:to]
	if !isHan(lastRune(text[:from])) || len(spaces) < 2 {
		return 0
	}
	if u := countUnit(text[to:]); u != "" && u != "万" && (to+len(u) == len(text) || !isDigit(firstRune(text[to+len(u):]))) {
		return to + len(u)
	}
	return 0
}

// dateGap is where a date ends that lacks month and day, 2025年　月　日, 0 for any other 年.
func dateGap(text string, from int) int {
	const space = " \u3000\u00a0"
	rest := text[from+len("年"):]
	month := strings.TrimLeft(rest, space)
	day := strings.TrimLeft(strings.TrimPrefix(month, "月"), space)
	spaced := len(rest) > len(month) || len(month)-len("月") > len(day)
	if !strings.HasPrefix(month, "月") || !strings.HasPrefix(day, "日") || !spaced && !isDigit(lastRune(text[:from])) {
		return 0
	}
	return len(text) - len(day) + len("日")
}

// instructedHere is where words stand that only a template has, 请在此处填写。 and 单击此处输入文字。:
// they ask for input on the spot. The end is 0 for any other 此, such as 在此输入关键词.
func instructedHere(text string, from int) (start, end int) {
	if !strings.HasPrefix(text[from:], "此处") {
		return from, 0
	}
	rest := text[from+len("此处"):]
	ask := prefixOf(rest, "输入", "键入", "填写", "填入", "插入")
	ask += prefixOf(rest[len(ask):], "文字", "内容", "正文", "文本", "数字", "数据")
	if after := rest[len(ask):]; ask == "" || isHan(firstRune(after)) || strings.HasPrefix(after, "《") {
		return from, 0
	}
	start = from - len(suffixOf(text[:from], "单击或点击", "单击", "点击", "请在", "在"))
	end = len(text) - len(rest) + len(ask)
	if alone := start == 0 || text[start-1] == '\n'; alone {
		end += len(prefixOf(text[end:], "。"))
	}
	return start, end
}

// prefixOf is the first of the words that a text begins with, else "".
func prefixOf(s string, words ...string) string {
	for _, w := range words {
		if strings.HasPrefix(s, w) {
			return w
		}
	}
	return ""
}
