package main

import (
	"flag"
	"fmt"
	"strings"

	"gouji.app/export"
	"gouji.app/export/text"
	"gouji.app/model"
	"gouji.app/model/carry"
	"gouji.app/model/check"
	"gouji.app/model/page"
)

// show prints each report as it was read, with the notes of the import.
func show(e env, args []string) int {
	fs := flag.NewFlagSet("show", flag.ContinueOnError)
	asJSON := fs.Bool("json", false, "")
	files, err := parse(fs, args)
	if err != nil || len(files) == 0 {
		return e.usage()
	}
	return e.each(files, func(e env, file string) int { return e.showOne(file, *asJSON, len(files) > 1) })
}

func (e env) showOne(file string, asJSON, several bool) int {
	im, err := export.Open(file, e.form)
	if err != nil {
		return e.refuse(err)
	}
	switch {
	case asJSON && several:
		err = export.WriteJSONLine(e.out, im, file)
	case asJSON:
		err = export.WriteJSON(e.out, im)
	default:
		err = e.print(im)
	}
	if err != nil {
		return e.refuse(err)
	}
	return exitDone
}

// print writes a report for people: the text as published, then what the import
// has to say.
func (e env) print(im *model.Import) error {
	if err := text.Write(e.out, page.Of(im.Report, false)); err != nil {
		return err
	}
	e.printTally(im)
	return e.printNotes(im.Notes)
}

// printTally says how much of each table was read, and from where.
func (e env) printTally(im *model.Import) {
	fmt.Fprintf(e.out, "\n读入 %d/%d 格：\n", im.Read(), len(im.Report.Form.Cells()))
	for _, t := range im.Tallies() {
		if t.Cells > 0 {
			fmt.Fprintln(e.out, strings.TrimSpace(fmt.Sprintf("%s %d/%d 格 %s", t.Section.Short, t.Read, t.Cells, t.Where())))
		}
	}
}

func (e env) printNotes(notes []model.Note) error {
	if len(notes) > 0 {
		fmt.Fprintln(e.out, "\n读取结果：")
	}
	for _, g := range model.Grouped(notes) {
		if _, err := fmt.Fprintln(e.out, g.Head()); err != nil {
			return err
		}
		for _, l := range g.Listed(e.form) {
			fmt.Fprintln(e.out, "　　"+l.Text)
		}
	}
	return nil
}

// runCheck prints the findings of each report.
func runCheck(e env, args []string) int {
	fs := flag.NewFlagSet("check", flag.ContinueOnError)
	asJSON := fs.Bool("json", false, "")
	var priorFiles list
	fs.Var(&priorFiles, "prior", "")
	outFile := fs.String("o", "", "")
	files, err := parse(fs, args)
	if err != nil || len(files) == 0 || *outFile != "" && len(files) > 1 {
		return e.usage()
	}
	priors, err := e.open(priorFiles)
	if err != nil {
		return e.refuse(err)
	}
	rules := check.All()
	return e.each(files, func(e env, file string) int {
		return e.checkOne(file, rules, priors, *asJSON, len(files) > 1, func(a check.Audit) error {
			if *outFile == "" {
				return nil
			}
			a.File = model.ShownName(file)
			return e.save(*outFile, append(priorFiles, file), func() error { return export.SaveCheck(*outFile, a) })
		})
	})
}

func (e env) checkOne(file string, rules []*check.Rule, priors []*model.Report, asJSON, several bool, keep func(check.Audit) error) int {
	im, err := export.Open(file, e.form)
	if err != nil {
		return e.refuse(err)
	}
	ctx := check.Context{Imported: !im.Own, Unread: im.Unread()}
	if fit := fitting(im, priors); len(fit) > 0 {
		ctx.Prior, ctx.Further = fit[0], fit[1:]
	}
	audit := check.Examine(im.Report, rules, ctx)
	findings := audit.Findings
	if err := keep(audit); err != nil {
		return e.refuse(err)
	}
	switch {
	case asJSON && several:
		err = export.WriteFindingsLine(e.out, findings, im.Notes, file)
	case asJSON:
		err = export.WriteFindings(e.out, findings, im.Notes)
	default:
		err = e.printFindings(file, several, findings, im.Notes)
	}
	if err != nil {
		return e.refuse(err)
	}
	for _, f := range findings {
		if f.Severity == check.Error {
			return exitErrors
		}
	}
	return exitDone
}

// fitting are the reports that can be last year's of the one read; doubts about them
// go to its notes.
func fitting(im *model.Import, priors []*model.Report) (out []*model.Report) {
	for _, prior := range priors {
		grave := false
		for _, d := range carry.Doubts(im.Report, prior) {
			grave = grave || d.Grave
			im.Notes = append(im.Notes, model.Note{Where: "上年年报", Message: d.Message})
		}
		if !grave {
			out = append(out, prior)
		}
	}
	return out
}

func (e env) printFindings(file string, several bool, findings []check.Finding, notes []model.Note) error {
	if several {
		fmt.Fprintln(e.out, model.Shown(file))
	}
	if len(findings) == 0 {
		fmt.Fprintln(e.out, "没有发现问题。")
	}
	for _, f := range findings {
		fmt.Fprintf(e.out, "%s　%s\n", f.Severity.Label(), f.Message)
		if f.Explained != "" {
			fmt.Fprintf(e.out, "　　　说明：%s\n", f.Explained)
		}
		for _, x := range f.Follows {
			fmt.Fprintf(e.out, "　　　随之：%s\n", x)
		}
		for _, x := range f.Fixes {
			fmt.Fprintf(e.out, "　　　可以：%s\n", x.Label)
		}
	}
	return e.printNotes(notes)
}

// listRules prints what is checked, in the order in which findings name the rules.
func listRules(e env, args []string) int {
	fs := flag.NewFlagSet("rules", flag.ContinueOnError)
	asJSON := fs.Bool("json", false, "")
	files, err := parse(fs, args)
	if err != nil || len(files) > 0 {
		return e.usage()
	}
	rules := check.All()
	if *asJSON {
		err = export.WriteRules(e.out, rules)
	}
	for i := 0; err == nil && !*asJSON && i < len(rules); i++ {
		r := rules[i]
		_, err = fmt.Fprintf(e.out, "%s　%s（%s）　%s\n", r.Severity.Label(), r.Title, r.Cite, r.ID)
	}
	if err != nil {
		return e.refuse(err)
	}
	return exitDone
}

// convert writes a report in the format that the ending of -o names.
func convert(e env, args []string) int {
	fs := flag.NewFlagSet("convert", flag.ContinueOnError)
	outFile := fs.String("o", "", "")
	files, err := parse(fs, args)
	if err != nil || len(files) != 1 || *outFile == "" {
		return e.usage()
	}
	im, err := export.Open(files[0], e.form)
	if err != nil {
		return e.refuse(err)
	}
	if err := e.save(*outFile, files, func() error { return export.Save(*outFile, im.Report) }); err != nil {
		return e.refuse(err)
	}
	return exitDone
}
