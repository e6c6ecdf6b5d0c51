package main

import (
	"flag"
	"fmt"
	"strings"

	"gouji.app/model"
	"gouji.app/model/collection"
	"gouji.app/model/form"
)

// decide records an event for each of some units, all or none of them.
func (e env) decide(path string, names []string, event func(*collection.Project, *collection.Standing) (collection.Event, error)) int {
	f, p, err := e.project(path)
	if err != nil {
		return e.refuse(err)
	}
	units, err := unitsNamed(p, names)
	if err != nil {
		return e.refuse(err)
	}
	var events []collection.Event
	for _, s := range units {
		ev, err := event(p, s)
		if err != nil {
			return e.refuse(err)
		}
		ev.Unit = s.ID
		events = append(events, ev)
	}
	if err := f.Record(events...); err != nil {
		return e.refuse(err)
	}
	if p, err = f.Project(e.stopped); err != nil {
		return e.refuse(err)
	}
	for _, s := range units {
		if err := e.printStanding(p.Unit(s.ID), false); err != nil {
			return e.refuse(err)
		}
	}
	if n := f.Waiting(); n > 0 {
		fmt.Fprintf(e.err, "%d 条记录还没有写入共享文件夹；网络恢复后再打开项目时会自动写入\n", n)
	}
	return exitDone
}

// decision reads the arguments that all decisions have: the folder, units and a reason.
func decision(fs *flag.FlagSet, args []string, needsReason bool) (path string, names []string, reason string, ok bool) {
	why := fs.String("reason", "", "")
	rest, err := parse(fs, args)
	if err != nil || len(rest) < 2 || needsReason && strings.TrimSpace(*why) == "" {
		return "", nil, "", false
	}
	return rest[0], rest[1:], strings.TrimSpace(*why), true
}

// collectAccept accepts the newest report of each unit. One with errors is accepted only
// as it stands (按原数计入), for a reason.
func collectAccept(e env, args []string) int {
	fs := flag.NewFlagSet("collect accept", flag.ContinueOnError)
	asIs := fs.Bool("as-is", false, "")
	path, names, reason, ok := decision(fs, args, false)
	if !ok || *asIs && reason == "" {
		return e.usage()
	}
	return e.decide(path, names, func(_ *collection.Project, s *collection.Standing) (collection.Event, error) {
		f := s.Latest
		if f == nil {
			return collection.Event{}, &model.Refusal{Message: fmt.Sprintf("“%s”还没有可以通过的报送件（%s）；请先收件", s.Name, s.State)}
		}
		if f.Errors > 0 && !*asIs {
			return collection.Event{}, &model.Refusal{Message: fmt.Sprintf("“%s”的报送件还有 %d 处错误；请退回，或用 --as-is --reason 写明按原数计入的理由", s.Name, f.Errors)}
		}
		return collection.Event{Kind: collection.Accept, File: f.Hash, After: f.Wanted(collection.Accept), AsIs: f.Errors > 0, Reason: reason}, nil
	})
}

// collectReopen takes back what was decided on a unit: 不需报, 并入, or on its report.
func collectReopen(e env, args []string) int {
	path, names, reason, ok := decision(flag.NewFlagSet("collect reopen", flag.ContinueOnError), args, true)
	if !ok {
		return e.usage()
	}
	return e.decide(path, names, func(_ *collection.Project, s *collection.Standing) (collection.Event, error) {
		if !s.Expected() {
			return collection.Event{Kind: collection.Reopen, Reason: reason}, nil
		}
		f := s.Current
		if s.State == collection.Back {
			f = s.Latest
		}
		if f == nil || f.Verdict == collection.Undecided || f.Verdict == collection.Reopened {
			return collection.Event{}, &model.Refusal{Message: fmt.Sprintf("“%s”是“%s”，没有可以重新打开的决定", s.Name, s.State)}
		}
		return collection.Event{Kind: collection.Reopen, File: f.Hash, After: f.Wanted(collection.Reopen), Reason: reason}, nil
	})
}

// collectExempt takes a unit off those whose reports are wanted.
func collectExempt(e env, args []string) int {
	fs := flag.NewFlagSet("collect exempt", flag.ContinueOnError)
	into := fs.String("into", "", "")
	path, names, reason, ok := decision(fs, args, true)
	if !ok {
		return e.usage()
	}
	return e.decide(path, names, func(p *collection.Project, s *collection.Standing) (collection.Event, error) {
		if *into == "" {
			return collection.Event{Kind: collection.Exempt, Reason: reason}, nil
		}
		successor, err := unitsNamed(p, []string{*into})
		if err != nil {
			return collection.Event{}, err
		}
		if successor[0].ID == s.ID {
			return collection.Event{}, &model.Refusal{Message: fmt.Sprintf("“%s”不能并入自己；请写承接单位的名称", s.Name)}
		}
		return collection.Event{Kind: collection.Merge, Into: successor[0].ID, Reason: reason}, nil
	})
}

// collectZero takes the blanks of a unit's report for 0, with a basis. It holds for the
// file that counts now; the next one is asked about anew.
func collectZero(e env, args []string) int {
	fs := flag.NewFlagSet("collect zero", flag.ContinueOnError)
	list := fs.String("cells", "", "")
	path, names, reason, ok := decision(fs, args, true)
	if !ok {
		return e.usage()
	}
	var cells []string
	for _, word := range strings.FieldsFunc(*list, func(r rune) bool { return r == ',' || r == '，' }) {
		at, err := form.ParseRef(word)
		if _, known := e.form.Index(at); err != nil || !known {
			return e.refuse(&model.Refusal{Message: fmt.Sprintf("没有“%s”这一格；请写成 requests/new/total 这样的地址", word)})
		}
		cells = append(cells, word)
	}
	return e.decide(path, names, func(_ *collection.Project, s *collection.Standing) (collection.Event, error) {
		if s.Current == nil {
			return collection.Event{}, &model.Refusal{Message: fmt.Sprintf("“%s”没有计入的报送件（%s），没有空格可以按 0 计；请先收件", s.Name, s.State)}
		}
		return collection.Event{Kind: collection.Zero, File: s.Current.Hash, Cells: cells, Reason: reason}, nil
	})
}
