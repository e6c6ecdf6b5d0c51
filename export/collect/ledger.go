package collect

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
)

// A ledger remembers what was in the files of this machine, so that a scan of a folder
// reads only those that changed. It may be deleted at any time.
type ledger struct {
	path string
	of   map[string][]string // hashes, by path and stamp
}

// A mark says that a source held a file of a hash.
type mark struct {
	source source
	hash   string
}

// A scanned is a line of a ledger.
type scanned struct {
	Source string   `json:"source"` // path and stamp
	Hashes []string `json:"hashes"`
}

func (f *Folder) openLedger() *ledger {
	l := &ledger{filepath.Join(f.local, "scanned.jsonl"), map[string][]string{}}
	data, _ := os.ReadFile(l.path)
	for line := range strings.Lines(string(data)) {
		var s scanned
		if json.Unmarshal([]byte(line), &s) == nil {
			l.of[s.Source] = s.Hashes
		}
	}
	return l
}

func key(s source) string {
	abs, err := filepath.Abs(s.path)
	if err != nil {
		abs = s.path
	}
	return abs + "|" + s.stamp
}

func (l *ledger) hashes(s source) []string { return l.of[key(s)] }

func (l *ledger) add(marks []mark) {
	var b strings.Builder
	for i, m := range marks {
		k := key(m.source)
		if i == 0 || key(marks[i-1].source) != k {
			l.of[k] = nil
		}
		l.of[k] = append(l.of[k], m.hash)
		if i+1 == len(marks) || key(marks[i+1].source) != k {
			line, err := json.Marshal(scanned{k, l.of[k]})
			if err != nil {
				continue
			}
			b.Write(append(line, '\n'))
		}
	}
	file, err := os.OpenFile(l.path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return
	}
	_, _ = file.WriteString(b.String())
	file.Close()
}
