// Package collect keeps a collection of yearly reports (汇总项目) in a folder of plain
// files: one that says what the project is, a journal of events for each person and
// machine, and the reports as they came. Several people work in one folder on a share at
// once. What the events mean is model/collection's to say; docs/collection.md is the
// contract of the folder, which outlives the program.
package collect

import (
	"bytes"
	"cmp"
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"gouji.app/disk"
	"gouji.app/model"
	"gouji.app/model/collection"
	"gouji.app/model/form"
)

// The names in a project's folder. They are part of its format.
const (
	HeadFile  = "汇总项目.gouji"
	Journals  = "记录"
	Filed     = "报送件"
	Unclaimed = "待认领"
	Returned  = "退回"
	Output    = "输出"
)

const fileMode = 0o644

// An Options is what a folder needs of the world.
type Options struct {
	Form       *form.Form
	Name, Host string // who works, on which machine
	// Local is the folder of this user on this machine for what can be had again (the
	// cache), for events that wait for the share, and for which journal is his.
	Local   string
	Version string // of the program: what it read with another is read anew
	Now     func() time.Time
}

// A Folder is an open project. It is not safe for concurrent use.
type Folder struct {
	Path string
	Head collection.Head
	// ReadOnly says in a sentence why nothing can be recorded; "" where it can.
	ReadOnly string
	Damage   []Damage

	options  Options
	local    string
	journals map[string]journal
	own      string // path of the journal of this user on this machine
	waiting  []collection.Event
	changed  bool // something was read or written that history does not have
	history  *collection.History
	cache    *cache
}

// Create makes a project in a folder that holds none. The folder may hold other files.
func Create(path string, head collection.Head) error {
	name := model.ShownName(path)
	if _, err := os.Stat(filepath.Join(path, HeadFile)); err == nil {
		return &model.Refusal{Message: fmt.Sprintf("“%s”里已经有一个汇总项目；请打开它，或换一个文件夹", name)}
	}
	for _, d := range []string{Journals, Filed, Unclaimed, Returned, Output} {
		if err := os.MkdirAll(filepath.Join(path, d), 0o755); err != nil {
			return disk.Refuse(filepath.Join(path, d), err)
		}
	}
	head.Schema, head.ID = collection.Schema, newID(time.Now())
	return disk.Write(filepath.Join(path, HeadFile), disk.Way{}, func(w io.Writer) error {
		enc := json.NewEncoder(w)
		enc.SetEscapeHTML(false)
		enc.SetIndent("", "  ")
		return enc.Encode(head)
	})
}

// Open opens a project. It fails with a Refusal where the folder holds none.
func Open(path string, o Options) (*Folder, error) {
	name := model.ShownName(path)
	data, err := os.ReadFile(filepath.Join(path, HeadFile))
	if err != nil {
		return nil, &model.Refusal{Message: fmt.Sprintf("“%s”不是汇总项目的文件夹，其中没有“%s”；请选对文件夹，或先用 collect new 新建", name, HeadFile), Cause: err}
	}
	f := &Folder{Path: path, options: o, journals: map[string]journal{}}
	if err := json.Unmarshal(data, &f.Head); err != nil || f.Head.ID == "" || !filepath.IsLocal(f.Head.ID) {
		return nil, &model.Refusal{Message: fmt.Sprintf("“%s”已损坏；请用备份中的这个文件换回来，记录和报送件不受影响", HeadFile), Cause: err}
	}
	if f.Head.Edition != o.Form.ID {
		return nil, &model.Refusal{Message: fmt.Sprintf("这个汇总项目用的年报格式“%s”本程序不认识；请升级程序后再打开", f.Head.Edition)}
	}
	f.local = filepath.Join(o.Local, f.Head.ID)
	if err := os.MkdirAll(f.local, 0o700); err != nil {
		return nil, disk.Refuse(f.local, err)
	}
	f.own = filepath.Join(path, Journals, fmt.Sprintf("%s-%s-%s.jsonl", cleaned(o.Name, 20), cleaned(o.Host, 20), f.suffix()))
	f.cache = openCache(filepath.Join(f.local, cacheFile), o.Version)
	if err := f.Refresh(); err != nil {
		return nil, err
	}
	return f, nil
}

