package collect

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"gouji.app/disk"
	"gouji.app/export"
	"gouji.app/export/pack"
	"gouji.app/model"
	"gouji.app/model/collection"
)

// A Taken is what became of one file that came.
type Taken struct {
	Name, From string
	Hash       string
	Unit       string // id of the unit that it was claimed for
	Match      collection.Match
	Same       bool   // it had come before, byte for byte
	Refusal    string // why it can't be read as a report; it is kept all the same
	Lost       string // why it was not taken in at all: nothing of it is kept
	Year       int
}

// A Summary counts what came, in the words of a receipt.
type Summary struct{ Claimed, Unclaimed, Unread, Same, Lost int }

func (s *Summary) count(t Taken) {
	switch {
	case t.Lost != "":
		s.Lost++
	case t.Same:
		s.Same++
	case t.Refusal != "":
		s.Unread++
	case t.Unit == "":
		s.Unclaimed++
	default:
		s.Claimed++
	}
}

// String is the sentence under a receipt.
func (s Summary) String() string {
	out := fmt.Sprintf("%d 份收下并认领，%d 份待认领，%d 份读不出，%d 份与以前相同", s.Claimed, s.Unclaimed, s.Unread, s.Same)
	if s.Lost > 0 {
		out += fmt.Sprintf("，%d 份没有收成", s.Lost)
	}
	return out + "。"
}

// An Intake takes files into a project.
type Intake struct {
	Folder *Folder
	Unit   string // id of the unit that all of them are of, as somebody says; "" by evidence
	DryRun bool   // only says what would be done
	Each   func(Taken)
}

// batch is how many receipts are written to the journal at once. What is taken in and not
// yet written when the program is killed is found by the next scan.
const batch = 128

// Add takes in files, folders with all that is in them, zips and mails. Sources are only
// read. It goes on where one fails, and ends early when ctx does: what was taken in stays.
func (in *Intake) Add(ctx context.Context, sources []string) (sum Summary, err error) {
	f := in.Folder
	p, err := f.Project(ctx)
	if err != nil {
		return sum, err
	}
	if f.ReadOnly != "" && !in.DryRun {
		return sum, &model.Refusal{Message: f.ReadOnly}
	}
	t := &taking{Intake: in, units: p.Roster(), counts: map[string]int{}, before: map[string]bool{}, known: map[string]string{}, ledger: f.openLedger()}
	t.names = collection.NamesOf(f.Head.Government, t.units)
	for _, file := range p.Files {
		t.before[file.Hash], t.known[file.Hash] = true, ""
		t.counts[file.Unit]++
	}
	files, lost := listFiles(ctx, sources, f.Path)
	for _, l := range lost {
		sum.count(l)
		in.Each(l)
	}
	for came := range parallel(ctx, files, t.read) {
		whole := true // so that it need not be read again
		for _, r := range came {
			done := t.take(r)
			whole = whole && done.Lost == ""
			sum.count(done)
			in.Each(done)
		}
		for _, r := range came {
			if whole {
				t.marks = append(t.marks, mark{r.source, r.hash})
			}
		}
		if len(t.events) >= batch {
			if err = t.flush(); err != nil {
				return sum, err
			}
		}
	}
	return sum, errors.Join(t.flush(), ctx.Err())
}

// A taking is one run of an intake.
type taking struct {
	*Intake
	units  []collection.Unit
	names  collection.Names
	counts map[string]int    // files of a unit
	before map[string]bool   // hashes known when the run began, which workers read
	known  map[string]string // path of each hash, those of this run too
	ledger *ledger
	events []collection.Event
	marks  []mark // of files whose events are not yet written
}

// A source is a file on this machine.
type source struct {
	path, name string // name: below the folder that was given, with slashes
	size       int64
	stamp      string
}

// listFiles lists the files of sources. Links are not followed, nor is the project's own
// folder looked into.
func listFiles(ctx context.Context, sources []string, project string) (out []source, lost []Taken) {
	own, _ := filepath.Abs(project)
	fail := func(path, message string) { lost = append(lost, Taken{Name: model.ShownName(path), Lost: message}) }
	for _, s := range sources {
		info, err := os.Stat(s)
		if err != nil {
			fail(s, fmt.Sprintf("找不到“%s”；请核对名称和位置", model.ShownName(s)))
			continue
		}
		if !info.IsDir() {
			out = append(out, source{s, filepath.Base(s), info.Size(), stamp(info)})
			continue
		}
		_ = filepath.WalkDir(s, func(p string, d fs.DirEntry, err error) error {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			if err != nil {
				fail(p, fmt.Sprintf("“%s”读不到；请核对权限后再收", model.ShownName(p)))
				return nil
			}
			if abs, _ := filepath.Abs(p); abs == own && d.IsDir() {
				return fs.SkipDir
			}
			if !d.Type().IsRegular() || export.Litter(d.Name()) {
				return nil
			}
			info, err := d.Info()
			if err != nil {
				return nil // gone meanwhile
			}
			below, err := filepath.Rel(s, p)
			if err != nil {
				below = d.Name()
			}
			out = append(out, source{p, path.Join(filepath.Base(s), filepath.ToSlash(below)), info.Size(), stamp(info)})
			return nil
		})
	}
	return out, lost
}

