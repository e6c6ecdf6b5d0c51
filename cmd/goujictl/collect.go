package main

import (
	"cmp"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"gouji.app/export"
	"gouji.app/model"
	"gouji.app/model/form"
	"gouji.app/model/page"
	"gouji.app/model/rollup"
)

// verbs are what can be done with a collection (汇总项目).
func verbs() []command {
	return []command{
		{"new", "new 文件夹 --name 政府全称 --year 年度 [--title 名称] [--units 名单] [--from 上年项目] [--deadline 2026-01-20]", collectNew},
		{"units", "units 文件夹 [--json] [--import 名单 | --propose] [--yes]", collectUnits},
		{"add", "add 文件夹 [--json] [--unit 单位] [--dry-run] [文件|文件夹|压缩文件|邮件…]", collectAdd},
		{"claim", "claim 文件夹 文件 单位 [--alias]", collectClaim},
		{"status", "status 文件夹 [--json] [--state 未报,待修改]", collectStatus},
		{"check", "check 文件夹 [--json] [单位…]", collectCheck},
		{"accept", "accept 文件夹 单位… [--as-is] [--reason 文字]", collectAccept},
		{"reopen", "reopen 文件夹 单位… --reason 文字", collectReopen},
		{"exempt", "exempt 文件夹 单位… --reason 文字 [--into 并入单位]", collectExempt},
		{"zero", "zero 文件夹 单位… --reason 文字 [--cells 单元格,…]", collectZero},
		{"sum", "sum 文件夹 | --files 文件… [--json] [--accepted] [-o 数据汇总表.xlsx]", collectSum},
		{"trace", "trace 文件夹 单元格 | --files 单元格 文件…", collectTrace},
		{"matrix", "matrix 文件夹 [--accepted] -o 数据汇总表.xlsx", collectMatrix},
		{"log", "log 文件夹 [--json] [单位]", collectLog},
		{"verify", "verify 文件夹 [--json]", collectVerify},
	}
}

// runCollect adds up the reports of several bodies (汇总), once from files or from the folder
// of a project.
func runCollect(e env, args []string) int {
	if len(args) > 0 {
		for _, v := range verbs() {
			if v.name == args[0] {
				return v.run(e, args[1:])
			}
		}
	}
	return e.usage()
}

// What a sum is over (口径).
const (
	scopeOwn  = "own"  // 本级: the government, its office and departments
	scopeArea = "area" // 区域: those and what is below
)

// collectSum prints the sum of each cell with what is missing of it.
func collectSum(e env, args []string) int {
	fs := flag.NewFlagSet("collect sum", flag.ContinueOnError)
	fromFiles := fs.Bool("files", false, "")
	asJSON := fs.Bool("json", false, "")
	accepted := fs.Bool("accepted", false, "")
	scope := fs.String("scope", scopeArea, "")
	outFile := fs.String("o", "", "")
	rest, err := parse(fs, args)
	if err != nil || len(rest) == 0 || !*fromFiles && len(rest) > 1 || *fromFiles && (*accepted || *scope != scopeArea) ||
		*scope != scopeArea && *scope != scopeOwn {
		return e.usage()
	}
	units, complete, err := e.reporting(rest, *fromFiles, *accepted)
	if err != nil {
		return e.refuse(err)
	}
	if *scope == scopeOwn {
		units = slices.DeleteFunc(units, func(u rollup.Unit) bool { return u.Below })
	}
	told := rollup.Read(e.form, units)
	sums, residues := rollup.Add(e.form, told), rollup.Residues(e.form, units)
	if *outFile != "" {
		if err := e.save(*outFile, rest, func() error { return export.SaveSums(*outFile, page.OfSums(e.form, told, residues)) }); err != nil {
			return e.refuse(err)
		}
	}
	if err := e.printSums(sums, residues, *asJSON); err != nil {
		return e.refuse(err)
	}
	if !complete || len(residues) > 0 || slices.ContainsFunc(sums, func(s rollup.Sum) bool { return !s.Exact() }) {
		return exitErrors
	}
	return exitDone
}

// reporting are the units of files or of the project in a folder. complete says that
// nothing was left out.
func (e env) reporting(rest []string, fromFiles, accepted bool) (units []rollup.Unit, complete bool, err error) {
	if fromFiles {
		return e.units(rest)
	}
	f, p, err := e.project(rest[0])
	if err != nil {
		return nil, false, err
	}
	if n := len(p.Unclaimed); n > 0 {
		fmt.Fprintf(e.err, "另有 %d 份文件待认领，没有计入；可用 collect status 查看\n", n)
	}
	return f.Units(p, accepted), true, nil
}

