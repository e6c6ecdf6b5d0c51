package compare

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"gouji.app/model"
	"gouji.app/model/carry"
	"gouji.app/ui/ask"
	"gouji.app/ui/desk"
	"gouji.app/ui/flow"
)

// 年度对比: all figures of several years side by side.

// A yearsView shows the open report with those of other years.
type yearsView struct {
	t       *Task
	others  []desk.Prior // of other years, in the order in which they were chosen
	files   *fyne.Container
	middle  *fyne.Container
	figures bool // every figure is shown, not the chart
}

// ShowYears compares the open report with last year's, and with what the user adds.
func (t *Task) ShowYears() {
	t.Desk.Leave()
	if t.Desk.Report().Year() == 0 {
		t.Ask.Tell("还没有填写报告年度，不能按年度对比；请先在“单位与年度”中填写。")
		return
	}
	v := &yearsView{t: t, files: container.New(flow.Row()), middle: container.NewStack()}
	if len(t.Desk.File().Priors()) == 1 {
		v.others = t.Desk.File().Priors()
	}
	const chart, figures = "概要图", "全部数字"
	choose := t.Ask.Radio([]string{chart, figures}, nil)
	choose.SetSelected(chart)
	choose.OnChanged = func(label string) {
		v.figures = label == figures
		v.show()
	}
	head := container.New(flow.Column(), v.files, choose)
	t.Ask.Open("年度对比", container.NewGridWrap(t.Ask.AlmostWhole(), container.NewBorder(head, nil, nil, nil, v.middle)), nil,
		ask.Do("导出…", v.export), ask.Close("关闭"))
	v.show()
}

// reports are those compared, the earliest first.
func (v *yearsView) reports() []*model.Report {
	all := []*model.Report{v.t.Desk.Report().Clone()} // is written beside the UI goroutine
	for _, p := range v.others {
		all = append(all, p.Report)
	}
	return carry.ByYear(all)
}

// show lists the files and draws what is compared of them.
func (v *yearsView) show() {
	v.files.Objects = nil
	for _, r := range v.reports() {
		v.files.Add(v.file(r))
	}
	v.files.Add(v.t.Ask.Button("添加年报…", v.askFile))
	v.files.Refresh()
	reports := v.reports()
	switch {
	case len(reports) == 1:
		v.middle.Objects = []fyne.CanvasObject{container.NewVBox(flow.Quiet("点“添加年报…”，选择以前年度的年报。"))}
	case v.figures:
		v.middle.Objects = []fyne.CanvasObject{yearsTable(reports, v.t.Ask.Em(), v.t.Ask.Key)}
	default:
		v.middle.Objects = []fyne.CanvasObject{container.NewVScroll(container.New(flow.Column(), yearsChart(reports, v.t.Ask.Em(), v.t.Ask.AlmostWhole().Width)))}
	}
	v.middle.Refresh()
}

// file names the file of a report, with a button to leave it out.
func (v *yearsView) file(r *model.Report) fyne.CanvasObject {
	year := fmt.Sprintf("%d 年度：", r.Year())
	i := slices.IndexFunc(v.others, func(p desk.Prior) bool { return p.Report == r })
	if i < 0 {
		return widget.NewLabel(year + "打开的年报")
	}
	return container.NewHBox(widget.NewLabel(year+v.others[i].Name()), v.t.Ask.Button("移去", func() {
		v.others = slices.Delete(v.others, i, i+1)
		v.show()
	}), layout.NewSpacer())
}

func (v *yearsView) askFile() {
	t := v.t
	t.Ask.File(ask.File{Title: "添加以前年度的年报", Exts: t.Desk.Readable(), Folder: t.Desk.Folder(), Then: v.add})
}

// add takes a file in, unless its year is not known or there already.
func (v *yearsView) add(path string) {
	t := v.t
	t.Desk.Read(path, func(im *model.Import) {
		take := func() {
			v.others = append(v.others, desk.Prior{Path: path, Report: im.Report})
			v.show()
		}
		var mild []string
		for _, x := range carry.DoubtsAmong(append(v.reports(), im.Report)) {
			if x.Grave {
				t.Ask.Tell(x.Message + "。")
				return
			}
			mild = append(mild, x.Message)
		}
		if len(mild) == 0 {
			take()
			return
		}
		t.Ask.Ask(mild[len(mild)-1]+"。", ask.Do("仍然添加", take), ask.Close("取消"))
	})
}

// export writes what is compared, to be printed or worked on.
func (v *yearsView) export() {
	t := v.t
	reports := v.reports()
	if len(reports) == 1 {
		t.Ask.Ask("只有一个年度，没有可以对比的；请先添加以前年度的年报。", ask.Do("知道了", t.ShowYears))
		return
	}
	exts := []string{".xlsx", ".docx"}
	name := desk.FileName(fmt.Sprintf("%s%d—%d年年度对比", t.Desk.Report().UnitName(), reports[0].Year(), reports[len(reports)-1].Year()))
	t.Ask.File(ask.File{
		Title: "导出年度对比", Save: true, Exts: exts, Name: name + exts[0], Folder: t.Desk.Folder(),
		Then: func(path string) {
			t.Desk.WriteOut(path, func() error { return t.ExportYears(path, reports) }, func() { t.Desk.Say("已导出 " + model.ShownName(path)) })
		},
	})
}

// changeOf writes what became of a number in two columns: by how much, and in per cent.
func changeOf(g carry.Growth) (by, percent string) {
	by, percent = "—", "—"
	if g.Known {
		by = carry.Signed(g.By)
	}
	if g.Relative {
		percent = carry.Signed(g.Percent) + "%"
	}
	return by, percent
}

// yearsHead are the heads above the figures of several years.
func yearsHead(reports []*model.Report) []string {
	out := []string{"项目", ""}
	for i, r := range reports {
		out = append(out, fmt.Sprintf("%d年", r.Year()))
		if i > 0 {
			out = append(out, "增减", "幅度")
		}
	}
	return out
}

// yearsRows are all figures under the titles of their sections; a title stands alone.
func yearsRows(reports []*model.Report) (out [][]string) {
	section := ""
	for _, l := range carry.Compare(reports) {
		if l.Section != section {
			section = l.Section
			s, _ := reports[0].Form.Section(section)
			out = append(out, []string{s.Title})
		}
		row := []string{l.Of, l.Name, l.Numbers[0].String()}
		if l.Of == "" {
			row = []string{l.Name, "", l.Numbers[0].String()}
		}
		for i, g := range l.Growths() {
			by, percent := changeOf(g)
			row = append(row, l.Numbers[i+1].String(), by, percent)
		}
		out = append(out, row)
	}
	return out
}

// outlineTitles are the sections of the lines of an outline with their titles, in order.
func outlineTitles(lines []carry.Line, r *model.Report) (titles []string, lists [][]carry.Line) {
	for i, l := range lines {
		if i == 0 || lines[i-1].Section != l.Section {
			s, _ := r.Form.Section(l.Section)
			titles, lists = append(titles, strings.TrimSpace(s.Title)), append(lists, nil)
		}
		lists[len(lists)-1] = append(lists[len(lists)-1], l)
	}
	return titles, lists
}
