package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"path"
	"strings"

	"gouji.app/export/collect"
	"gouji.app/model"
	"gouji.app/model/collection"
)

// A takenJSON is a file that came, as programs read it.
type takenJSON struct {
	File    string `json:"file"`
	From    string `json:"from,omitempty"`
	Hash    string `json:"hash,omitempty"`
	Result  string `json:"result"` // claimed, unclaimed, unreadable, same, failed
	Unit    string `json:"unit,omitempty"`
	Propose string `json:"proposed,omitempty"`
	Why     string `json:"why,omitempty"`
	Year    int    `json:"year,omitempty"`
	Message string `json:"message,omitempty"`
}

// collectAdd takes files, folders, zips and mails into a project. Without any, it takes
// in what stands in the project's own folders and was never recorded.
func collectAdd(e env, args []string) int {
	fs := flag.NewFlagSet("collect add", flag.ContinueOnError)
	asJSON := fs.Bool("json", false, "")
	unit := fs.String("unit", "", "")
	dry := fs.Bool("dry-run", false, "")
	rest, err := parse(fs, args)
	if err != nil || len(rest) == 0 {
		return e.usage()
	}
	f, p, err := e.project(rest[0])
	if err != nil {
		return e.refuse(err)
	}
	in := &collect.Intake{Folder: f, DryRun: *dry, Each: func(t collect.Taken) { e.printTaken(p, t, *asJSON) }}
	if *unit != "" {
		found, err := unitsNamed(p, []string{*unit})
		if err != nil {
			return e.refuse(err)
		}
		in.Unit = found[0].ID
	}
	e.writing.Lock() // a signal stops between two files
	defer e.writing.Unlock()
	var sum collect.Summary
	if len(rest) == 1 {
		sum, err = in.Adopt(e.stopped, p, f.Orphans(p))
	} else {
		sum, err = in.Add(e.stopped, rest[1:])
	}
	stopped := errors.Is(err, context.Canceled)
	if err != nil && !stopped {
		return e.refuse(err)
	}
	if !*asJSON {
		fmt.Fprintln(e.out, sum)
	}
	if n := f.Waiting(); n > 0 {
		fmt.Fprintf(e.err, "%d 条记录还没有写入共享文件夹；网络恢复后再打开项目时会自动写入\n", n)
	}
	switch {
	case stopped:
		return exitStopped
	case sum.Lost > 0:
		return exitFailed
	case sum.Unclaimed+sum.Unread > 0:
		return exitErrors
	}
	return exitDone
}

func (e env) printTaken(p *collection.Project, t collect.Taken, asJSON bool) {
	name := func(id string) string {
		if s := p.Unit(id); s != nil {
			return s.Name
		}
		return ""
	}
	x := takenJSON{File: t.Name, From: t.From, Hash: t.Hash, Unit: name(t.Unit), Year: t.Year, Why: string(t.Match.Why)}
	word := ""
	switch {
	case t.Lost != "":
		x.Result, x.Message, word = "failed", t.Lost, "没有收成"
	case t.Same:
		x.Result, word = "same", "与以前相同"
	case t.Refusal != "":
		x.Result, x.Message, word = "unreadable", t.Refusal, "读不出"
	case t.Unit == "":
		x.Result, x.Message, word = "unclaimed", t.Match.Note, "待认领"
	default:
		x.Result, x.Message, word = "claimed", t.Match.Note, "收下："+x.Unit+"（"+t.Match.Why.Label()+"）"
		if t.Year != 0 && t.Year != p.Year {
			word += fmt.Sprintf("　年度不符，是 %d 年度的，不计入", t.Year)
		}
	}
	if t.Unit == "" {
		x.Propose = name(t.Match.Unit)
	}
	if asJSON {
		_ = e.lines().Encode(x) // what can't be printed is taken in all the same
		return
	}
	out := model.ShownName(t.Name) + "　" + word
	if x.Propose != "" {
		out += "　像是：" + x.Propose
	}
	if x.Message != "" {
		out += "　" + x.Message
	}
	fmt.Fprintln(e.out, out)
}

// collectClaim says by hand whose a file is.
func collectClaim(e env, args []string) int {
	fs := flag.NewFlagSet("collect claim", flag.ContinueOnError)
	alias := fs.Bool("alias", false, "")
	rest, err := parse(fs, args)
	if err != nil || len(rest) != 3 {
		return e.usage()
	}
	f, p, err := e.project(rest[0])
	if err != nil {
		return e.refuse(err)
	}
	file, err := fileNamed(p, rest[1])
	if err != nil {
		return e.refuse(err)
	}
	units, err := unitsNamed(p, rest[2:])
	if err != nil {
		return e.refuse(err)
	}
	name := ""
	if *alias {
		if name = f.Named(file); name == "" {
			return e.refuse(&model.Refusal{Message: "报告里读不出单位名称，没有可记住的别名；请去掉 --alias 再认领"})
		}
	}
	if err := f.Claim(p, file, units[0], name); err != nil {
		return e.refuse(err)
	}
	fmt.Fprintf(e.out, "“%s”归%s。\n", file.Name, units[0].Name)
	return exitDone
}

// fileNamed finds a file of the project by its name, its place in the folder or its hash.
func fileNamed(p *collection.Project, name string) (*collection.File, error) {
	var found []*collection.File
	for _, file := range p.Files {
		hit := file.Name == name || file.Hash == name || path.Join(file.From, file.Name) == name
		for _, at := range file.Paths {
			hit = hit || at == strings.ReplaceAll(name, `\`, "/")
		}
		if hit {
			found = append(found, file)
		}
	}
	switch len(found) {
	case 0:
		return nil, &model.Refusal{Message: fmt.Sprintf("项目里没有收过“%s”；请用 collect status 查看待认领的文件", model.ShownName(name))}
	case 1:
		return found[0], nil
	}
	return nil, &model.Refusal{Message: fmt.Sprintf("项目里有 %d 份“%s”；请写它在项目文件夹里的位置，如 %s", len(found), model.ShownName(name), found[0].Paths[0])}
}