// units opens files as the reports of bodies, each once. A file that can't be read is a
// hole; those of another year than most are named and left out, and complete is false.
func (e env) units(files []string) (units []rollup.Unit, complete bool, err error) {
	years := map[int]int{}
	var all []rollup.Unit
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), filepath.Ext(file))
		im, err := export.Open(file, e.form)
		if err != nil {
			e.refuse(err)
			all = append(all, rollup.Unit{Name: name, Lacking: rollup.Unopened, Source: model.ShownName(file)})
			continue
		}
		all = append(all, rollup.Unit{Name: cmp.Or(im.Report.UnitName(), name), Report: im.Report, Source: model.ShownName(file)})
		years[im.Report.Year()]++
	}
	year := yearOfMost(years)
	complete = true
	of := map[string]string{} // the file of each body
	for i, u := range all {
		file := model.ShownName(files[i])
		if u.Report != nil && u.Report.Year() != year {
			fmt.Fprintf(e.err, "“%s”（%s）不是 %d 年度的年报，年度不符，没有计入；请换成 %d 年度的\n", file, u.Name, year, year)
			complete = false
			continue
		}
		if other, twice := of[u.Name]; twice {
			return nil, false, &model.Refusal{Message: fmt.Sprintf("“%s”和“%s”都是%s的年报，不能重复汇总；请只留一份", other, file, u.Name)}
		}
		of[u.Name] = file
		units = append(units, u)
	}
	return units, complete, nil
}

// yearOfMost is the year of most reports, of equally many the latest.
func yearOfMost(years map[int]int) (year int) {
	for y, n := range years {
		if n > years[year] || n == years[year] && y > year {
			year = y
		}
	}
	return year
}

// A sumJSON is a sum as programs read it.
type sumJSON struct {
	Cell  string     `json:"cell"`
	Sum   string     `json:"sum"`
	Exact bool       `json:"exact"`
	Holes []holeJSON `json:"holes"`
}

// A residueJSON is an equation of the sums that is off; at is what it defines or balances.
type residueJSON struct {
	Law   string      `json:"law"`
	At    string      `json:"at"`
	Off   string      `json:"off"`
	Units []shareJSON `json:"units"`
}

type shareJSON struct {
	Unit string `json:"unit"`
	Off  string `json:"off"`
}

type holeJSON struct {
	Unit string `json:"unit"`
	Why  string `json:"why"`
}

func (e env) printSums(sums []rollup.Sum, residues []rollup.Residue, asJSON bool) error {
	if asJSON {
		return e.encodeSums(sums, residues)
	}
	for _, s := range sums {
		if _, err := fmt.Fprintf(e.out, "%s　%s\n", s.Cell.Name(), page.SumText(s)); err != nil {
			return err
		}
	}
	for _, r := range residues {
		if _, err := fmt.Fprintf(e.out, "%s：等式两边相差 %s：%s\n", e.form.PlaceName(r.At()), r.Off, page.ResidueText(r)); err != nil {
			return err
		}
	}
	return nil
}

// encodeSums prints a line a sum, and then a line an equation that is off.
func (e env) encodeSums(sums []rollup.Sum, residues []rollup.Residue) error {
	lines := json.NewEncoder(e.out)
	for _, s := range sums {
		x := sumJSON{s.Cell.Ref.String(), s.Total.String(), s.Exact(), []holeJSON{}}
		for _, h := range s.Holes {
			x.Holes = append(x.Holes, holeJSON{h.Unit, h.Why.Key()})
		}
		if err := lines.Encode(x); err != nil {
			return err
		}
	}
	for _, r := range residues {
		x := residueJSON{Law: string(r.Law.Law), At: r.At().String(), Off: r.Off.String()}
		for _, u := range r.Units {
			x.Units = append(x.Units, shareJSON{u.Unit, u.Amount.String()})
		}
		if err := lines.Encode(x); err != nil {
			return err
		}
	}
	return nil
}

// collectTrace prints who adds what to one cell, the greatest first (汇总追踪).
func collectTrace(e env, args []string) int {
	fs := flag.NewFlagSet("collect trace", flag.ContinueOnError)
	fromFiles := fs.Bool("files", false, "")
	rest, err := parse(fs, args)
	if err != nil || len(rest) < 2 || !*fromFiles && len(rest) != 2 {
		return e.usage()
	}
	if !*fromFiles {
		rest[0], rest[1] = rest[1], rest[0]
	}
	at, err := form.ParseRef(rest[0])
	i, known := e.form.Index(at)
	if err != nil || !known {
		return e.refuse(&model.Refusal{Message: fmt.Sprintf("没有“%s”这一格；请写成 requests/new/total 这样的地址", rest[0])})
	}
	units, complete, err := e.reporting(rest[1:], *fromFiles, false)
	if err != nil {
		return e.refuse(err)
	}
	sum := rollup.Add(e.form, rollup.Read(e.form, units))[i]
	fmt.Fprintf(e.out, "%s　%s\n", sum.Cell.Name(), page.SumText(sum))
	slices.SortStableFunc(sum.Shares, func(a, b rollup.Share) int { return b.Amount.Cmp(a.Amount) })
	for _, s := range sum.Shares {
		fmt.Fprintf(e.out, "　　%s　%s\n", s.Unit, s.Amount)
	}
	for _, h := range sum.Holes {
		fmt.Fprintf(e.out, "　　%s　缺：%s\n", h.Unit, h.Why)
	}
	if !complete || !sum.Exact() {
		return exitErrors
	}
	return exitDone
}

// collectMatrix writes the 数据汇总表 of a project.
func collectMatrix(e env, args []string) int {
	if !slices.Contains(args, "-o") {
		return e.usage()
	}
	e.out = io.Discard // the workbook has it all
	return collectSum(e, args)
}
