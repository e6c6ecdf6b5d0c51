package sheet_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"gouji.app/model"
	"gouji.app/model/form"
	"gouji.app/ui/sheet"
)

// wantPasted compares the cells a paste has changed, given as row/column=text, with
// those wanted, in any order.
func (d *desk) wantPasted(want ...string) {
	d.t.Helper()
	var got []string
	for _, line := range d.told {
		for _, f := range strings.Fields(strings.TrimPrefix(line, "粘贴")) {
			got = append(got, strings.TrimPrefix(f, d.section+"/"))
		}
	}
	slices.Sort(got)
	slices.Sort(want)
	if len(d.told) != 1 || !slices.Equal(got, want) {
		d.t.Errorf("told %d times %q, want once %q", len(d.told), got, want)
	}
	d.told = nil
}

func TestPasteAsksBeforeItLosesValues(t *testing.T) {
	d := table(t, "requests")
	d.at("handled/other")
	d.paste("1\t2\t3\n4\t5\t6\n7\t8\t9\n")
	d.wantTold("overflow 4 of 9")
	d.overflow()
	d.wantTold("粘贴 requests/handled/other=1 requests/handled/total=2 requests/carried-out/other=4 requests/carried-out/total=5")
	d.wantSelected("handled/other", "carried-out/total", 4)

	d.at("handled/other")
	d.paste("1\t2\t\n4\t5\n\t\t\n") // only blanks are lost
	d.wantTold("粘贴 requests/handled/other=1 requests/handled/total=2 requests/carried-out/other=4 requests/carried-out/total=5")
	d.paste("")
	d.wantTold()
	d.paste(strings.Repeat("1\t2\t3\t4\t5\t6\t7\r\n", 3000))
	if len(d.told) != 1 || !strings.HasPrefix(d.told[0], "overflow ") {
		t.Errorf("told %q of a block much too long", d.told)
	}
}

func TestPasteMakesNumbersPlain(t *testing.T) {
	d := table(t, "requests")
	d.paste("1,234\t１２ \t 007\r\n\"1,2\"\t12件\t不适用\r\n")
	d.wantPasted("new/person=1234", "new/business=12", "new/research=007",
		"carried-in/person=1,2", "carried-in/business=12件", "carried-in/research=不适用")
	d.selects("new/person", "new/business")
	d.paste("２，０００\r\n")
	d.wantPasted("new/person=2000", "new/business=2000")
}

func TestPasteByRowLabels(t *testing.T) {
	for _, tt := range []struct {
		name, at, block string
		want            []string
	}{
		{
			"rows in another order", "new/person",
			"2.重复申请\t1\t2\t3\t4\t5\t6\t21\r\n（一）予以公开\t7\t0\t0\t0\t0\t0\t7\r\n",
			[]string{
				"rejected-repeat/person=1", "rejected-repeat/business=2", "rejected-repeat/research=3", "rejected-repeat/welfare=4",
				"rejected-repeat/legal=5", "rejected-repeat/other=6", "rejected-repeat/total=21",
				"granted/person=7", "granted/business=0", "granted/research=0", "granted/welfare=0", "granted/legal=0", "granted/other=0", "granted/total=7",
			},
		},
		{
			"merged label columns of a spreadsheet, one of the numbers blank", "granted/person",
			"三、本年度办理结果\t（三）不予公开\t1.属于国家秘密\t1\t\t\t\t\t\t1\r\n\t\t2.其他法律行政法规禁止公开\t2\t0\t0\t0\t0\t0\t2\r\n",
			[]string{
				"denied-secret/person=1", "denied-secret/business=", "denied-secret/research=", "denied-secret/welfare=", "denied-secret/legal=", "denied-secret/other=", "denied-secret/total=1",
				"denied-law/person=2", "denied-law/business=0", "denied-law/research=0", "denied-law/welfare=0", "denied-law/legal=0", "denied-law/other=0", "denied-law/total=2",
			},
		},
		{
			"other punctuation and widths", "new/person",
			"(三)不予公开\t１、属于国家秘密\t9\r\n",
			[]string{"denied-secret/person=9"},
		},
		{
			"a column with its labels goes to the selected column", "granted/other",
			"一、本年新收政府信息公开申请数量\t1\r\n二、上年结转政府信息公开申请数量\t2\r\n",
			[]string{"new/other=1", "carried-in/other=2"},
		},
		{
			"line by line", "new/person",
			"自然人\n一、本年新收政府信息公开申请数量\n1\n2\n3\n4\n5\n6\n21\n\n三、本年度办理结果\n（一）予以公开\n7\n",
			[]string{
				"new/person=1", "new/business=2", "new/research=3", "new/welfare=4", "new/legal=5", "new/other=6", "new/total=21",
				"granted/person=7",
			},
		},
		{
			"only labels", "new/person", "（一）予以公开\r\n（七）总计\r\n", nil,
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := table(t, "requests")
			d.at(tt.at)
			d.paste(tt.block)
			if tt.want == nil {
				d.wantTold()
				return
			}
			d.wantPasted(tt.want...)
		})
	}
}

