package check

import (
	"fmt"
	"slices"
	"strings"

	"gouji.app/model/reading"
)

// parts adds up what is listed behind 其中. Kinds of applicants and ways of applying that
// are more than there is in all are reported; less may be meant, as not all are listed.
// A list that ends with 其他 is complete: it must add up exactly.
func parts(n *Narrative) {
	among := n.places("其中")
	if len(among) == 0 {
		return
	}
	figures := n.Figures()
	for _, span := range among {
		n.partsBehind(figures, span)
	}
}

func (n *Narrative) partsBehind(figures []reading.Figure, among reading.Span) {
	next := slices.IndexFunc(figures, func(f reading.Figure) bool { return f.Start >= among.End })
	if next < 1 {
		return
	}
	whole := figures[next-1]
	total, ok := whole.Count()
	if !ok || whole.Kind != reading.Quantity || whole.Unit == "" || whole.Approx || strings.ContainsAny(n.Source[whole.End:among.Start], "。；;\n") {
		return
	}
	var sum int64
	var said []string
	end, kinds, complete := among.End, true, false
	for _, f := range figures[next:] {
		words := n.Source[end:f.Start]
		count, ok := f.Count()
		if !ok || f.Kind != reading.Quantity || f.Unit != whole.Unit || f.Approx || strings.ContainsAny(words, "。；;\n") || containsAny(words, "共", "占", "其中", "含", "包括") {
			break
		}
		kind := containsAny(words, "网络", "网上", "线上", "线下", "信函", "邮寄", "邮件", "当面", "现场", "传真", "平台", "自然人", "法人", "其他", "企业", "组织", "机构")
		if !kind && (!isPart(words) || kinds && len(said) > 1) {
			complete = complete && !strings.HasPrefix(words, "、") // 其他6件、未审结2件
			break                                                 // another clause
		}
		kinds = kinds && kind
		complete = containsAny(words, "其他", "其它") && !containsAny(words, "法人")
		sum += count
		said = append(said, f.Number.Of(n.Source))
		end = f.End
	}
	fact := ""
	switch {
	case len(said) < 2 || sum == total || overlapping(n.Source[among.End:end]):
		return
	case sum > total && (kinds || complete):
		fact = "多于"
	case sum < total && complete && len(said) > 2:
		fact = "少于"
	default:
		return
	}
	n.report(n.quote(Hint, reading.Span{Start: among.Start, End: end},
		fmt.Sprintf("%s中“其中”各项 %s 之和为 %d，%s合计 %d；请核对", n.name(), strings.Join(said, "、"), sum, fact, total)))
}

// isPart reports whether words before a figure name no more than a kind: 政务动态, not
// 全年办结.
func isPart(words string) bool {
	const most = len("，法律法规规章类信息")
	return len(words) <= most && !containsAny(words, "办结", "答复", "结转", "收到", "受理", "办理", "未", "全年", "开展", "组织", "举办", "召开")
}

// overlapping reports whether a list goes by where things were published: what stands on
// the site and in an account as well is counted twice.
func overlapping(words string) bool {
	return containsAny(words, "网站", "微信", "公众号", "微博", "新媒体", "抖音", "客户端", "公开栏", "公示栏", "媒体")
}
