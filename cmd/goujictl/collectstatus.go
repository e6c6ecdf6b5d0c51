package main

import (
	"flag"
	"fmt"
	"slices"
	"strings"

	"gouji.app/export"
	"gouji.app/model/check"
	"gouji.app/model/collection"
)

// A standingJSON is a unit with what came of it, as programs read it.
type standingJSON struct {
	Unit    string   `json:"unit"`
	ID      string   `json:"id"`
	State   string   `json:"state"`
	Flags   []string `json:"flags"`
	Rounds  int      `json:"rounds"`
	Letters int      `json:"letters"`
	Due     string   `json:"due,omitempty"`
	Late    int      `json:"late,omitempty"`
	Errors  int      `json:"errors"`
	Other   int      `json:"warnings"`
	Blank   int      `json:"holes"`
	Counts  string   `json:"counts,omitempty"` // hash of the file whose numbers count
	Reason  string   `json:"reason,omitempty"`
}

// An unclaimedJSON is a file of nobody.
type unclaimedJSON struct {
	File    string `json:"unclaimed"`
	From    string `json:"from,omitempty"`
	Hash    string `json:"hash"`
	Propose string `json:"proposed,omitempty"`
	Message string `json:"message,omitempty"`
}

// collectStatus prints how far each unit has come.
func collectStatus(e env, args []string) int {
	fs := flag.NewFlagSet("collect status", flag.ContinueOnError)
	asJSON := fs.Bool("json", false, "")
	states := fs.String("state", "", "")
	rest, err := parse(fs, args)
	if err != nil || len(rest) != 1 {
		return e.usage()
	}
	wanted := strings.FieldsFunc(*states, func(r rune) bool { return strings.ContainsRune(",，、", r) })
	for _, w := range wanted {
		if !slices.ContainsFunc(collection.States(), func(s collection.State) bool { return s.String() == w }) {
			return e.usage()
		}
	}
	f, p, err := e.project(rest[0])
	if err != nil {
		return e.refuse(err)
	}
	counts := map[collection.State]int{}
	open := len(p.Unclaimed)
	for _, s := range p.Units {
		counts[s.State]++
		if s.Expected() && (s.State != collection.Passed || s.After) {
			open++
		}
		if len(wanted) > 0 && !slices.Contains(wanted, s.State.String()) {
			continue
		}
		if err := e.printStanding(s, *asJSON); err != nil {
			return e.refuse(err)
		}
	}
	if len(wanted) == 0 {
		for _, file := range p.Unclaimed {
			m := f.Propose(p, file)
			x := unclaimedJSON{File: file.Name, From: file.From, Hash: file.Hash, Message: m.Note}
			if file.Refusal != "" {
				x.Message = file.Refusal
			}
			if len(file.Claims) > 1 {
				x.Message = "两人把它认领给了不同的单位；请再认领一次"
			}
			if s := p.Unit(m.Unit); s != nil {
				x.Propose = s.Name
			}
			if *asJSON {
				err = e.lines().Encode(x)
			} else {
				_, err = fmt.Fprintf(e.out, "待认领　%s　%s　%s\n", file.Name, x.Propose, x.Message)
			}
			if err != nil {
				return e.refuse(err)
			}
		}
		if !*asJSON {
			e.printCounts(p, counts)
		}
	}
	if f.ReadOnly != "" {
		fmt.Fprintln(e.err, f.ReadOnly)
	}
	if open > 0 {
		return exitErrors
	}
	return exitDone
}

func (e env) printStanding(s *collection.Standing, asJSON bool) error {
	x := standingJSON{
		Unit: s.Name, ID: s.ID, State: s.State.String(), Flags: append([]string{}, s.Flags()...), Rounds: s.Rounds, Letters: len(s.Letters),
		Due: s.Due, Late: s.Late, Reason: s.Exempt,
	}
	if c := s.Current; c != nil {
		x.Errors, x.Other, x.Blank, x.Counts = c.Errors, c.Other, c.Blank, c.Hash
		if c.AsIs {
			x.Reason = c.Reason
		}
	}
	if asJSON {
		return e.lines().Encode(x)
	}
	var notes []string
	if x.Rounds > 0 {
		notes = append(notes, fmt.Sprintf("第 %d 次", x.Rounds))
	}
	if x.Errors > 0 {
		notes = append(notes, fmt.Sprintf("错误 %d", x.Errors))
	}
	if x.Blank > 0 {
		notes = append(notes, fmt.Sprintf("缺口 %d", x.Blank))
	}
	if x.Late > 0 {
		notes = append(notes, fmt.Sprintf("晚 %d 天", x.Late))
	}
	notes = append(notes, x.Flags...)
	if x.Reason != "" {
		notes = append(notes, x.Reason)
	}
	_, err := fmt.Fprintf(e.out, "%03d　%s　%s　%s\n", s.Number, s.Name, x.State, strings.Join(notes, "　"))
	return err
}

