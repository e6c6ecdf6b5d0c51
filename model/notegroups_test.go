package model_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gouji.app/model"
	"gouji.app/model/form"
)

// Notes of one cause say what was done once, with every place; what matters most stands
// first.
func TestGrouped(t *testing.T) {
	f := form.Gongkai2021()
	var notes []model.Note
	notes = append(notes,
		model.Note{Line: 3, Text: "打印", Message: "网页栏目文字，未导入"},
		model.Note{Line: 9, Text: "注：含网上申请", At: form.Ref{Section: "requests"}, Message: "未导入", Lost: true},
		model.Note{Text: "没有", At: form.UnitRef("name"), Message: "没有读到单位名称", Lost: true},
		model.Note{Line: 80, Text: "打印", Message: "网页栏目文字，未导入"},
		model.Note{Line: 12, Text: "0 | 0", At: form.Ref{Section: "requests", Row: "new"}, Message: "对不上列", Lost: true},
		model.Note{Line: 14, Text: "0 | 0", At: form.Ref{Section: "requests", Row: "granted"}, Message: "对不上列", Lost: true},
	)
	for _, row := range f.Rows() {
		if at := row[0]; at.Section == "proactive" || at.Row == "handled" || at.Row == "carried-out" {
			notes = append(notes, model.Note{Text: "标题", At: form.Ref{Section: at.Section, Row: at.Row}, Message: "没有读到", Lost: true})
		}
	}
	var got []string
	for _, g := range model.Grouped(notes) {
		got = append(got, g.Head())
		for _, l := range g.Listed(f) {
			got = append(got, "  "+l.Text)
		}
	}
	want := []string{
		"对不上列（2 处）",
		"  第 12 行　一、本年新收　“0 | 0”",
		"  第 14 行　（一）予以公开　“0 | 0”",
		"没有读到（8 处）",
		"  二、主动公开　全表",
		"  三、申请　（七）总计、四、结转下年度",
		"没有读到单位名称",
		"  单位全称　“没有”",
		"未导入",
		"  第 9 行　三、申请　“注：含网上申请”",
		"网页栏目文字，未导入（2 处）",
		"  第 3 行、第 80 行　“打印”",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(strings.TrimSpace(diff))
	}
}