func TestPasteByColumnHeads(t *testing.T) {
	d := table(t, "requests")
	d.at("granted/person")
	d.paste("总计\t自然人\t其他\r\n9\t4\t5\r\n8\t3\t5\r\n")
	d.wantPasted("granted/total=9", "granted/person=4", "granted/other=5",
		"partly-granted/total=8", "partly-granted/person=3", "partly-granted/other=5")
	d.paste("\t自然人\t总计\r\n（一）予以公开\t1\t2\r\n")
	d.wantPasted("granted/person=1", "granted/total=2")

	d = table(t, "disputes")
	d.paste("行政诉讼\t\t\r\n复议后起诉\t\t\r\n结果纠正\t尚未审结\t总计\r\n1\t2\t3\r\n")
	d.wantPasted("cases/after-corrected=1", "cases/after-pending=2", "cases/after-total=3")
}

func TestPasteTellsOfRowsThatAreNotInTheTable(t *testing.T) {
	d := table(t, "requests")
	d.paste("三、收到和处理政府信息公开申请情况\t\r\n（一）予以公开\t1\r\n（八）我局自加的一行\t5\r\n（三）不予公开\t7\r\n")
	d.wantTold("overflow 1 of 3") // a sum of a group has no cell either
	d.overflow()
	d.wantPasted("granted/person=1")
}

// A web page leaves out the squares that a merged label covers.
func TestPasteFromAWebPage(t *testing.T) {
	d := table(t, "requests")
	d.at("granted/business")
	d.paste("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）\t申请人情况\n" +
		"自然人\t法人或其他组织\t总计\n商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\n" +
		"一、本年新收政府信息公开申请数量\t1\t2\t3\t4\t5\t6\t21\n" +
		"三、本年度办理结果\t（一）予以公开\t0\t0\t0\t0\t0\t1\t1\n" +
		"（三）不予公开\t1.属于国家秘密\t0\t0\t0\t0\t0\t2\t2\n2.其他法律行政法规禁止公开\t0\t0\t0\t0\t0\t3\t3")
	for cell, want := range map[string]string{
		"new/person": "1", "new/total": "21", "granted/other": "1", "granted/total": "1",
		"denied-secret/other": "2", "denied-law/other": "3", "denied-law/total": "3",
	} {
		d.wantText(cell, want)
	}
	if len(d.told) != 1 || strings.Count(d.told[0], "=") != 4*7 {
		t.Errorf("told %q, want one step of 28 cells", d.told)
	}
}