// suffix tells this user's journal on this machine from those of people and machines of
// the same names. Where it can't be kept, a new one does no harm.
func (f *Folder) suffix() string {
	path := filepath.Join(f.local, "journal")
	if data, err := os.ReadFile(path); err == nil && len(data) == suffixLength && cleaned(string(data), suffixLength) == string(data) {
		return string(data)
	}
	suffix := hex.EncodeToString(random(suffixLength / 2))
	_ = disk.Write(path, disk.Way{Mode: 0o600}, func(w io.Writer) error { _, err := io.WriteString(w, suffix); return err })
	return suffix
}

const suffixLength = 6

func random(n int) []byte {
	b := make([]byte, n)
	rand.Read(b) // never fails
	return b
}

// newID is unique and sorts by time.
func newID(now time.Time) string {
	return fmt.Sprintf("%012x%s", now.UnixMilli(), hex.EncodeToString(random(5)))
}

// NewUnitID makes an id for a unit.
func NewUnitID() string { return "u" + hex.EncodeToString(random(4)) }

// Refresh reads what has been written to the journals since, and writes what waited for
// the share.
func (f *Folder) Refresh() error {
	if err := f.readJournals(); err != nil {
		return err
	}
	f.drain()
	f.unite()
	return nil
}

// unite computes the history anew where a journal has changed.
func (f *Folder) unite() {
	if f.history != nil && !f.changed {
		return
	}
	f.changed = false
	var all [][]collection.Event
	f.Damage = nil
	for _, path := range sortedKeys(f.journals) {
		all = append(all, f.journals[path].events)
		f.Damage = append(f.Damage, f.journals[path].damage...)
	}
	f.history = collection.NewHistory(append(all, f.waiting)...)
	f.ReadOnly = ""
	if f.history.Newer || f.Head.Schema > collection.Schema {
		f.ReadOnly = "汇总项目里有更新版本的勾稽写的内容，本程序只能查看；请升级程序后再登记"
	}
}

// History is the events of all journals.
func (f *Folder) History() *collection.History { return f.history }

// Waiting is how many events are not yet in the project's folder.
func (f *Folder) Waiting() int { return len(f.waiting) }

// Record writes events to this user's journal, with number, time and author. Where the
// share is gone they wait on this machine and hold all the same. Errors are Refusals; then
// none of the events holds.
func (f *Folder) Record(events ...collection.Event) error {
	if len(events) == 0 {
		return nil
	}
	_ = f.readJournals() // of a share that is gone what was known stays
	f.unite()
	if f.ReadOnly != "" {
		return &model.Refusal{Message: f.ReadOnly}
	}
	now := f.options.Now()
	last := f.history.Last
	for i := range events {
		e := &events[i]
		e.V, e.N, e.ID = collection.Schema, last+1+i, newID(now)
		e.At, e.By, e.Host = now.Format(time.RFC3339), f.options.Name, f.options.Host
	}
	f.drain()
	if len(f.waiting) == 0 {
		err := f.append(events)
		if err == nil {
			f.unite()
			return nil
		}
		if errors.Is(err, fs.ErrPermission) {
			return &model.Refusal{Message: fmt.Sprintf("对“%s”没有写入权限，没有登记；请向文件夹的所有者要写入权限", model.ShownName(f.Path)), Cause: err}
		}
	}
	if err := disk.Append(f.outbox(), 0o600, lines(events)); err != nil {
		return err
	}
	f.waiting, f.changed = append(f.waiting, events...), true
	f.unite()
	return nil
}

func lines(events []collection.Event) (out []byte) {
	for _, e := range events {
		out = append(out, e.Line()...)
	}
	return out
}

