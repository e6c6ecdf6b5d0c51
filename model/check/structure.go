package check

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"

	"gouji.app/model"
	"gouji.app/model/form"
	"gouji.app/model/reading"
)

func structureRules() []*Rule {
	return []*Rule{
		{ID: "missing-section", Severity: Error, Title: "六个部分不得缺项", Cite: "条例第五十条，" + form.Notice2021, Run: missingSection},
		{ID: "thin-section", Severity: Warning, Title: "内容不得过于简单", Cite: experience, Run: thinSection},
		{ID: "five-topics", Severity: Warning, Title: "总体情况应写明五个方面", Cite: form.Notice2021, Run: fiveTopics},
		{ID: "government-duties", Severity: Warning, Title: "人民政府年报应写明工作考核、社会评议和责任追究", Cite: "条例第五十条第四项", Run: governmentDuties},
		{ID: "fee-statement", Severity: Warning, Title: "第六部分应写明信息处理费", Cite: "国办函〔2020〕109号，" + form.Notice2021, Run: feeStatement},
		{ID: "preamble-parts", Severity: Hint, Title: "引言所列部分应与正文一致", Cite: form.Notice2021, Run: preambleParts},
		{ID: "signature", Severity: Hint, Title: "应有署名和成文日期", Cite: "GB/T 9704—2012", Run: signature},
	}
}

func missingSection(p *Pass) {
	for _, s := range p.Report.Form.Sections {
		if s.Kind != form.Narrative || s.Optional || p.beingWritten(s.Key) {
			continue
		}
		if len(p.Report.Paragraphs(s.Key)) == 0 {
			p.report(Finding{
				Severity: Error, At: []form.Ref{{Section: s.Key}},
				Message: fmt.Sprintf("“%s”没有内容；请填写本部分", s.Title),
			})
		}
	}
}

// leastProblems is the length, in characters, below which section five says nothing.
const leastProblems = 50

func thinSection(p *Pass) {
	if n := p.prose(form.Problems); n.Plain != "" && !p.beingWritten(form.Problems) {
		if count := characters(n.Plain); count < leastProblems {
			p.report(Finding{
				Severity: Warning, At: n.at(),
				Message: fmt.Sprintf("%s只有 %d 个字；请写明本年度的主要问题和改进情况", n.name(), count),
			})
		}
	}
	if n := p.prose(form.OtherMatters); !p.beingWritten(form.OtherMatters) {
		if said := strings.Trim(n.Plain, "。\n"); said == "无" || said == "没有" || said == "暂无" {
			p.report(Finding{
				Severity: Hint, At: n.at(),
				Message: fmt.Sprintf("%s只写了“%s”；请写明信息处理费和其他事项", n.name(), said),
			})
		}
	}
}

// characters counts what is printed of a text in reading form.
func characters(plain string) (n int) {
	for _, r := range plain {
		if !unicode.IsSpace(r) {
			n++
		}
	}
	return n
}

// A topic is something that a section must speak of, and the words that show it does.
type topic struct {
	name  string
	words []string
}

// lacking names the topics that a text does not speak of.
func lacking(text string, topics []topic) (out []string) {
	for _, t := range topics {
		if !containsAny(text, t.words...) {
			out = append(out, t.name)
		}
	}
	return out
}

func fiveTopics(p *Pass) {
	n := p.prose(form.Overview)
	if n.Plain == "" || p.beingWritten(form.Overview) {
		return
	}
	if missing := once(n, "topics", func() []string { return lacking(n.Source, fiveTopicsOf()) }); len(missing) > 0 {
		p.report(Finding{
			Severity: Warning, At: n.at(),
			Message: fmt.Sprintf("%s没有写%s；请补写", n.name(), strings.Join(missing, "、")),
		})
	}
}

// fiveTopicsOf are the five topics of section one with the words by which reports speak
// of them: the official ones, headings in other words, and what is done under them.
func fiveTopicsOf() []topic {
	return []topic{
		{"主动公开", []string{
			"主动公开", "主动发布", "公开信息", "信息发布", "发布信息", "发布各类", "发布政", "公开内容", "公开范围", "公开力度", "公开重点", "重点领域", "政策解读", "决策公开",
		}},
		{"依申请公开", []string{"依申请", "申请公开", "公开申请", "申请办理", "申请答复", "受理申请", "办理申请", "收到申请", "申请渠道", "申请人"}},
		{"政府信息管理", []string{
			"信息管理", "信息资源", "资源管理", "信息的管理", "标准化", "规范化", "规范管理", "制度建设", "管理制度", "管理机制", "规范性文件", "保密审查", "保密审核", "审核发布", "发布审核", "公开审查",
			"三审", "先审", "公开属性", "公开目录", "公开指南", "公开事项目录", "动态调整", "动态管理", "全生命周期", "台账", "归档", "信息质量", "信息审核",
		}},
		{"政府信息公开平台建设", []string{
			"平台", "网站", "新媒体", "公众号", "专栏", "公报", "载体", "渠道", "专区", "阵地", "公开栏", "公示栏", "查阅点", "查阅场所", "查阅室", "门户", "微信", "微博", "客户端", "网页", "栏目", "宣传栏", "电子屏",
		}},
		{"监督保障", []string{
			"监督", "保障", "考核", "考评", "培训", "追究", "追责", "问责", "督查", "督导", "督办", "检查", "评议", "评估", "满意度", "组织领导", "组织机构", "领导小组", "专人负责", "工作机制", "队伍建设",
		}},
	}
}

