package collection_test

import (
	"strings"
	"testing"

	"gouji.app/model/collection"
)

// county is the list of a county whose names the official list does not have.
func county() []collection.Unit {
	return []collection.Unit{
		{ID: "gov", Number: 1, Name: "示例县人民政府"},
		{ID: "fin", Number: 2, Name: "示例县财政局", Aliases: []string{"示例县财政和国资局"}},
		{ID: "audit", Number: 3, Name: "审计局"},
		{ID: "agri", Number: 4, Name: "示例县农业农村局", Former: []string{"示例县农业委员会"}},
		{ID: "west", Number: 5, Name: "河西镇人民政府"},
		{ID: "east", Number: 6, Name: "示例县河东街道办事处"},
		{ID: "shu", Number: 7, Name: "示例县沭河管理处"},
	}
}

func TestWhoseFileItIs(t *testing.T) {
	n := collection.NamesOf("示例市示例县人民政府", county())
	for _, c := range []struct {
		name    string
		printed []string
		file    string
		unit    string
		why     collection.Why
		certain bool
		note    string
	}{
		{"official name", []string{"示例县财政局"}, "a.docx", "fin", collection.ByName, true, ""},
		{"spaces and full width", []string{"示例县 财政局"}, "a.docx", "fin", collection.ByName, true, ""},
		{"the chain in front", []string{"示例市示例县财政局"}, "a.docx", "fin", collection.ByName, true, ""},
		{"the county in front of a short list", []string{"示例县审计局"}, "a.docx", "audit", collection.ByName, true, ""},
		{"政府 for 人民政府", []string{"示例县河西镇政府"}, "a.docx", "west", collection.ByName, true, ""},
		{"a street office", []string{"河东街道办事处"}, "a.docx", "east", collection.ByName, true, ""},
		{"alias", []string{"示例县财政和国资局"}, "a.docx", "fin", collection.ByName, true, ""},
		{"former name", []string{"示例县农业委员会"}, "a.docx", "agri", collection.ByFormer, true, "原名"},
		{"short name", []string{"财政局"}, "a.docx", "fin", collection.ByShort, false, "只写“财政局”"},
		{"another county", []string{"他县财政局"}, "a.docx", "", "", false, "名单中没有“他县财政局”"},
		{"one character off", []string{"示例县沐河管理处"}, "a.docx", "shu", collection.ByOneOff, false, "只差一个字"},
		{"the file's name alone", []string{""}, "x/示例县审计局2025年年报.docx", "audit", collection.ByFile, false, "只有文件名"},
		{"nothing", nil, "年报.docx", "", "", false, "读不出单位名称"},
		{"file and report disagree", []string{"审计局"}, "财政局年报.docx", "", "", false, "文件名像是“示例县财政局”"},
		{"file and an unknown body disagree", []string{"民政局"}, "财政局年报.docx", "", "", false, "名单中没有"},
		{"the report contradicts itself", []string{"示例县财政局", "示例县审计局"}, "a.docx", "", "", false, "又写“示例县审计局”"},
		{"the county's name in a file's name", []string{"示例县审计局"}, "示例县审计局.docx", "audit", collection.ByName, true, ""},
		{"the county itself", []string{"示例县人民政府"}, "示例县2025年年报.docx", "gov", collection.ByName, true, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			m := n.Match("p1", county(), collection.Evidence{Printed: c.printed, File: c.file})
			if m.Unit != c.unit || m.Why != c.why || m.Certain != c.certain || !strings.Contains(m.Note, c.note) || c.note == "" && m.Note != "" {
				t.Errorf("%+v", m)
			}
		})
	}
}

func TestHiddenIDsAreCertain(t *testing.T) {
	n := collection.NamesOf("示例县人民政府", county())
	ev := collection.Evidence{Project: "p1", Unit: "audit", Printed: []string{"审计署"}, File: "财政局.xlsx"}
	if m := n.Match("p1", county(), ev); m.Unit != "audit" || !m.Certain || m.Why != collection.ByID {
		t.Errorf("%+v", m)
	}
	if m := n.Match("p2", county(), ev); m.Certain {
		t.Errorf("the form of another project: %+v", m)
	}
}

// Two towns of one name in two counties: the folder may tell, else nobody is proposed.
func TestTownsOfOneName(t *testing.T) {
	units := []collection.Unit{
		{ID: "a", Number: 1, Name: "甲县人民政府"},
		{ID: "b", Number: 2, Name: "乙县人民政府"},
		{ID: "ta", Number: 3, Name: "城关镇人民政府", Parent: "a"},
		{ID: "tb", Number: 4, Name: "乙县城关镇人民政府", Parent: "b"},
	}
	n := collection.NamesOf("示例市人民政府", units)
	match := func(printed, file string) collection.Match {
		return n.Match("", units, collection.Evidence{Printed: []string{printed}, File: file})
	}
	if m := match("城关镇政府", "乙县/城关镇.docx"); m.Unit != "tb" || m.Certain {
		t.Errorf("in the folder of 乙县: %+v", m)
	}
	if m := match("城关镇政府", "城关镇.docx"); m.Unit != "" || m.Note == "" {
		t.Errorf("alone: %+v", m)
	}
	for printed, want := range map[string]string{"甲县城关镇人民政府": "ta", "示例市乙县城关镇人民政府": "tb"} {
		if m := match(printed, "城关镇.docx"); m.Unit != want || !m.Certain {
			t.Errorf("%s: %+v", printed, m)
		}
	}
	if m := match("丙丁县城关镇人民政府", "x.docx"); m.Unit != "" {
		t.Errorf("of a third county: %+v", m)
	}
}
