package settings

import (
	"os"
	"path/filepath"
	"time"
)

// Scratch is the path for a file of that name that another program is to open and print,
// which may take its time with it: in a folder that nobody else sees into, where it goes
// when something is printed more than a day later.
func Scratch(folder, name string, now time.Time) (path string, err error) {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return "", err
	}
	old, err := os.ReadDir(folder)
	if err != nil {
		return "", err
	}
	const longest = 24 * time.Hour
	for _, e := range old {
		if info, err := e.Info(); err == nil && now.Sub(info.ModTime()) > longest {
			_ = os.Remove(filepath.Join(folder, e.Name())) // one that is still open goes the next time
		}
	}
	return filepath.Join(folder, name), nil
}
