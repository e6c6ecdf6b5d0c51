package check

import (
	"strings"
	"unicode/utf8"

	"gouji.app/model/form"
	"gouji.app/model/reading"
)

// bodies are words for a body of whatever kind.
var bodies = []string{
	"直属", "下属", "部门", "单位", "局", "委员会", "办公室", "政府办", "厅", "处", "科", "中心", "镇", "乡", "街道", "社区", "公司",
	"法院", "园区", "开发区", "系统", "上级", "省级", "市级", "本级", "政府", "区", "县", "旗", "州", "市",
}

// ourselves are words for the body that reports.
var ourselves = []string{
	"我县", "我市", "我区", "我州", "我旗", "我省", "我局", "我办", "我委", "我厅", "我镇", "我乡", "我街道", "我单位", "我机关",
	"本机关", "本单位", "本局", "本办", "本委", "本厅", "本县", "本市", "本区", "本镇", "本乡", "全局", "全委", "全厅", "全街道", "辖区",
}

// wholes are words for everything under a government.
var wholes = []string{"全县", "全市", "全区", "全省", "全州", "全旗", "全镇", "全乡", "各级", "各行政机关", "各部门", "各单位", "全系统", "及部门", "及其部门", "及其工作部门", "及各部门"}

// own says that words before a figure name the body that reports, or none. The
// figures of others are neither more nor less than those of the tables.
func (p *Pass) own(who string) bool {
	who, unit := plainName(who), plainName(p.Report.UnitName())
	switch {
	case containsAny(who, "代表", "平台", "窗口", "除"), containsAny(who, "名义") && !containsAny(who, ourselves...):
		return false
	case containsAny(who, wholes...):
		return unit == "" || strings.HasSuffix(unit, "政府") || p.Report.Text(form.UnitRef("scope")) == "aggregate"
	case containsAny(who, ourselves...):
		return true
	}
	for _, w := range bodies {
		if i := strings.LastIndex(who, w); i >= 0 {
			_, before := utf8.DecodeLastRuneInString(who[:i])
			return unit == "" || strings.Contains(unit, who[i-before:i+len(w)])
		}
	}
	return true
}

// wider says that words name all bodies of a place or of a branch.
func (p *Pass) wider(who string) bool { return containsAny(plainName(who), wholes...) }

// aloneOf says that a government speaks of itself where its report is on all bodies
// below it, too: 县政府收到12件 may be less than all.
func (p *Pass) aloneOf(s reading.Statement) bool {
	return p.body.Kind == form.Government && strings.HasSuffix(plainName(s.Who), "政府") && ruleOf(s) != "text-normative"
}

// plainName drops what names of bodies are written with or without.
func plainName(name string) string { return plainNames.Replace(name) }

var plainNames = strings.NewReplacer("人民政府", "政府", " ", "", "\u3000", "")