// append writes events to the journal of this user. The folder itself is never made
// anew: on a share that is gone it would hide what is there.
func (f *Folder) append(events []collection.Event) error {
	if _, err := os.Stat(filepath.Join(f.Path, Journals)); err != nil {
		return err
	}
	if err := disk.Append(f.own, fileMode, lines(events)); err != nil {
		return err
	}
	return f.readJournal(f.own)
}

func (f *Folder) outbox() string { return filepath.Join(f.local, "outbox.jsonl") }

// drain writes what waited for the share. What it wrote twice, because it ended between
// writing and forgetting, counts once.
func (f *Folder) drain() {
	j, err := readJournal(f.outbox(), journal{})
	if err != nil || len(j.events) == 0 {
		f.waiting = nil
		return
	}
	f.waiting, f.changed = j.events, true
	if f.append(j.events) == nil && os.Remove(f.outbox()) == nil {
		f.waiting = nil
	}
}

// A journal is the events of one file.
type journal struct {
	size   int64
	time   time.Time
	whole  int64  // bytes up to the end of the last whole line
	lines  int    // whole lines
	last   []byte // the last whole line
	events []collection.Event
	damage []Damage
}

// A Damage is a line of a journal that can't be read.
type Damage struct {
	File string // name
	Line int    // from 1
}

// readJournals reads the journals that have changed: every .jsonl in the folder is one,
// whatever a synchronising service called its copy.
func (f *Folder) readJournals() error {
	dir := filepath.Join(f.Path, Journals)
	entries, err := os.ReadDir(dir)
	if err != nil {
		return &model.Refusal{Message: fmt.Sprintf("读不到“%s”里的记录；请确认磁盘或网络位置正常后再试", model.ShownName(f.Path)), Cause: err}
	}
	for _, e := range entries {
		if strings.EqualFold(filepath.Ext(e.Name()), ".jsonl") && e.Type().IsRegular() {
			if err := f.readJournal(filepath.Join(dir, e.Name())); err != nil {
				return &model.Refusal{Message: fmt.Sprintf("记录“%s”读不出来；请确认磁盘或网络位置正常后再试", e.Name()), Cause: err}
			}
		}
	}
	return nil
}

func (f *Folder) readJournal(path string) error {
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	if known, ok := f.journals[path]; ok && known.size == info.Size() && known.time.Equal(info.ModTime()) {
		return nil
	}
	j, err := readJournal(path, f.journals[path])
	if err != nil {
		return err
	}
	f.journals[path], f.changed = j, true
	return nil
}

// readJournal reads a file of events. A last line that a crash tore never was one. Of a
// journal that was read before, and whose last line still stands where it did, only what
// was appended is read.
func readJournal(path string, j journal) (journal, error) {
	file, err := os.Open(path)
	if err != nil {
		return j, err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return j, err
	}
	last := make([]byte, len(j.last))
	if _, err := file.ReadAt(last, j.whole-int64(len(last))); err != nil || !bytes.Equal(last, j.last) {
		j = journal{}
	}
	j.size, j.time = info.Size(), info.ModTime()
	data, err := io.ReadAll(io.NewSectionReader(file, j.whole, j.size-j.whole))
	if err != nil {
		return j, err
	}
	for line := range bytes.Lines(data) {
		if !bytes.HasSuffix(line, []byte("\n")) {
			break
		}
		j.whole, j.last = j.whole+int64(len(line)), line
		if j.lines++; j.lines == 1 {
			line = bytes.TrimPrefix(line, []byte("\ufeff")) // of Notepad
		}
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		if e, err := collection.ParseLine(line); err == nil {
			j.events = append(j.events, e)
		} else {
			j.damage = append(j.damage, Damage{filepath.Base(path), j.lines})
		}
	}
	return j, nil
}

func sortedKeys[V any](m map[string]V) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.SortFunc(out, cmp.Compare[string])
	return out
}