// What is copied with labels finds its place again wherever it is pasted.
func TestCopyWithLabelsAndBack(t *testing.T) {
	for _, tt := range []struct{ section, from, to, paste string }{
		{"requests", "new/person", "carried-out/total", "granted/other"},
		{"requests", "denied-law/research", "rejected-repeat/legal", "carried-out/total"},
		{"requests", "other-other/other", "other-other/total", "new/person"},
		{"proactive", "rules/issued", "fees/amount", "licences/decisions"},
		{"proactive", "normative/repealed", "normative/in-force", "fees/amount"},
		{"proactive", "penalties/decisions", "coercions/decisions", "rules/in-force"},
		{"disputes", "cases/review-upheld", "cases/after-total", "cases/direct-other"},
		{"disputes", "cases/direct-corrected", "cases/after-upheld", "cases/review-upheld"},
	} {
		t.Run(fmt.Sprintf("%s from %s to %s", tt.section, tt.from, tt.to), func(t *testing.T) {
			d := table(t, tt.section)
			for k, at := range d.sheetCells() {
				d.report.SetText(at, fmt.Sprint(100+k))
			}
			d.sheet.Update()
			before := d.report.Clone()
			d.selects(tt.from, tt.to)
			n := len(d.sheet.Selected())
			d.sheet.CopyLabelled(d.clip)
			block := d.clip.Content()
			d.keys(fyne.KeyDelete)
			d.at(tt.paste)
			d.paste(block)
			if at := d.report.Differs(before); at != "" {
				t.Errorf("%s differs after pasting back\n%s", at, block)
			}
			d.wantSelected(tt.from, tt.to, n)
		})
	}
}

func TestCopyWithLabels(t *testing.T) {
	d := table(t, "requests")
	d.selects("denied-secret/person", "denied-secret/business")
	d.sheet.CopyLabelled(d.clip)
	want := "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）\t\t\t申请人情况\t\r\n" +
		"\t\t\t自然人\t法人或其他组织\r\n\t\t\t\t商业企业\r\n" +
		"三、本年度办理结果\t（三）不予公开\t1.属于国家秘密\t0\t0\r\n"
	if got := d.clip.Content(); got != want {
		t.Errorf("copied %q, want %q", got, want)
	}
}

// selects selects the cells between two corners.
func (d *desk) selects(from, to string) {
	d.t.Helper()
	d.at(from)
	goal := d.ref(to)
	for _, step := range []fyne.KeyName{fyne.KeyDown, fyne.KeyRight} {
		for range 40 {
			if last := d.last(); last == goal || step == fyne.KeyDown && last.Row == goal.Row || step == fyne.KeyRight && last.Col == goal.Col {
				break
			}
			d.keys(shift + step)
		}
	}
	if d.last() != goal {
		d.t.Fatalf("selected to %v, want %v", d.last(), goal)
	}
}

func (d *desk) last() form.Ref {
	sel := d.sheet.Selected()
	return sel[len(sel)-1]
}

func FuzzPaste(f *testing.F) {
	for _, block := range []string{
		"（一）予以公开\t1\t2\r\n", "自然人\t总计\r\n1\t2\r\n", "总计\r\n\r\n总计\r\n3", "\t\t\r\n1",
		"行政复议\t\t行政诉讼\r\n结果维持\t总计\t复议后起诉\r\n\t\t总计\r\n1\t2\t3", "第二十条第（一）项\r\n信息内容\t现行有效件数\r\n规章\t3",
	} {
		f.Add(block)
	}
	test.NewTempApp(f)
	report := sample(f)
	f.Fuzz(func(t *testing.T, block string) {
		for _, key := range sections {
			section, _ := report.Form.Section(key)
			s := sheet.New(sheet.Options{
				Plan: section.Plan(), Text: report.Text,
				OnEdit: func(c model.Change) {
					if c.Label != "粘贴" {
						t.Errorf("the step is called %s", c.Label)
					}
				},
				OnOverflow: func(fitting, all int, paste func()) {
					if fitting >= all {
						t.Errorf("asks although %d of %d fit", fitting, all)
					}
					paste()
				},
			})
			clip := test.NewClipboard()
			clip.SetContent(block)
			s.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clip})
		}
	})
}
