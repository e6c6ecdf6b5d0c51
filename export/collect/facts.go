package collect

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"runtime"
	"strings"
	"sync"

	"gouji.app/export"
	"gouji.app/model"
	"gouji.app/model/check"
	"gouji.app/model/collection"
	"gouji.app/model/form"
	"gouji.app/model/reading"
)

// A reading of a file: its facts, its numbers, and what only its own bytes tell.
type read struct {
	Hash string `json:"hash"`
	Key  string `json:"key"` // versions of rules and program
	collection.Facts
	Name    string   `json:"name"`
	Cells   []string `json:"cells,omitempty"` // in print order
	Unread  []int    `json:"unread,omitempty"`
	Project string   `json:"project,omitempty"` // hidden ids of a form that was sent out
	Unit    string   `json:"unit,omitempty"`
}

func hashOf(data []byte) string {
	sum := sha256.Sum256(data)
	return "sha256:" + hex.EncodeToString(sum[:])
}

// readFacts reads a file as a report.
func (f *Folder) readFacts(hash string, data []byte, name string) read {
	out := read{Hash: hash, Key: f.cache.key}
	im, err := export.OpenData(data, name, f.options.Form)
	if err != nil {
		out.Refusal = model.Shown(err.Error())
		return out
	}
	r := im.Report
	out.Name, out.Year = r.UnitName(), r.Year()
	out.Names = []string{r.UnitName(), r.Text(form.Ref{Section: form.Signature})}
	out.Dated = dated(r)
	sum := sha256.Sum256([]byte(r.Printed().Plain()))
	out.Content = hex.EncodeToString(sum[:])
	out.Project, out.Unit = r.Origin()
	unread := im.Unread()
	for i, c := range r.Form.Cells() {
		out.Cells = append(out.Cells, r.Text(c.Ref))
		if !r.Number(c).Readable() {
			out.Blank++
		}
		if unread[c.Ref] {
			out.Unread = append(out.Unread, i)
		}
	}
	for _, x := range check.Run(r, check.All(), check.Context{Imported: !im.Own, Unread: unread}).Findings {
		switch {
		case x.Explained != "":
		case x.Severity == check.Error:
			out.Errors++
		case x.Severity == check.Warning:
			out.Other++
		}
	}
	return out
}

// dated is the date below the signature; "" where none can be read.
func dated(r *model.Report) string {
	for _, y := range reading.Read(r.Text(form.Ref{Section: form.DateLine})).Years() {
		if y.Year != 0 && y.Month != 0 && y.Day != 0 {
			return fmt.Sprintf("%04d-%02d-%02d", y.Year, y.Month, y.Day)
		}
	}
	return ""
}

// report is what is known of a file's report without reading it again: unit, year and
// numbers.
func (r read) report(f *form.Form) *model.Report {
	out := model.New(f)
	out.SetText(form.UnitRef(form.UnitName), r.Name)
	if r.Year != 0 {
		out.SetText(form.UnitRef(form.UnitYear), fmt.Sprint(r.Year))
	}
	cells := f.Cells()
	if len(r.Cells) != len(cells) {
		return out
	}
	for i, c := range cells {
		out.SetText(c.Ref, r.Cells[i])
	}
	var lost []model.Note
	for _, i := range r.Unread {
		if i >= 0 && i < len(cells) {
			lost = append(lost, model.Note{At: cells[i].Ref, Lost: true, Message: "未读出"})
		}
	}
	if len(lost) > 0 {
		out.Apply(model.Receipt{Number: 1, Source: "汇总", Notes: lost}.Edits())
	}
	return out
}

const cacheFile = "read.jsonl"

// A cache keeps what was read of files, so that it need not be read again. It may be
// deleted at any time.
type cache struct {
	path, key string
	reads     map[string]read
	fresh     []read
}

func openCache(path, version string) *cache {
	c := &cache{path: path, key: check.Version + " " + version, reads: map[string]read{}}
	data, err := os.ReadFile(path)
	if err != nil {
		return c
	}
	lines := bufio.NewScanner(bytes.NewReader(data))
	lines.Buffer(nil, 1<<20)
	stale := false
	for lines.Scan() {
		var r read
		if json.Unmarshal(lines.Bytes(), &r) != nil || r.Key != c.key || r.Hash == "" {
			stale = true
			continue
		}
		c.reads[r.Hash] = r
	}
	if stale || lines.Err() != nil { // by another version, or torn
		c.rewrite()
	}
	return c
}

