package match

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// A Furnishing is one kind of text that pages print around a report and that belongs to
// no report. It is noted and not imported.
type Furnishing struct {
	ID      string
	Title   string // for people, as docs/reading-files.md prints it
	Example string
	pattern string // of what a line begins with, behind bullets
	whole   bool   // the pattern is of the whole line
	closes  bool   // it stands below the text: what follows is the site's, too
}

// Furniture lists everything that is taken for furniture of a page.
func Furniture() []Furnishing {
	return []Furnishing{
		{
			ID: "head", Title: "信息公开目录的文件头", Example: "索 引 号：000014349/2025-00009",
			pattern: `(信息类别|索\s*引\s*号|信息索取号|信息名称|信息内容|公开(方式|时限|范围|类型|日期|主体)|发布(机构|单位|日期|时间)|发文(机关|机构|单位|字号|日期)|(生成|成文|更新|生效|废止)(日期|时间)|有\s*效\s*性|主题(分类|词)|体裁分类|组配分类|文\s*号|内容概述|关键词)\s*([:：\t|\d ]|$)|(名\s*称|标\s*题)\s*[:：\t|]`,
		},
		{
			ID: "source", Title: "来源、作者和时间", Example: "来源：某某县人民政府办公室　时间：2025-01-31",
			pattern: `((信息|文章|稿件)?来\s*源|作\s*者|日\s*期|时\s*间|责任编辑|编\s*辑|审\s*核|录\s*入)\s*[:：]`,
		},
		{
			ID: "counter", Title: "浏览次数", Example: "浏览次数：128",
			pattern: `(浏览|阅读|点击|访问)(次数|量|数)?\s*([:：]|\d+\s*次?$|$)`,
		},
		{
			ID: "tools", Title: "字号、打印、分享", Example: "【字号：大 中 小】　打印　关闭",
			pattern: `字\s*[号体]\s*([:：\[【（(大 ]|$)|大\s*中\s*小|(打\s*印|关\s*闭|收\s*藏)(本[页文]|窗口)?([ |:：】\]]|$)|保存到|分享(到|至)?([ |:：]|$)|扫一扫|扫描二维码|微信扫|用手机|无障碍(浏览|阅读|模式|版)?([ |]|$)|长者(模式|版)|[繁简]\s*体([ |]|$)|适老化`,
		},
		{
			ID: "way", Title: "当前位置和导航", Example: "您现在所在的位置：网站首页 > 政务公开 > 年度报告",
			pattern: `(网站)?首\s*页([ |>＞»›/\t-]|$)|返回(顶部|首页|上级|列表|上一页)|您?(现在|当前)?(所在)?的?位置\s*([:：>＞]|$)|您(现在)?(所在|的|当前的)的?位置|网站(地图|导航)|登\s*录\s*([|/ ]|注册|$)|注\s*册([|/ ]|$)|手机版|设为首页|加入收藏`,
		},
		{
			ID: "trail", Title: "面包屑", Example: "政务公开 > 政府信息公开 > 政府信息公开年报",
			pattern: `[^。；>＞»›]{1,40}(\s*(>|＞|»|›|>>)\s*[^。；>＞»›]{1,60}){2,}`, whole: true,
		},
		{
			ID: "neighbours", closes: true, Title: "上一篇、下一篇和相关信息", Example: "上一篇：某某县民政局2024年政府信息公开工作年度报告",
			pattern: `[上下]一[篇条页]([ :：|]|$)|相关(链接|文章|阅读|信息|新闻|文件|附件)([ :：|]|$)|延伸阅读|友情链接`,
		},
		{
			ID: "attached", Title: "附件", Example: "附件下载：年度报告.docx",
			pattern: `附件(下载)?\s*[:：\d]|文件下载|点击下载|下载(附件|文件)`,
		},
		{
			ID: "annotation", Title: "公开属性的附注", Example: "（此件公开发布）",
			pattern: `[（(]?(此件|本件)(主动)?公开(发布)?[）)]?\s*$`,
		},
		{
			ID: "foot", closes: true, Title: "网站的底部", Example: "主办：某某县人民政府　版权所有　网站标识码：0000000000",
			pattern: `未经许可|版权所有|(主办|承办)(单位)?\s*([:：]|$)|技术支持\s*([:：]|$)|网站标识码|备案(序)?号\s*([:：]|$)|建议使用.*(浏览器|分辨率)|Copyright|©|政府网站找错`,
		},
		{
			ID: "contents", Title: "目录", Example: "目　录", pattern: `目\s*录\s*$`,
		},
	}
}

