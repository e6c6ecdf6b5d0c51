package check

import (
	"strings"
	"unicode/utf8"

	"gouji.app/model/form"
	"gouji.app/model/reading"
)

// bodies are words for a body of whatever kind.
var bodies = []string{
	"直属", "下属", "部门", "单位", "局", "管委会", "委员会", "办公室", "政府办", "厅", "处", "科", "中心", "镇", "乡", "街道", "社区", "公司",
	"法院", "学校", "医院", "企事业", "园区", "开发区", "系统", "上级", "省级", "市级", "本级", "政府", "区", "县", "旗", "州", "市",
}

// ourselves are words for the body that reports.
var ourselves = []string{
	"我县", "我市", "我区", "我州", "我旗", "我省", "我局", "我办", "我委", "我厅", "我镇", "我乡", "我街道", "我单位", "我机关", "我中心", "我院", "我校", "我会",
	"本机关", "本单位", "本局", "本办", "本委", "本厅", "本县", "本市", "本区", "本镇", "本乡", "本街道", "本中心", "本州", "本旗", "本省",
	"全局", "全委", "全厅", "全街道", "辖区",
}

// wholes are words for everything under a government.
var wholes = []string{"全县", "全市", "全区", "全省", "全州", "全旗", "全镇", "全乡", "各级", "各行政机关", "各部门", "各单位", "与各", "和各", "两级", "系统", "及部门", "及所属部门", "及直属部门", "及其部门", "及其工作部门", "及各部门"}

// own reports whether words before a figure name the body that reports, or none. The
// figures of others are neither more nor less than those of the tables.
func (p *Pass) own(who string) bool {
	who, unit := plainName(who), plainName(p.Report.UnitName())
	switch {
	case containsAny(who, "代表", "平台", "窗口", "除"), containsAny(who, "名义") && !containsAny(who, ourselves...):
		return false
	case p.ofWiderPlace(who):
		return false
	case containsAny(who, wholes...):
		return unit == "" || p.forAll(unit)
	case containsAny(who, ourselves...) && !strings.Contains(who, "辖区内"): // 辖区内学校
		return true
	}
	for _, w := range bodies {
		if i := strings.LastIndex(who, w); i >= 0 {
			_, before := utf8.DecodeLastRuneInString(who[:i])
			if r, _ := utf8.DecodeLastRuneInString(who[:i]); utf8.RuneCountInString(w) > 1 && strings.ContainsRune("因由经向对被为与和", r) && strings.Contains(unit, w) {
				return true
			}
			return unit == "" || strings.Contains(unit, who[i-before:i+len(w)]) || shortNameOf(unit, who[:i+len(w)])
		}
	}
	return true
}

// ofWiderPlace reports whether words name all of a place of another level: 全省 in a
// city's report.
func (p *Pass) ofWiderPlace(who string) bool {
	if p.body.suffix == "" {
		return false
	}
	for _, l := range levelWords {
		if strings.Contains(who, "全"+l.word) && l.word != p.body.suffix {
			return true
		}
	}
	return false
}

// forAll reports whether the report is on all bodies of a place: that of a government, of
// the committee of a zone, or one put together from those of several bodies.
func (p *Pass) forAll(unit string) bool {
	return strings.HasSuffix(unit, "政府") || hasSuffixOf(unit, "管理委员会", "管委会") || p.body.Kind == form.Government ||
		p.body.Place != "" && unit == p.body.Place || p.Report.Text(form.UnitRef(form.UnitScope)) == form.ScopeAggregate
}

// shortNameOf reports whether words end with a short name of a body: 县住建局 for
// 示例县住房和城乡建设局, 经开区 for 示例经济技术开发区管理委员会. Its characters stand in the full
// name in that order, and the name of its place or level begins it.
func shortNameOf(full, words string) bool {
	const least = 3 // characters: 县局 may be anybody's
	name, said := []rune(full), []rune(words)
	i, k, same := len(said)-1, len(name)-1, 0
	for ; i >= 0; i-- {
		at := k
		for at >= 0 && name[at] != said[i] {
			at--
		}
		if at < 0 {
			break
		}
		k, same = at-1, same+1
	}
	if same < least {
		return false
	}
	begins := said[i+1]
	return i < 0 || strings.ContainsRune("省市县区州盟旗镇乡", begins) || begins == name[0] || strings.ContainsRune("，。；年度月日来由经涉对向被因为以与", said[i])
}

// wider reports whether words name all bodies of a place or of a branch.
func (p *Pass) wider(who string) bool { return containsAny(plainName(who), wholes...) }

// aloneOf reports whether a government speaks of itself where its report is on all bodies
// below it, too: 县政府收到12件 may be less than all.
func (p *Pass) aloneOf(s reading.Statement) bool {
	return p.body.Kind == form.Government && strings.HasSuffix(plainName(s.Who), "政府") && ruleOf(s) != "text-normative"
}

// plainName drops what names of bodies are written with or without.
func plainName(name string) string { return plainNames.Replace(name) }

var plainNames = strings.NewReplacer("人民政府", "政府", " ", "", "\u3000", "")