func (c *cache) rewrite() {
	c.fresh = nil
	for _, hash := range sortedKeys(c.reads) {
		c.fresh = append(c.fresh, c.reads[hash])
	}
	if err := os.Remove(c.path); err == nil {
		c.save()
	}
}

func (c *cache) put(r read) {
	c.reads[r.Hash] = r
	c.fresh = append(c.fresh, r)
}

// save appends what was read since. Where it can't, that is read again the next time.
func (c *cache) save() {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	for _, r := range c.fresh {
		if enc.Encode(r) != nil {
			return
		}
	}
	c.fresh = nil
	file, err := os.OpenFile(c.path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return
	}
	_, _ = file.Write(b.Bytes())
	file.Close()
}

// Project computes the project as it stands, after reading the files that were not read
// before.
func (f *Folder) Project(ctx context.Context) (*collection.Project, error) {
	paths, names := map[string][]string{}, map[string]string{}
	var wanted []string
	for _, e := range f.history.Events {
		if e.File == "" || e.Path == "" {
			continue
		}
		if _, known := f.cache.reads[e.File]; !known && paths[e.File] == nil {
			wanted = append(wanted, e.File)
		}
		paths[e.File] = append(paths[e.File], e.Path)
		names[e.File] = cmp.Or(names[e.File], e.Name)
	}
	for r := range parallel(ctx, wanted, func(hash string) read {
		data, err := f.bytes(hash, paths[hash])
		if err != nil {
			return read{Hash: hash, Facts: collection.Facts{Refusal: err.Error()}}
		}
		return f.readFacts(hash, data, names[hash])
	}) {
		if r.Key != "" {
			f.cache.put(r)
		} else {
			f.cache.reads[r.Hash] = r // gone for now: not to be kept
		}
	}
	f.cache.save()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return collection.Fold(f.Head, f.history, func(hash string) collection.Facts { return f.cache.reads[hash].Facts }), nil
}

// bytes reads a file of the project at one of its paths.
func (f *Folder) bytes(hash string, paths []string) ([]byte, error) {
	for _, p := range paths {
		data, err := os.ReadFile(f.at(p))
		if err == nil && hashOf(data) == hash {
			return data, nil
		}
		if err == nil {
			return nil, &model.Refusal{Message: fmt.Sprintf("“%s”收下后被改动过，不再计入；请用备份换回，或请单位重报", p)}
		}
		if !errors.Is(err, os.ErrNotExist) {
			return nil, &model.Refusal{Message: fmt.Sprintf("“%s”读取失败；请确认磁盘或网络位置正常后再试", p), Cause: err}
		}
	}
	return nil, &model.Refusal{Message: fmt.Sprintf("找不到报送件“%s”；请从备份中找回放到原处", strings.Join(paths, "”或“"))}
}

// Import reads a file of the project whole, with its texts.
func (f *Folder) Import(file *collection.File) (*model.Import, error) {
	data, err := f.bytes(file.Hash, file.Paths)
	if err != nil {
		return nil, err
	}
	return export.OpenData(data, model.ShownName(file.Name), f.options.Form)
}

// atOnce is how many files are worked on at a time: more than there are processors, since
// most of the time the disk has to be waited for until it has what was copied.
func atOnce() int { return 8 * runtime.GOMAXPROCS(0) }

// parallel does the same with all of some things, several at a time, and yields what
// comes of it in order, until ctx ends.
func parallel[A, B any](ctx context.Context, in []A, do func(A) B) func(yield func(B) bool) {
	return func(yield func(B) bool) {
		begun := make(chan chan B, 2*atOnce())
		stop := make(chan struct{})
		var workers sync.WaitGroup
		slots := make(chan struct{}, atOnce())
		go func() {
			defer close(begun)
			for _, a := range in {
				done := make(chan B, 1)
				select {
				case <-ctx.Done():
					return
				case <-stop:
					return
				case slots <- struct{}{}:
				}
				workers.Go(func() { done <- do(a); <-slots })
				select {
				case begun <- done:
				case <-stop:
					return
				}
			}
		}()
		defer workers.Wait()
		defer close(stop)
		for done := range begun {
			if !yield(<-done) {
				return
			}
		}
	}
}
