package main

import (
	"cmp"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/user"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"gouji.app"
	"gouji.app/export/collect"
	"gouji.app/model"
	"gouji.app/model/collection"
)

// openProject opens the project in a folder as the user on this machine.
func (e env) openProject(path string) (*collect.Folder, error) {
	config, err := os.UserConfigDir()
	if err != nil {
		config = os.TempDir()
	}
	host, _ := os.Hostname()
	return collect.Open(path, collect.Options{
		Form: e.form, Name: userName(), Host: host, Local: filepath.Join(config, "gouji", "collect"),
		Version: gouji.Identify().Version, Now: time.Now,
	})
}

// userName is how the system calls who works.
func userName() string {
	if u, err := user.Current(); err == nil {
		name := cmp.Or(u.Name, u.Username)
		if i := strings.LastIndexByte(name, '\\'); i >= 0 { // DOMAIN\name
			name = name[i+1:]
		}
		return strings.TrimRight(name, ",")
	}
	return cmp.Or(os.Getenv("USER"), os.Getenv("USERNAME"), "未知")
}

// project opens the project in a folder and computes how it stands.
func (e env) project(path string) (*collect.Folder, *collection.Project, error) {
	f, err := e.openProject(path)
	if err != nil {
		return nil, nil, err
	}
	p, err := f.Project(e.stopped)
	return f, p, err
}

// unitsNamed finds units by their names, short names or ids.
func unitsNamed(p *collection.Project, names []string) (out []*collection.Standing, err error) {
	for _, name := range names {
		var found []*collection.Standing
		for _, s := range p.Units {
			if s.ID == name || model.SameName(s.Name, name) || s.Short != "" && model.SameName(s.Short, name) || slices.Contains(s.Aliases, name) {
				found = append(found, s)
			}
		}
		switch len(found) {
		case 0:
			return nil, &model.Refusal{Message: fmt.Sprintf("名单中没有“%s”；请写单位全称，可用 collect status 查看名单", name)}
		case 1:
			out = append(out, found[0])
		default:
			return nil, &model.Refusal{Message: fmt.Sprintf("名单中有 %d 家“%s”；请写编号，如 %s", len(found), name, found[0].ID)}
		}
	}
	return out, nil
}

// lines prints JSON, a line each.
func (e env) lines() *json.Encoder {
	enc := json.NewEncoder(e.out)
	enc.SetEscapeHTML(false)
	return enc
}

// collectNew makes a project in a folder.
func collectNew(e env, args []string) int {
	fs := flag.NewFlagSet("collect new", flag.ContinueOnError)
	name := fs.String("name", "", "")
	title := fs.String("title", "", "")
	year := fs.Int("year", 0, "")
	list := fs.String("units", "", "")
	from := fs.String("from", "", "")
	deadline := fs.String("deadline", "", "")
	rest, err := parse(fs, args)
	if err != nil || len(rest) != 1 || *name == "" || *year < 2008 || *year > 9999 {
		return e.usage()
	}
	if _, err := time.Parse(time.DateOnly, *deadline); *deadline != "" && err != nil {
		return e.refuse(&model.Refusal{Message: fmt.Sprintf("截止日期“%s”看不懂；请写成 2026-01-20 这样", *deadline)})
	}
	var events []collection.Event
	if *from != "" {
		_, last, err := e.project(*from)
		if err != nil {
			return e.refuse(err)
		}
		for _, s := range last.Units {
			if s.Expected() {
				events = append(events, collection.Event{Kind: collection.Entry, Roster: &s.Unit})
			}
		}
	}
	var rows []collection.RosterRow
	if *list != "" {
		if rows, err = collect.ReadRoster(*list); err != nil {
			return e.refuse(err)
		}
		if _, err = collection.Compare(e.form, rosterOf(events), rows, collect.NewUnitID); err != nil {
			return e.refuse(err) // before there is a project
		}
	}
	if *deadline != "" {
		events = append(events, collection.Event{Kind: collection.Settings, Deadlines: map[string]string{"": *deadline}})
	}
	head := collection.Head{
		Title: cmp.Or(*title, fmt.Sprintf("%s%d年度年报汇总", *name, *year)), Government: *name, Year: *year, Edition: e.form.ID,
	}
	if err := collect.Create(rest[0], head); err != nil {
		return e.refuse(err)
	}
	f, err := e.openProject(rest[0])
	if err == nil {
		err = f.Record(events...)
	}
	if err != nil {
		return e.refuse(err)
	}
	if rows != nil {
		if _, err := e.takeRoster(f, rows, true, false); err != nil {
			return e.refuse(err)
		}
	}
	fmt.Fprintf(e.out, "已建立“%s”，名单 %d 家。\n", head.Title, len(f.History().Events)-min(1, len(*deadline)))
	return exitDone
}

