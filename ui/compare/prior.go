package compare

import (
	"fmt"
	"slices"
	"strings"

	"gouji.app/model"
	"gouji.app/model/carry"
	"gouji.app/ui/ask"
	"gouji.app/ui/desk"
)

// AskPrior asks for the file of last year's report: 上年对照.
func (t *Task) AskPrior() {
	title := "选择上年年报"
	if body := t.Desk.File().Missing(); body != "" {
		title = "选择“" + body + "”的上年年报"
	} else if year := t.Desk.Report().Year(); year != 0 {
		title = fmt.Sprintf("选择 %d 年度的年报", year-1)
	}
	t.Ask.File(ask.File{Title: title, Exts: t.Desk.Readable(), Folder: t.Desk.Folder(), Then: t.TakePrior})
}

// TakePrior compares the report with last year's in a file. What speaks against it is
// said first; a report of another year is refused.
func (t *Task) TakePrior(path string) {
	d := t.Desk.File()
	t.Desk.Read(path, func(im *model.Import) {
		if im.Read() == 0 {
			t.Ask.Tell("“" + model.ShownName(path) + "”里没有读到表格中的数，不能作上年对照；请换一份年报。")
			return
		}
		var grave, mild []string
		for _, x := range carry.Doubts(d.Session.Report(), im.Report) {
			if x.Grave {
				grave = append(grave, x.Message)
			} else {
				mild = append(mild, x.Message)
			}
		}
		take := func() { t.withPrior(d, desk.Prior{Path: path, Report: im.Report}, im) }
		again := ask.Do("换一份…", t.AskPrior)
		switch {
		case len(grave) > 0:
			t.Ask.Ask(strings.Join(grave, "\n")+"。", again, ask.Close("取消"))
		case len(mild) > 0:
			t.Ask.Ask(strings.Join(mild, "\n")+"。", ask.Do("仍作对照", take), again, ask.Close("取消"))
		default:
			take()
		}
	})
}

// withPrior adds last year's report to those of other bodies taken over; any other
// gives way to it.
func (t *Task) withPrior(d *desk.File, p desk.Prior, im *model.Import) {
	r := d.Session.Report()
	kept := slices.DeleteFunc(d.Priors(), func(other desk.Prior) bool {
		_, ok := r.Succeeds(other.Report.UnitName())
		return !ok || model.SameName(other.Report.UnitName(), p.Report.UnitName())
	})
	if _, ok := r.Succeeds(p.Report.UnitName()); !ok {
		kept = nil
	}
	t.Desk.ComparePriors(d, append(kept, p))
	t.Back()
	if body := d.Missing(); body != "" {
		t.Ask.Ask("还缺原单位“"+body+"”的上年年报；补齐以前，暂不作上年对照。",
			ask.Do("选择…", t.AskPrior), ask.Close("以后再选"))
		return
	}
	told := fmt.Sprintf("正在与“%s”对照，从中读入 %d/%d 格", p.Name(), im.Read(), len(r.Form.Cells()))
	lost := 0
	for _, n := range im.Notes {
		if n.Lost {
			lost++
		}
	}
	if lost > 0 {
		told += fmt.Sprintf("，有 %d 处没有读懂", lost)
	}
	t.Desk.Say(told)
}

// EndComparison forgets last year's files.
func (t *Task) EndComparison() {
	t.Desk.Leave()
	t.Desk.ComparePriors(t.Desk.File(), nil)
	t.Desk.Say("不再与上年年报对照")
}
