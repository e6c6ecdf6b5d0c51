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
	"gouji.app/ui/settings"
)

// 上年对照: choosing last year's report, and what the window shows of it.

// beside says that last year's numbers and texts stand beside those of the report.
func (w *Window) beside() bool { return len(w.doc.lastYear()) > 0 && !w.settings().NoBeside }

// toggleBeside shows or hides last year's report, or asks for it where there is none.
func (w *Window) toggleBeside() {
	w.leaveField()
	if len(w.doc.lastYear()) == 0 {
		w.keep(func(s *settings.Settings) { s.NoBeside = false })
		w.askPrior()
		return
	}
	off := w.beside()
	w.keep(func(s *settings.Settings) { s.NoBeside = off })
	w.refreshAll()
	w.backToPart()
}

// hasPriors says that the report is compared with last year's, or was when it was saved.
func (w *Window) hasPriors() bool {
	return len(w.doc.priors)+len(w.doc.session.Report().PriorFiles()) > 0
}

func (w *Window) askPrior() {
	title := "选择上年年报"
	if body := w.doc.missing(); body != "" {
		title = "选择“" + body + "”的上年年报"
	} else if year := w.doc.session.Report().Year(); year != 0 {
		title = fmt.Sprintf("选择 %d 年度的年报", year-1)
	}
	w.dialogs.File(ask.File{Title: title, Exts: w.readable(), Folder: w.folder(), Then: w.takePrior})
}

// takePrior compares the report with last year's in a file. What speaks against it is
// said first; a report of another year is refused.
func (w *Window) takePrior(path string) {
	d := w.doc
	w.read(path, func(im *model.Import) {
		if im.Read() == 0 {
			w.dialogs.Tell("“" + model.ShownName(path) + "”里没有读到表格中的数，不能作上年对照；请换一份年报。")
			return
		}
		var grave, mild []string
		for _, x := range carry.Doubts(d.session.Report(), im.Report) {
			if x.Grave {
				grave = append(grave, x.Message)
			} else {
				mild = append(mild, x.Message)
			}
		}
		take := func() { w.withPrior(d, prior{path, im.Report}, im) }
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
func (w *Window) withPrior(d *document, p prior, im *model.Import) {
	r := d.session.Report()
	kept := slices.DeleteFunc(slices.Clone(d.priors), func(other prior) bool {
		_, ok := r.Succeeds(other.report.UnitName())
		return !ok || model.SameName(other.report.UnitName(), p.report.UnitName())
	})
	if _, ok := r.Succeeds(p.report.UnitName()); !ok {
		kept = nil
	}
	w.comparePriors(d, append(kept, p))
	w.backToPart()
	if body := d.missing(); body != "" {
		w.dialogs.Ask("还缺原单位“"+body+"”的上年年报；补齐以前，暂不作上年对照。",
			ask.Do("选择…", w.askPrior), ask.Close("以后再选"))
		return
	}
	told := fmt.Sprintf("正在与“%s”对照，从中读入 %d/%d 格", p.name(), im.Read(), len(r.Form.Cells()))
	lost := 0
	for _, n := range im.Notes {
		if n.Lost {
			lost++
		}
	}
	if lost > 0 {
		told += fmt.Sprintf("，有 %d 处没有读懂", lost)
	}
	w.say(told)
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
	w.leaveField()
	w.comparePriors(w.doc, nil)
	w.say("不再与上年年报对照")
}

// compared is what the status bar says of last year's files, "" where there are none.
func (d *document) compared() string {
	switch n := len(d.priors); {
	case n == 0:
		return ""
	case d.missing() != "":
		return "上年：还缺“" + d.missing() + "”的年报"
	case n == 1:
		return "上年：" + d.priors[0].name()
	default:
		return fmt.Sprintf("上年：%s 等 %d 份", d.priors[0].name(), n)
	}
}

// name is how the window calls last year's file.
func (p prior) name() string {
	if p.path == "" {
		return pasted
	}
	return model.ShownName(p.path)
}

// shownPriors are last year's reports while they stand beside the report.
func (w *Window) shownPriors() []model.Prior {
	if !w.beside() {
		return nil
	}
	return w.doc.session.Report().Priors(w.doc.lastYear()...)
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
	g := carry.Grown(last.Most, w.doc.session.Report().Number(c))
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
