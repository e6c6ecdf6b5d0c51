package match_test

import (
	"strings"
	"testing"

	"gouji.app/export/match"
	"gouji.app/export/text"
	"gouji.app/model/form"
)

// The last section of a report that nobody signed ends where its sentences do: words that
// the foot of a site has, too, take none of them away.
func TestLastSectionKeepsItsSentences(t *testing.T) {
	const report = "示例县林业局2024年政府信息公开工作年度报告\n一、总体情况\n本局按时公布信息。\n二、主动公开政府信息情况\n规章\t0\t0\t0\n" +
		"行政规范性文件\t3\t1\t19\n五、存在的主要问题及改进情况\n无。\n六、其他需要报告的事项\n"
	for tail, lost := range map[string]string{
		"技术支持力度不够，网站经常打不开\n全年共开展培训3次。":            "",
		"建议使用全省统一平台发布信息。\n全年共开展培训3次。":             "",
		"（一）政府开放日\n时间：2024年5月6日\n来源：县融媒体中心，共报道3次": "",
		"无。\n主办：示例县林业局\n版权所有：示例县林业局":              "主办：示例县林业局\n版权所有：示例县林业局",
		"无。\n上一篇：示例县民政局2023年政府信息公开工作年度报告":         "上一篇：示例县民政局2023年政府信息公开工作年度报告",
	} {
		p, err := text.Read([]byte(report + tail + "\n"))
		if err != nil {
			t.Fatal(err)
		}
		im, err := match.Report(p, form.Gongkai2021())
		if err != nil {
			t.Fatal(err)
		}
		want := strings.TrimSuffix(strings.TrimSuffix(tail, lost), "\n")
		if got := im.Report.Text(form.Ref{Section: "other"}); got != want {
			t.Errorf("read %q, want %q", got, want)
		}
	}
}

// A year with a digit too many is neither a year nor the end of a name.
func TestYearsAreNoPartsOfLongerNumbers(t *testing.T) {
	p, err := text.Read([]byte("示例县林业局20244年政府信息公开工作年度报告\n一、总体情况\n本局按时公布信息。\n二、主动公开政府信息情况\n规章\t0\t0\t0\n行政规范性文件\t3\t1\t19\n"))
	if err != nil {
		t.Fatal(err)
	}
	im, err := match.Report(p, form.Gongkai2021())
	if err != nil {
		t.Fatal(err)
	}
	if unit := im.Report.UnitName(); strings.ContainsAny(unit, "0123456789") {
		t.Errorf("the unit is %q", unit)
	}
}