// pointer is ►, which is read and never shown: the program's own fonts lack it.
const pointer = string(rune(0x25ba))

// bullets are printed in front of the lines of menus and lists.
const bullets = pointer + " \t　|【[<>·•●○■□▪◆◇★☆※▶—*-"

var (
	furnitureLine = patternOf(func(Furnishing) bool { return true })
	closingLine   = patternOf(func(f Furnishing) bool { return f.closes })
)

// patternOf matches the lines of some furniture.
func patternOf(some func(Furnishing) bool) *regexp.Regexp {
	var patterns []string
	for _, f := range Furniture() {
		switch {
		case !some(f):
		case f.whole:
			patterns = append(patterns, `(?:`+f.pattern+`)$`)
		default:
			patterns = append(patterns, f.pattern)
		}
	}
	return regexp.MustCompile(`^[` + bullets + `]*(?:` + strings.Join(patterns, "|") + `)`)
}

// closesPage says that a line of furniture stands below the text of a page.
func closesPage(text string) bool { return closingLine.MatchString(text) || recordNumber(text) }

// furniture says that a line belongs to a web page, not to the report. Sentences of
// reports begin with some of its words too.
func furniture(text string) bool {
	const most = 200
	text = strings.ReplaceAll(text, "　", " ")
	return utf8.RuneCountInString(text) <= most && (furnitureLine.MatchString(text) || recordNumber(text)) &&
		(!strings.ContainsAny(text, "。；") || footLine.MatchString(text))
}

// recordNumber says that a line tells soon under what number a site is registered.
func recordNumber(text string) bool {
	const most = 40 // characters before it
	for _, words := range []string{"ICP备", "公网安备", "网站标识码"} {
		if i := strings.Index(text, words); i >= 0 && utf8.RuneCountInString(text[:i]) <= most {
			return true
		}
	}
	return false
}

// footLine matches what a site says about itself in sentences.
var footLine = regexp.MustCompile(`^[\s|]*(未经许可|版权所有|Copyright|©|建议使用.*(浏览器|分辨率)|扫一扫|扫描二维码|微信扫|用手机)`)

// A field is a label of a file's head with what it says: 发布机构：某某县林业局.
type field struct {
	label, value string
	line         line
}

// fieldLabels are the labels that tell about the report itself, by what they tell.
var fieldLabels = map[string][]string{
	"body":   {"发布机构", "发文机关", "发文机构", "发布单位", "发文单位", "公开主体", "编制单位", "编制机关", "填报单位", "报送单位", "报告单位", "单位名称", "单位全称"},
	"title":  {"名称", "标题", "信息名称"},
	"issued": {"发布日期", "发布时间", "生成日期", "发文日期", "成文日期", "公开日期"},
	"year":   {"年度", "报告年度"},
}

// tells is what a label tells about the report, "" for nothing.
func tells(label string) string {
	label = fold(label)
	for what, labels := range fieldLabels {
		for _, l := range labels {
			if label == l {
				return what
			}
		}
	}
	return ""
}

// fieldStart matches the label of a field with what closes it.
var fieldStart = regexp.MustCompile(`([\p{Han}][\p{Han} 　]{0,7}?[\p{Han}])\s*(?:[:：]|[\t|]+)\s*`)

// fieldsIn takes the fields out of a line: several may stand on it, one behind the
// other.
func fieldsIn(l line) (out []field) {
	text := strings.Trim(l.text, bullets+"】]")
	all := fieldStart.FindAllStringSubmatchIndex(text, -1)
	for i, m := range all {
		end := len(text)
		if i+1 < len(all) {
			end = all[i+1][0]
		}
		value, _, _ := strings.Cut(strings.TrimSpace(text[m[1]:end]), "|")
		value, _, _ = strings.Cut(value, "\t")
		value, _, _ = strings.Cut(value, "  ")
		value, _, _ = strings.Cut(value, "　")
		out = append(out, field{label: text[m[2]:m[3]], value: strings.Trim(value, bullets+"】]"), line: l})
	}
	return out
}

// loneLabel says that a line is the label of a field whose value stands below it.
func loneLabel(text string) (label string, ok bool) {
	label = strings.Trim(text, bullets+":：】]")
	return label, tells(label) != "" || loneHead.MatchString(fold(label))
}

var loneHead = regexp.MustCompile(`^(索引号|信息索取号|文号|发文字号|主题分类|主题词|体裁分类|组配分类|信息类别|有效性|公开方式|公开范围)$`)
