package ui

import (
	"fmt"
	"slices"
	"strings"

	"github.com/govalues/decimal"

	"gouji.app/model"
	"gouji.app/model/carry"
	"gouji.app/model/form"
	"gouji.app/ui/ask"
	"gouji.app/ui/desk"
	"gouji.app/ui/settings"
)

// 上年对照: choosing last year's report, and what the window shows of it.

// beside says that last year's numbers and texts stand beside those of the report.
func (w *Window) beside() bool {
	return len(w.desk.File().LastYear()) > 0 && !w.settings.Now().NoBeside
}

// toggleBeside shows or hides last year's report, or asks for it where there is none.
func (w *Window) toggleBeside() {
	w.desk.Leave()
	if len(w.desk.File().LastYear()) == 0 {
		w.settings.Keep(func(s *settings.Settings) { s.NoBeside = false })
		w.askPrior()
		return
	}
	off := w.beside()
	w.settings.Keep(func(s *settings.Settings) { s.NoBeside = off })
	w.refreshAll()
	w.backToPart()
}

func (w *Window) askPrior() {
	title := "选择上年年报"
	if body := w.desk.File().Missing(); body != "" {
		title = "选择“" + body + "”的上年年报"
	} else if year := w.desk.Report().Year(); year != 0 {
		title = fmt.Sprintf("选择 %d 年度的年报", year-1)
	}
	w.dialogs.File(ask.File{Title: title, Exts: w.desk.Readable(), Folder: w.desk.Folder(), Then: w.takePrior})
}

// takePrior compares the report with last year's in a file. What speaks against it is
// said first; a report of another year is refused.
func (w *Window) takePrior(path string) {
	d := w.desk.File()
	w.desk.Read(path, func(im *model.Import) {
		if im.Read() == 0 {
			w.dialogs.Tell("“" + model.ShownName(path) + "”里没有读到表格中的数，不能作上年对照；请换一份年报。")
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
		take := func() { w.withPrior(d, desk.Prior{Path: path, Report: im.Report}, im) }
		again := ask.Do("换一份…", w.askPrior)
		switch {
		case len(grave) > 0:
			w.dialogs.Ask(strings.Join(grave, "\n")+"。", again, ask.Close("取消"))
		case len(mild) > 0:
			w.dialogs.Ask(strings.Join(mild, "\n")+"。", ask.Do("仍作对照", take), again, ask.Close("取消"))
		default:
			take()
		}
	})
}

// withPrior adds last year's report to those of other bodies taken over; any other
// gives way to it.
func (w *Window) withPrior(d *desk.File, p desk.Prior, im *model.Import) {
	r := d.Session.Report()
	kept := slices.DeleteFunc(d.Priors(), func(other desk.Prior) bool {
		_, ok := r.Succeeds(other.Report.UnitName())
		return !ok || model.SameName(other.Report.UnitName(), p.Report.UnitName())
	})
	if _, ok := r.Succeeds(p.Report.UnitName()); !ok {
		kept = nil
	}
	w.desk.ComparePriors(d, append(kept, p))
	w.backToPart()
	if body := d.Missing(); body != "" {
		w.dialogs.Ask("还缺原单位“"+body+"”的上年年报；补齐以前，暂不作上年对照。",
			ask.Do("选择…", w.askPrior), ask.Close("以后再选"))
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
	w.desk.Say(told)
}

// backToPart gives the keyboard back to the part in the middle, from a button or a
// dialog.
func (w *Window) backToPart() {
	if !w.previewing {
		w.parts[w.current].pane.focus(form.Ref{})
	}
}

// endComparison forgets last year's files.
func (w *Window) endComparison() {
	w.desk.Leave()
	w.desk.ComparePriors(w.desk.File(), nil)
	w.desk.Say("不再与上年年报对照")
}

// shownPriors are last year's reports while they stand beside the report.
func (w *Window) shownPriors() []model.Prior {
	if !w.beside() {
		return nil
	}
	return w.desk.Report().Priors(w.desk.File().LastYear()...)
}

// lastNumber is last year's number beside that of a cell, "" where none is known: of
// a body taken over in part it lies between two.
func (w *Window) lastNumber(at form.Ref) string {
	last := model.LastAt(at, w.last...)
	switch {
	case !last.Known:
		return ""
	case !last.Exact():
		return last.Least.String() + "—" + last.Most.String()
	}
	return last.Most.String()
}

// growth tells last year's number at a cell and what became of it: 上年 12 · 增 2
// （＋16.7%）; "" where nothing is known of it.
func (w *Window) growth(at form.Ref) string {
	text := w.lastNumber(at)
	if text == "" {
		return ""
	}
	last := model.LastAt(at, w.last...)
	text = "上年 " + text
	if last.Parts != "" {
		text += "（" + last.Parts + "）"
	}
	c, _ := w.opts.Form.Cell(at)
	g := carry.Grown(last.Most, w.desk.Report().Number(c))
	if !last.Exact() || !g.Known {
		return text
	}
	return text + " · " + grown(g)
}

// grown says in words what became of a number.
func grown(g carry.Growth) string {
	text := "减 "
	switch {
	case g.By.IsZero():
		return "与上年相同"
	case g.By.IsPos():
		text = "增 "
	}
	text += g.By.Abs().String()
	if g.Relative {
		text += "（" + signed(g.Percent) + "%）"
	}
	return text
}

// signed writes a number with its sign as printed, 0 without one.
func signed(d decimal.Decimal) string {
	switch d = d.Trim(0); {
	case d.IsPos():
		return "＋" + d.String()
	case d.IsZero():
		return "0"
	}
	return "−" + d.Abs().String()
}
