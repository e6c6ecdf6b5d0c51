package model_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"gouji.app/model"
	"gouji.app/model/form"
)

// A receipt comes back from the report and from plain notation, notes included; a
// damaged one loses its notes, not the report.
func TestReceiptIsKeptWithTheReport(t *testing.T) {
	r := model.New(form.Gongkai2021())
	first := model.Receipt{Number: r.NextReceipt(), Source: "上年.docx", Read: 187, Notes: []model.Note{
		{Line: 71, Text: "七、总计\t4", At: form.Ref{Section: "requests", Row: "handled"}, Message: "行标题与规定不同", Lost: true},
		{Where: "工作表“一” B7", Message: "空行"},
	}}
	r.Apply(first.Edits())
	second := model.Receipt{Number: r.NextReceipt(), Source: "粘贴的文字", Read: 3}
	r.Apply(second.Edits())

	want := []model.Receipt{first, second}
	want[0].Notes = []model.Note{
		{Where: "第 71 行", Text: "七、总计\t4", At: form.Ref{Section: "requests", Row: "handled"}, Message: "行标题与规定不同", Lost: true},
		{Where: "工作表“一” B7", Message: "空行"},
	}
	if d := cmp.Diff(want, r.Receipts()); d != "" {
		t.Errorf("receipts (-want +got):\n%s", d)
	}
	again, err := model.ParsePlain(r.Plain(), r.Form)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(want, again.Receipts()); d != "" {
		t.Errorf("receipts of plain notation (-want +got):\n%s", d)
	}

	notes := form.Ref{Section: "receipt", Row: "1", Col: "notes"}
	r.SetText(notes, "[{")
	if got := r.Receipts()[0]; got.Source != "上年.docx" || got.Read != 187 || got.Notes != nil {
		t.Errorf("damaged receipt reads %+v", got)
	}
}

// Importing writes what was read and clears nothing.
func TestImportEdits(t *testing.T) {
	read := model.New(form.Gongkai2021())
	cell := form.Ref{Section: "requests", Row: "new", Col: "person"}
	read.SetText(cell, "4")
	read.SetText(form.Ref{Section: "overview"}, "概况")
	read.SetText(form.UnitRef("name"), "示例县人民政府")
	im := &model.Import{Report: read}
	if im.Read() != 1 {
		t.Errorf("read %d cells, want 1", im.Read())
	}
	for _, c := range []struct {
		tables bool
		want   []model.Edit
	}{
		{true, []model.Edit{{At: cell, Text: "4"}}},
		{false, []model.Edit{{At: form.UnitRef("name"), Text: "示例县人民政府"}, {At: form.Ref{Section: "overview"}, Text: "概况"}, {At: cell, Text: "4"}}},
	} {
		if d := cmp.Diff(c.want, im.Edits(c.tables)); d != "" {
			t.Errorf("tables only %v (-want +got):\n%s", c.tables, d)
		}
	}
}