func stamp(info fs.FileInfo) string {
	return fmt.Sprintf("%d@%d", info.Size(), info.ModTime().UnixNano())
}

// A came is a file that was read and, unless it was known, staged in the project.
type came struct {
	parcel
	source source
	hash   string
	read   read
	staged string // path below the project; "" where it was not
	failed error  // why it was not
}

// read reads a source with all that is in it. It runs beside others.
func (t *taking) read(s source) (out []came) {
	if hashes := t.ledger.hashes(s); hashes != nil && !slices.ContainsFunc(hashes, func(h string) bool { return !t.before[h] }) {
		for _, h := range hashes {
			out = append(out, came{parcel: parcel{name: s.name}, source: s, hash: h})
		}
		return out
	}
	data, err := readStill(s)
	unpack(parcel{name: s.name, data: data, err: err}, func(p parcel) bool {
		c := came{parcel: p, source: s}
		if len(p.data) > 0 || p.err == nil {
			c.hash = hashOf(p.data)
			t.stage(&c)
		}
		c.data = nil
		out = append(out, c)
		return true
	})
	return out
}

// readStill reads a file that nobody is writing just now.
func readStill(s source) ([]byte, error) {
	name := model.ShownName(s.path)
	if s.size > pack.MaxFile {
		return nil, &model.Refusal{Message: fmt.Sprintf("“%s”超过 %d MB，没有收；请确认选对了文件", name, pack.MaxFile>>20)}
	}
	data, err := os.ReadFile(s.path)
	if err != nil {
		return nil, &model.Refusal{Message: fmt.Sprintf("“%s”读不出来，可能正被其他程序打开或没有权限；请关闭后再收", name), Cause: err}
	}
	if info, err := os.Stat(s.path); err != nil || stamp(info) != s.stamp || int64(len(data)) != s.size {
		return nil, &model.Refusal{Message: fmt.Sprintf("“%s”正在变化，可能还没有复制完；请稍后再收", name)}
	}
	return data, nil
}

// stage puts a file that is new into 待认领, whole and synced, before anything tells of
// it. Known ones, and those of a dry run, are only read.
func (t *taking) stage(c *came) {
	f := t.Folder
	if t.before[c.hash] {
		return
	}
	c.read = f.readFacts(c.hash, c.data, path.Base(c.name))
	if t.DryRun {
		return
	}
	short := strings.TrimPrefix(c.hash, "sha256:")[:8]
	below := path.Join(Unclaimed, short+" "+cleaned(path.Base(c.name), maxName-9))
	if len(f.at(below)) > maxPath {
		below = path.Join(Unclaimed, short+cleaned(path.Ext(c.name), 8))
	}
	if _, err := os.Stat(f.at(below)); err == nil { // staged by a run that was killed
		if data, err := os.ReadFile(f.at(below)); err == nil && hashOf(data) == c.hash {
			c.staged = below
			return
		}
	}
	c.failed = disk.Write(f.at(below), disk.Way{Mode: 0o444}, func(w io.Writer) error { _, err := w.Write(c.data); return err })
	c.staged = below
}

// take files what was read, and makes its events.
func (t *taking) take(c came) Taken {
	out := Taken{Name: c.name, From: c.from, Hash: c.hash}
	if err := cmp.Or(c.failed, c.err); err != nil && (c.failed != nil || c.hash == "") {
		out.Lost = model.Shown(err.Error())
		return out
	}
	if at, twice := t.known[c.hash]; twice {
		out.Same = true
		if c.staged != "" && c.staged != at { // twice among what came now
			_ = os.Remove(t.Folder.at(c.staged))
		}
		return out
	}
	out.Refusal, out.Year = c.read.Refusal, c.read.Year
	if c.err != nil {
		out.Refusal = model.Shown(c.err.Error())
	}
	t.Folder.cache.put(c.read)
	out.Match = t.match(c)
	if out.Match.Certain {
		out.Unit = out.Match.Unit
	}
	t.known[c.hash] = c.staged
	if t.DryRun {
		return out
	}
	at := c.staged
	if out.Unit != "" {
		at = t.file(out.Unit, c)
	}
	t.known[c.hash] = at
	from := cmp.Or(c.from, folderOf(c.name))
	t.events = append(t.events, collection.Event{Kind: collection.Receive, File: c.hash, Name: path.Base(c.name), Path: at, From: from})
	if out.Unit != "" {
		t.events = append(t.events, collection.Event{Kind: collection.Claim, File: c.hash, Unit: out.Unit, Why: string(out.Match.Why)})
	}
	return out
}

// folderOf is the folder that a file came in: evidence for whoever claims it later.
func folderOf(name string) string {
	if dir := path.Dir(name); dir != "." {
		return dir
	}
	return ""
}