func (e env) printCounts(p *collection.Project, counts map[collection.State]int) {
	expected := len(p.Units) - counts[collection.Excused] - counts[collection.Merged]
	out := []string{fmt.Sprintf("应报 %d", expected)}
	for _, s := range collection.States() {
		if counts[s] > 0 {
			out = append(out, fmt.Sprintf("%s %d", s, counts[s]))
		}
	}
	if n := len(p.Unclaimed); n > 0 {
		out = append(out, fmt.Sprintf("待认领 %d", n))
	}
	fmt.Fprintln(e.out, strings.Join(out, "　"))
}

// collectCheck prints the findings of the reports whose numbers count.
func collectCheck(e env, args []string) int {
	fs := flag.NewFlagSet("collect check", flag.ContinueOnError)
	asJSON := fs.Bool("json", false, "")
	rest, err := parse(fs, args)
	if err != nil || len(rest) == 0 {
		return e.usage()
	}
	f, p, err := e.project(rest[0])
	if err != nil {
		return e.refuse(err)
	}
	units := p.Units
	if len(rest) > 1 {
		if units, err = unitsNamed(p, rest[1:]); err != nil {
			return e.refuse(err)
		}
	}
	worst := exitDone
	for _, s := range units {
		if s.Latest == nil {
			if s.Expected() {
				fmt.Fprintf(e.err, "%s　%s\n", s.Name, s.State)
				worst = max(worst, exitErrors)
			}
			continue
		}
		im, err := f.Import(s.Latest)
		if err != nil {
			return e.refuse(err)
		}
		findings := check.Run(im.Report, check.All(), check.Context{Imported: !im.Own, Unread: im.Unread()}).Findings
		if *asJSON {
			err = export.WriteFindingsLine(e.out, findings, im.Notes, s.Name)
		} else {
			err = e.printFindings(s.Name, true, findings, im.Notes)
		}
		if err != nil {
			return e.refuse(err)
		}
		if slices.ContainsFunc(findings, func(x check.Finding) bool { return x.Severity == check.Error && x.Explained == "" }) {
			worst = max(worst, exitErrors)
		}
	}
	return worst
}

// collectLog prints who did what when, of one unit or of all.
func collectLog(e env, args []string) int {
	fs := flag.NewFlagSet("collect log", flag.ContinueOnError)
	asJSON := fs.Bool("json", false, "")
	rest, err := parse(fs, args)
	if err != nil || len(rest) == 0 || len(rest) > 2 {
		return e.usage()
	}
	f, p, err := e.project(rest[0])
	if err != nil {
		return e.refuse(err)
	}
	only := ""
	if len(rest) == 2 {
		units, err := unitsNamed(p, rest[1:])
		if err != nil {
			return e.refuse(err)
		}
		only = units[0].ID
	}
	h := f.History()
	for _, ev := range slices.Concat(h.Events, h.Withdrawn, h.Unknown) {
		unit := ev.Unit
		if ev.Roster != nil {
			unit = ev.Roster.ID
		}
		if file := p.File(ev.File); unit == "" && file != nil {
			unit = file.Unit
		}
		if only != "" && unit != only {
			continue
		}
		if *asJSON {
			err = e.lines().Encode(ev)
		} else {
			err = e.printEvent(p, ev, unit)
		}
		if err != nil {
			return e.refuse(err)
		}
	}
	return exitDone
}

func (e env) printEvent(p *collection.Project, ev collection.Event, unit string) error {
	words := []string{ev.At, ev.By + "（" + ev.Host + "）", ev.Kind.Label()}
	if s := p.Unit(unit); s != nil {
		words = append(words, s.Name)
	}
	if file := p.File(ev.File); file != nil {
		words = append(words, file.Name)
	} else if ev.Name != "" {
		words = append(words, ev.Name)
	}
	if s := p.Unit(ev.Into); s != nil {
		words = append(words, "并入"+s.Name)
	}
	if ev.AsIs {
		words = append(words, "按原数计入")
	}
	if ev.Reason != "" {
		words = append(words, ev.Reason)
	}
	_, err := fmt.Fprintln(e.out, strings.Join(words, "　"))
	return err
}

// collectVerify reads everything in the folder again and says what is not as it was left.
func collectVerify(e env, args []string) int {
	fs := flag.NewFlagSet("collect verify", flag.ContinueOnError)
	asJSON := fs.Bool("json", false, "")
	rest, err := parse(fs, args)
	if err != nil || len(rest) != 1 {
		return e.usage()
	}
	f, p, err := e.project(rest[0])
	if err != nil {
		return e.refuse(err)
	}
	faults := f.Verify(e.stopped, p)
	for _, x := range faults {
		if *asJSON {
			err = e.lines().Encode(map[string]string{"place": x.Place, "message": x.Message})
		} else {
			_, err = fmt.Fprintf(e.out, "%s　%s\n", x.Place, x.Message)
		}
		if err != nil {
			return e.refuse(err)
		}
	}
	if !*asJSON && len(faults) == 0 {
		fmt.Fprintf(e.out, "%d 份报送件和 %d 条记录都完好。\n", len(p.Files), len(f.History().Events)+len(f.History().Withdrawn))
	}
	if len(faults) > 0 {
		return exitErrors
	}
	return exitDone
}
