package export_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"gouji.app/export"
	"gouji.app/model"
	"gouji.app/model/form"
	"gouji.app/model/page"
)

// filledForm is a blank form as a unit fills it in, and then does something to the file.
func filledForm(t *testing.T, then func(f *excelize.File)) *model.Import {
	t.Helper()
	path := filepath.Join(t.TempDir(), "填报表.xlsx")
	if err := export.SaveForm(path, model.New(form.Gongkai2021())); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	set := func(sheet, cell string, value any) {
		t.Helper()
		if err := f.SetCellValue(sheet, cell, value); err != nil {
			t.Fatal(err)
		}
	}
	rows, err := f.GetRows(page.EntrySheet)
	if err != nil {
		t.Fatal(err)
	}
	said := map[string]string{"单位全称": "示例县农业农村局（乡村振兴局）", "报告年度": "2024年", "署名": "河西镇", "成文日期": "2025年1月"}
	for i, row := range rows {
		if len(row) > 0 && said[row[0]] != "" {
			cell, _ := excelize.CoordinatesToCellName(2, i+1)
			set(page.EntrySheet, cell, said[row[0]])
		}
	}
	set("标题和引言", "A2", "本报告依据《中华人民共和国政府信息公开条例》编制。")
	set("一、总体情况", "A2", "全年公开信息若干条。")
	set("一、总体情况", "A4", "办理申请3件。")
	set("三、申请", "D6", 3)
	set("三、申请", "D8", 3)
	set("六、其他", "A2", "没有其他需要报告的事项。")
	if then != nil {
		then(f)
	}
	if err := f.Save(); err != nil {
		t.Fatal(err)
	}
	im, err := export.Open(path, form.Gongkai2021())
	if err != nil {
		t.Fatal(err)
	}
	return im
}

func wantFilled(t *testing.T, im *model.Import) {
	t.Helper()
	for place, want := range map[string]string{
		"unit/name": "示例县农业农村局（乡村振兴局）", "unit/year": "2024", "title": "", "signature": "河西镇", "date": "2025年1月",
		"preamble": "本报告依据《中华人民共和国政府信息公开条例》编制。", "overview": "全年公开信息若干条。\n办理申请3件。",
		"other": "没有其他需要报告的事项。", "requests/new/person": "3", "requests/granted/person": "3",
	} {
		at, err := form.ParseRef(place)
		if err != nil {
			t.Fatal(err)
		}
		if got := im.Report.Text(at); got != want {
			t.Errorf("%s: %q, want %q", place, got, want)
		}
	}
	if t.Failed() {
		t.Log(im.Notes)
	}
}

// What a unit writes into a blank form comes back, with the title left as it is, the
// sheets in another order and rows put in.
func TestFilledFormComesBack(t *testing.T) {
	t.Run("as printed", func(t *testing.T) { wantFilled(t, filledForm(t, nil)) })
	t.Run("sheets moved", func(t *testing.T) {
		wantFilled(t, filledForm(t, func(f *excelize.File) {
			if err := f.MoveSheet(page.EntrySheet, "四、复议诉讼"); err != nil {
				t.Fatal(err)
			}
			if err := f.MoveSheet("三、申请", "标题和引言"); err != nil {
				t.Fatal(err)
			}
		}))
	})
	t.Run("rows inserted", func(t *testing.T) {
		wantFilled(t, filledForm(t, func(f *excelize.File) {
			for sheet, row := range map[string]int{"三、申请": 8, "一、总体情况": 3, page.EntrySheet: 3} {
				if err := f.InsertRows(sheet, row, 1); err != nil {
					t.Fatal(err)
				}
				for col := 1; col <= 10; col++ { // Excel and WPS give the new row the look of the one above
					above, _ := excelize.CoordinatesToCellName(col, row-1)
					cell, _ := excelize.CoordinatesToCellName(col, row)
					id, err := f.GetCellStyle(sheet, above)
					if err != nil {
						t.Fatal(err)
					}
					if err := f.SetCellStyle(sheet, cell, cell, id); err != nil {
						t.Fatal(err)
					}
				}
			}
		}))
	})
	t.Run("a remark beside the entries", func(t *testing.T) {
		im := filledForm(t, func(f *excelize.File) {
			if err := f.SetCellValue(page.EntrySheet, "A12", "填表人：李四"); err != nil {
				t.Fatal(err)
			}
		})
		wantFilled(t, im)
		if !slices.ContainsFunc(im.Notes, func(n model.Note) bool { return n.Text == "填表人：李四" && n.Lost }) {
			t.Errorf("notes %v", im.Notes)
		}
	})
	t.Run("another title", func(t *testing.T) {
		im := filledForm(t, func(f *excelize.File) {
			if err := f.SetCellValue("标题和引言", "A1", "示例县种子站2024年政府信息公开工作年度报告"); err != nil {
				t.Fatal(err)
			}
		})
		if got := im.Report.UnitName(); got != "示例县种子站" {
			t.Errorf("unit %s", got)
		}
	})
}

// Totals of a blank form are formulas that nobody types over; what is to be filled in is
// open, and an untouched form holds nothing.
func TestBlankFormIsOpenWhereItIsFilledIn(t *testing.T) {
	path := filepath.Join(t.TempDir(), "填报表.xlsx")
	if err := export.SaveForm(path, model.New(form.Gongkai2021())); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	locked := func(sheet, cell string) bool {
		id, err := f.GetCellStyle(sheet, cell)
		if err != nil {
			t.Fatal(err)
		}
		style, err := f.GetStyle(id)
		if err != nil {
			t.Fatal(err)
		}
		return style.Protection == nil || style.Protection.Locked
	}
	for cell, want := range map[string]bool{"三、申请!J6": true, "三、申请!D6": false, "三、申请!D29": true, "一、总体情况!A2": false, "一、总体情况!A13": false, page.EntrySheet + "!B3": false, page.EntrySheet + "!A3": true} {
		sheet, at, _ := strings.Cut(cell, "!")
		if locked(sheet, at) != want {
			t.Errorf("%s locked %v", cell, !want)
		}
	}
	im, err := export.Open(path, form.Gongkai2021())
	if err != nil {
		t.Fatal(err)
	}
	if at := model.New(form.Gongkai2021()).Differs(im.Report); at != "" {
		t.Errorf("%s: %q", at, im.Report.Text(form.Ref{Section: at}))
	}
}
