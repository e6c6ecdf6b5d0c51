package main

import (
	"flag"
	"path/filepath"
	"strings"

	"gouji.app/export"
	"gouji.app/model"
	"gouji.app/model/check"
)

// blank writes a form for units that fill in by hand (空白填报表), or the one of a unit
// that had neither requests nor disputes (零申请填报表).
func blank(e env, args []string) int {
	fs := flag.NewFlagSet("blank", flag.ContinueOnError)
	outFile := fs.String("o", "", "")
	zero := fs.Bool("zero", false, "")
	files, err := parse(fs, args)
	if err != nil || len(files) > 0 || *outFile == "" {
		return e.usage()
	}
	if strings.ToLower(filepath.Ext(*outFile)) != ".xlsx" {
		return e.refuse(&model.Refusal{Message: "填报表只能是 Excel 工作簿；请把文件名的后缀改为 .xlsx"})
	}
	r := model.New(e.form)
	if *zero {
		r.Apply(check.Nil(r).Edits)
	}
	if err := e.save(*outFile, nil, func() error { return export.SaveForm(*outFile, r) }); err != nil {
		return e.refuse(err)
	}
	return exitDone
}
