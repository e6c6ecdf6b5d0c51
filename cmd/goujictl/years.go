package main

import (
	"flag"
	"fmt"
	"strings"
	"unicode/utf8"

	"gouji.app/export"
	"gouji.app/model"
	"gouji.app/model/carry"
	"gouji.app/model/form"
)

// nextYear begins next year's report with last year's; several files are those of the
// bodies that the reporting one took over, the first of which gives the texts.
func nextYear(e env, args []string) int {
	fs := flag.NewFlagSet("next-year", flag.ContinueOnError)
	outFile := fs.String("o", "", "")
	files, err := parse(fs, args)
	if err != nil || len(files) == 0 || *outFile == "" {
		return e.usage()
	}
	reports, err := e.open(files)
	if err != nil {
		return e.refuse(err)
	}
	var priors []model.Prior
	for _, r := range reports {
		priors = append(priors, model.Prior{Report: r})
	}
	draft, years, err := carry.NextYear(priors...)
	if err != nil {
		return e.refuse(err)
	}
	if err := e.save(*outFile, files, func() error { return export.Save(*outFile, draft) }); err != nil {
		return e.refuse(err)
	}
	e.printYears(draft, years)
	if doubt := carry.FormDoubt(draft); doubt != "" {
		fmt.Fprintln(e.out, doubt)
	}
	for _, r := range reports[1:] {
		if !reports[0].SameBody(r) {
			fmt.Fprintln(e.out, "几份年报的单位不同，已按机构改革合并计算；请核对单位全称、标题和承接范围")
			break
		}
	}
	return exitDone
}

// printYears lists the years of the texts that moved, then those that did not.
func (e env) printYears(draft *model.Report, years []carry.Mention) {
	fmt.Fprintf(e.out, "%d 年度年报草稿：沿用 %d 段文字，都需改写或确认\n", draft.Year(), len(draft.Unchanged()))
	var stayed []string
	for _, m := range years {
		if !m.Moved() {
			stayed = append(stayed, m.Old)
			continue
		}
		fmt.Fprintf(e.out, "%s　%s → %s（%s）\n", place(draft, m), m.Old, m.New, m.Role.Label())
	}
	if len(stayed) > 0 {
		fmt.Fprintln(e.out, "没有改动的年份：", strings.Join(stayed, "、"))
	}
}

// place says where a year stands in the draft.
func place(draft *model.Report, m carry.Mention) string {
	at, err := form.ParseRef(m.Section)
	if err != nil {
		return m.Section
	}
	name := m.Section
	if s, ok := draft.Form.Section(at.Section); ok {
		name = s.Short
	} else if f, ok := draft.Form.Field(at.Row); ok {
		name = f.Label
	}
	return fmt.Sprintf("%s 第 %d 字", name, 1+utf8.RuneCountInString(draft.Text(at)[:m.Start]))
}

// compare prints the reports of several years side by side.
func compare(e env, args []string) int {
	fs := flag.NewFlagSet("compare", flag.ContinueOnError)
	outFile := fs.String("o", "", "")
	files, err := parse(fs, args)
	if err != nil || len(files) < 2 || *outFile == "" {
		return e.usage()
	}
	reports, err := e.open(files)
	if err != nil {
		return e.refuse(err)
	}
	for _, d := range carry.DoubtsAmong(reports) {
		if d.Grave {
			return e.refuse(&model.Refusal{Message: d.Message})
		}
		fmt.Fprintln(e.out, d.Message)
	}
	if err := e.save(*outFile, files, func() error { return export.SaveCompare(*outFile, reports) }); err != nil {
		return e.refuse(err)
	}
	return exitDone
}

// open reads files as reports.
func (e env) open(files []string) ([]*model.Report, error) {
	var out []*model.Report
	for _, file := range files {
		im, err := export.Open(file, e.form)
		if err != nil {
			return nil, err
		}
		out = append(out, im.Report)
	}
	return out, nil
}

// list is an option that may be given several times.
type list []string

func (l *list) String() string { return strings.Join(*l, " ") }

func (l *list) Set(s string) error {
	*l = append(*l, s)
	return nil
}
