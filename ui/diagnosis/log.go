// Package diagnosis is what the program writes down about itself for those who mend
// it: a log that does not grow without end, what a crash leaves behind, and one file
// with both to send. Nothing of a report goes into any of it.
package diagnosis

import (
	"log/slog"
	"os"
	"path/filepath"
	"sync"
)

// A Folder holds the log and the record of crashes. All windows of a user share it.
type Folder string

const (
	logName   = "gouji.log"
	olderLog  = "gouji.1.log"
	crashName = "crash.log"

	mostLog = 1 << 20 // bytes of one of the two log files
)

// Log opens the log for records of at least the given level; an empty or unknown one
// means info. Where the folder cannot be written to, the records are lost: they never
// stop the program.
func (f Folder) Log(level string) *slog.Logger {
	least := slog.LevelInfo
	_ = least.UnmarshalText([]byte(level))
	return slog.New(slog.NewTextHandler(&rotating{folder: f}, &slog.HandlerOptions{Level: least}))
}

// rotating writes to a file that makes room for a new one when it is full.
type rotating struct {
	folder Folder

	mu   sync.Mutex // guards what follows
	file *os.File
	size int64
}

// Write implements io.Writer; p is a whole record.
func (r *rotating) Write(p []byte) (int, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.file == nil || r.size+int64(len(p)) > mostLog {
		if err := r.open(int64(len(p))); err != nil {
			return 0, err
		}
	}
	n, err := r.file.Write(p)
	r.size += int64(n)
	return n, err
}

// open opens the log with room for a record of the given size.
func (r *rotating) open(size int64) error {
	if r.file != nil {
		r.file.Close()
		r.file = nil
	}
	if err := os.MkdirAll(string(r.folder), 0o700); err != nil {
		return err
	}
	name := r.folder.path(logName)
	if info, err := os.Stat(name); err == nil && info.Size()+size > mostLog {
		_ = os.Rename(name, r.folder.path(olderLog)) // another window may have it open, then it grows
	}
	file, err := os.OpenFile(name, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	info, err := file.Stat()
	if err != nil {
		file.Close()
		return err
	}
	r.file, r.size = file, info.Size()
	return nil
}

func (f Folder) path(name string) string { return filepath.Join(string(f), name) }
