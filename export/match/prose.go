package match

import (
	"regexp"
	"strings"

	"gouji.app/model/form"
)

// furnitureLine matches what government sites print around a report.
var furnitureLine = regexp.MustCompile(`^[\s|]*(信息类别|索\s*引\s*号|信息索取号|公开方式|公开时限|公开范围|发布机构|发文机关|发布日期|发布时间|生成日期|主题分类|组配分类|来源[:：]|浏览次数|访问量|点击数|字号|字体|【?\s*字体|打印|关闭|分享到|扫一扫|未经许可|责任编辑|上一篇|下一篇|首页|当前位置|您所在的位置|版权所有|主办单位|技术支持|网站地图|备案序号|.ICP备|.公网安备)`)

// furniture says that a line belongs to a web page, not to the report.
func furniture(text string) bool {
	const most = 200
	return len([]rune(text)) <= most && furnitureLine.MatchString(text)
}

var (
	pageNumber = regexp.MustCompile(`^[\s\-—–]*\d{1,3}[\s\-—–]*$`)
	opening    = regexp.MustCompile(`^\s*([（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|第[一二三四五六七八九十]|[一二三四五六七八九十]是|附件)`)
)

// narrative sets the text of a section: its lines without site furniture, page
// numbers and blank lines, paragraphs cut by a page break joined again.
func (d *document) narrative(section string, lines []line) {
	var out []string
	for _, l := range lines {
		text := strings.TrimSpace(l.text)
		switch {
		case l.table != nil:
			d.note(l, "", form.Ref{Section: section}, "文字部分里的表格，未导入")
		case text == "":
		case furniture(text):
			d.note(l, text, form.Ref{Section: section}, "网页栏目文字，未导入")
		case pageNumber.MatchString(text):
			d.note(l, text, form.Ref{Section: section}, "页码，未导入")
		case len(out) > 0 && cutShort(out[len(out)-1]) && !opening.MatchString(text):
			out[len(out)-1] += text
			d.note(l, short(text), form.Ref{Section: section}, "被分页截断的段落，已接上")
		default:
			out = append(out, text)
		}
	}
	if s := strings.Join(out, "\n"); s != "" {
		d.report.SetText(form.Ref{Section: section}, s)
	}
}

// cutShort says that a paragraph stops in the middle of a sentence. Short lines are
// headings and salutations.
func cutShort(text string) bool {
	const shortest = 30
	rs := []rune(text)
	return len(rs) >= shortest && !strings.ContainsRune("。；：！？.;:!?”’》）)…", rs[len(rs)-1])
}