func governmentDuties(p *Pass) {
	n := p.prose(form.Overview)
	kind := p.body.Kind
	if n.Plain == "" || p.beingWritten(form.Overview) || kind != form.Government && kind != form.Township {
		return
	}
	if missing := lacking(n.Source, []topic{
		{"工作考核", []string{"考核", "考评", "绩效"}},
		{"社会评议", []string{"评议", "社会评价", "第三方评", "满意度", "民意调查", "问卷"}},
		{"责任追究", []string{"追究", "追责", "问责"}},
	}); len(missing) > 0 {
		p.report(Finding{
			Severity: Warning, At: n.at(),
			Message: fmt.Sprintf("%s没有写%s情况，人民政府的年报应当写明；请在监督保障中补写", n.name(), strings.Join(missing, "、")),
		})
	}
}

func feeStatement(p *Pass) {
	n := p.prose(form.OtherMatters)
	if n.Plain == "" || p.beingWritten(form.OtherMatters) || containsAny(n.Source, "处理费", "收费", "费用", "收取") {
		return
	}
	f := Finding{Severity: Warning, At: n.at(), Message: n.name() + "没有说明信息处理费；请写明本年度收取信息处理费的情况"}
	for _, elsewhere := range p.proses {
		if containsAny(elsewhere.Plain, "信息处理费", "公开处理费") {
			f.Message = fmt.Sprintf("信息处理费写在了%s；请移到%s", elsewhere.name(), n.name())
			break
		}
	}
	p.report(f)
}

// preambleParts compares what the preamble announces with the form's sections.
func preambleParts(p *Pass) {
	n := p.prose(form.Preamble)
	wanted := []topic{
		{"总体情况", []string{"总体", "概述", "概况"}},
		{"主动公开政府信息情况", []string{"主动公开"}},
		{"收到和处理政府信息公开申请情况", []string{"申请"}},
		{"行政复议、行政诉讼情况", []string{"复议", "诉讼"}},
		{"存在的主要问题及改进情况", []string{"问题"}},
		{"其他需要报告的事项", []string{"其他", "需要报告"}},
	}
	for _, span := range n.Match(partsAnnounced) {
		list := sentenceBefore(n.Source, span.Start)
		if !containsAny(list, "报告", "年报") {
			continue
		}
		count := strings.TrimRight(reading.Read(span.Of(n.Source)).Plain, "个大部分")
		missing := lacking(list, wanted)
		switch {
		case count != "6" && count != "六":
			p.report(n.quote(Hint, span, fmt.Sprintf("引言称年报有%s个部分，规定的格式为六个部分；请改正", count)))
		case len(missing) > 0 && len(missing) < len(wanted)-1: // else nothing is listed
			p.report(n.quote(Hint, span, fmt.Sprintf("引言所列部分中没有“%s”；请与正文各部分的标题核对", strings.Join(missing, "、"))))
		}
	}
}

// partsAnnounced finds 共6个部分, 六个部分.
var partsAnnounced = regexp.MustCompile(`([0-9]+|[一二三四五六七八九十]+)个?大?部分`)

// signature looks below section six, with which signature and date are written.
func signature(p *Pass) {
	if p.beingWritten(form.OtherMatters) {
		return
	}
	signed, dated := p.Report.Text(form.Ref{Section: form.Signature}), p.Report.Text(form.Ref{Section: form.DateLine})
	f := Finding{Severity: Hint}
	var lacks []string
	if strings.TrimSpace(signed) == "" {
		f.At = append(f.At, form.Ref{Section: form.Signature})
		lacks = append(lacks, "署名")
		if unit := p.Report.UnitName(); unit != "" && strings.TrimSpace(dated) != "" {
			f.Fixes = []Fix{{Label: "署名填“" + unit + "”", Edits: []model.Edit{{At: f.At[0], Text: unit}}}}
		}
	}
	if strings.TrimSpace(dated) == "" {
		f.At = append(f.At, form.Ref{Section: form.DateLine})
		lacks = append(lacks, "成文日期")
	}
	if len(lacks) > 0 {
		f.Message = fmt.Sprintf("没有%s；请在文末补写", strings.Join(lacks, "和"))
		p.report(f)
	}
}