func (t *taking) match(c came) collection.Match {
	if t.Unit != "" {
		return collection.Match{Unit: t.Unit, Why: collection.ByHand, Certain: true}
	}
	m := t.names.Match(t.Folder.Head.ID, t.units, collection.Evidence{Project: c.read.Project, Unit: c.read.Unit, Printed: c.read.Names, File: c.name})
	if m.Certain && c.read.Refusal == "" && c.read.Year == 0 {
		m.Certain, m.Note = false, "报告里读不出年度；请核对后认领"
	}
	return m
}

// file moves a staged file to those of its unit. Where that fails, as while a virus
// scanner looks at it, it stays where it is.
func (t *taking) file(unit string, c came) string {
	i := slices.IndexFunc(t.units, func(u collection.Unit) bool { return u.ID == unit })
	t.counts[unit]++
	return t.Folder.move(c.staged, t.Folder.filedPath(t.units[i], t.counts[unit], t.Folder.options.Now().Format("2006-01-02"), path.Base(c.name)))
}

// move gives a file of the project another path, and returns the one that it has then.
func (f *Folder) move(from, to string) string {
	if os.MkdirAll(filepath.Dir(f.at(to)), 0o755) != nil {
		return from
	}
	if _, err := os.Lstat(f.at(to)); err == nil {
		return from // somebody else's round of the same number
	}
	if os.Rename(f.at(from), f.at(to)) != nil {
		return from
	}
	return to
}

// flush writes the events of what was taken in.
func (t *taking) flush() error {
	if t.DryRun {
		return nil
	}
	if err := t.Folder.Record(t.events...); err != nil {
		return err
	}
	t.Folder.cache.save()
	t.ledger.add(t.marks)
	t.events, t.marks = nil, nil
	return nil
}

// Claim says by hand whose a file is, and files it there.
func (f *Folder) Claim(p *collection.Project, file *collection.File, unit *collection.Standing, alias string) error {
	at := ""
	if len(file.Paths) > 0 && strings.HasPrefix(file.Paths[0], Unclaimed+"/") {
		if _, err := os.Stat(f.at(file.Paths[0])); err == nil {
			at = f.move(file.Paths[0], f.filedPath(unit.Unit, len(unit.Files)+1, f.options.Now().Format("2006-01-02"), file.Name))
		}
	}
	events := []collection.Event{{Kind: collection.Claim, File: file.Hash, Unit: unit.ID, Why: string(collection.ByHand), Path: at, After: file.Wanted(collection.Claim)}}
	if alias != "" {
		events = append(events, collection.Event{Kind: collection.Alias, Unit: unit.ID, Name: alias})
	}
	return f.Record(events...)
}

// Orphans are files in the project's folder that no event tells of: of a program that was
// killed, or put there by hand. paths are below the folder, in order.
func (f *Folder) Orphans(p *collection.Project) (paths []string) {
	told := map[string]bool{}
	for _, file := range p.Files {
		for _, at := range file.Paths {
			told[at] = true
		}
	}
	for _, dir := range []string{Unclaimed, Filed} {
		_ = filepath.WalkDir(f.at(dir), func(at string, d fs.DirEntry, err error) error {
			if err != nil || !d.Type().IsRegular() || export.Litter(d.Name()) {
				return nil
			}
			if below, err := filepath.Rel(f.Path, at); err == nil && !told[filepath.ToSlash(below)] {
				paths = append(paths, filepath.ToSlash(below))
			}
			return nil
		})
	}
	slices.SortFunc(paths, cmp.Compare[string])
	return paths
}

// Adopt takes in the orphans where they stand.
func (in *Intake) Adopt(ctx context.Context, p *collection.Project, orphans []string) (sum Summary, err error) {
	f := in.Folder
	units := p.Roster()
	names := collection.NamesOf(f.Head.Government, units)
	var events []collection.Event
	for _, at := range orphans {
		if ctx.Err() != nil {
			break
		}
		data, err := os.ReadFile(f.at(at))
		if err != nil {
			continue
		}
		hash := hashOf(data)
		r := f.readFacts(hash, data, path.Base(at))
		done := Taken{Name: at, Hash: hash, Refusal: r.Refusal, Year: r.Year, Same: p.File(hash) != nil}
		f.cache.put(r)
		events = append(events, collection.Event{Kind: collection.Receive, File: hash, Name: path.Base(at), Path: at})
		if done.Match = names.Match(f.Head.ID, units, collection.Evidence{Project: r.Project, Unit: r.Unit, Printed: r.Names}); !done.Same && done.Match.Certain && r.Year != 0 {
			done.Unit = done.Match.Unit
			events = append(events, collection.Event{Kind: collection.Claim, File: hash, Unit: done.Unit, Why: string(done.Match.Why)})
		}
		sum.count(done)
		in.Each(done)
	}
	f.cache.save()
	return sum, f.Record(events...)
}