func rosterOf(events []collection.Event) (out []collection.Unit) {
	for _, ev := range events {
		if ev.Roster != nil {
			out = append(out, *ev.Roster)
		}
	}
	return out
}

// collectUnits prints the list of units, or takes one in after showing what it changes.
func collectUnits(e env, args []string) int {
	fs := flag.NewFlagSet("collect units", flag.ContinueOnError)
	asJSON := fs.Bool("json", false, "")
	list := fs.String("import", "", "")
	propose := fs.Bool("propose", false, "")
	yes := fs.Bool("yes", false, "")
	rest, err := parse(fs, args)
	if err != nil || len(rest) != 1 || *list != "" && *propose {
		return e.usage()
	}
	f, p, err := e.project(rest[0])
	if err != nil {
		return e.refuse(err)
	}
	if *list == "" && !*propose {
		for _, s := range p.Units {
			if *asJSON {
				err = e.lines().Encode(s.Unit)
			} else {
				_, err = fmt.Fprintf(e.out, "%03d　%s　%s\n", s.Number, s.Name, s.ID)
			}
			if err != nil {
				return e.refuse(err)
			}
		}
		return exitDone
	}
	rows := proposedRoster(f, p)
	if *list != "" {
		if rows, err = collect.ReadRoster(*list); err != nil {
			return e.refuse(err)
		}
	}
	changed, err := e.takeRoster(f, rows, *yes, *propose)
	if err != nil {
		return e.refuse(err)
	}
	if changed && !*yes {
		fmt.Fprintln(e.out, "以上变动还没有登记；确认无误后加 --yes 再执行一次。")
	}
	return exitDone
}

// proposedRoster names the bodies of the files that nobody has claimed.
func proposedRoster(f *collect.Folder, p *collection.Project) (rows []collection.RosterRow) {
	for _, file := range p.Unclaimed {
		name := f.Named(file)
		if name != "" && file.Year == p.Year && !slices.ContainsFunc(rows, func(r collection.RosterRow) bool { return model.SameName(r.Name, name) }) {
			rows = append(rows, collection.RosterRow{Name: name})
		}
	}
	return rows
}

// takeRoster shows what a list changes and, where the user wants it, takes it in. Units
// that it does not name stay in the list: who need not report is exempt for a reason.
func (e env) takeRoster(f *collect.Folder, rows []collection.RosterRow, yes, more bool) (changed bool, err error) {
	p, err := f.Project(e.stopped)
	if err != nil {
		return false, err
	}
	changes, err := collection.Compare(e.form, p.Roster(), rows, collect.NewUnitID)
	if err != nil {
		return false, err
	}
	var events []collection.Event
	for _, c := range changes {
		switch {
		case c.New == nil && more:
		case c.New == nil:
			fmt.Fprintf(e.out, "名单里没有“%s”，仍保留；不需报的请用 collect exempt 写明原因\n", c.Old.Name)
		case c.Old == nil:
			fmt.Fprintf(e.out, "增加　%s\n", c.New.Name)
			events = append(events, collection.Event{Kind: collection.Entry, Roster: c.New})
		case c.Old.Name != c.New.Name:
			fmt.Fprintf(e.out, "更名　%s → %s\n", c.Old.Name, c.New.Name)
			events = append(events, collection.Event{Kind: collection.Entry, Roster: c.New})
		default:
			fmt.Fprintf(e.out, "变更　%s\n", c.New.Name)
			events = append(events, collection.Event{Kind: collection.Entry, Roster: c.New})
		}
	}
	if !yes {
		return len(events) > 0, nil
	}
	return len(events) > 0, f.Record(events...)
}
