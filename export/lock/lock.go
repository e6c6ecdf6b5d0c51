// Package lock keeps two people from working on one file unawares, in the way that
// office programs do: by a small file beside it that names who works on it. It
// writes and honours those of LibreOffice (.~lock.NAME#) and honours those of Excel,
// Word and WPS (~$NAME). It knows nothing of what the file holds.
package lock

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"gouji.app/disk"
)

// A Holder is who works on a file.
type Holder struct {
	User string // as he calls himself, "" unknown
	Host string // his computer, "" unknown
	Date string // since when, as LibreOffice writes it: 20.12.2024 16:30; "" unknown
	// Profile is the folder of his program's settings as a URL, "" for other programs'
	// kinds of locks. Locks of one profile on one computer are one user's.
	Profile string
}

// A Held error says that somebody else works on the file.
type Held struct {
	By Holder
	// Here says that it is another window of this very user.
	Here bool
	// Left says that nobody does any more: his program ended without removing its lock.
	Left bool
}

func (e *Held) Error() string {
	return fmt.Sprintf("held by %s on %s since %s", e.By.User, e.By.Host, e.By.Date)
}

// A Lock is a file held by this program. The zero value holds nothing.
type Lock struct {
	path string
	file *os.File // kept open and locked: a lock that nobody keeps is stale
}

// Take takes the lock of the file at path for me. Where somebody else has it the error
// is a *Held; every other error means that no lock can be written there, as on a
// share for reading. A lock that my own crashed program left behind is taken over.
func Take(path string, me Holder, now time.Time) (*Lock, error) {
	for _, other := range officeLocks(path) {
		if info, err := os.Lstat(other); err == nil {
			by := office(content(other)) // which may be held so firmly that it cannot be read
			by.Date = info.ModTime().Format(dateLayout)
			return nil, &Held{By: by, Left: leftOver(path, other, running)}
		}
	}
	name := lockFile(path)
	f, err := disk.Hold(name, everybodyReads)
	if errors.Is(err, fs.ErrExist) {
		by := parse(content(name))
		mine := by.Host == me.Host && by.Profile == me.Profile && by.User == me.User
		if !mine || alive(name) {
			return nil, &Held{By: by, Here: mine, Left: leftHere(name, by, me, running)}
		}
		return Seize(path, me, now) // its program has ended
	}
	if err != nil {
		return nil, err
	}
	return write(f, name, me, now)
}

// Seize takes the lock whoever has it, for a user who knows better. What office programs
// left behind is removed, so that nobody is asked again.
func Seize(path string, me Holder, now time.Time) (*Lock, error) {
	for _, other := range officeLocks(path) {
		if info, err := os.Lstat(other); err == nil && info.Mode().IsRegular() && leftOver(path, other, running) {
			_ = os.Remove(other) // where it stays, it is asked about again
		}
	}
	name := lockFile(path)
	if err := os.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	f, err := disk.Hold(name, everybodyReads)
	if err != nil {
		return nil, err
	}
	return write(f, name, me, now)
}

// alive says that the program that wrote a lock of our kind still runs, or that this can't
// be told.
func alive(name string) bool {
	held, err := disk.Held(name)
	return held || err != nil
}

func write(f *os.File, name string, me Holder, now time.Time) (*Lock, error) {
	me.Date = now.Format(dateLayout)
	if _, err := f.Write(me.encode()); err != nil {
		f.Close()
		os.Remove(name)
		return nil, err
	}
	return &Lock{name, f}, nil
}

// Release lets others have the file.
func (l *Lock) Release() error {
	if l.file == nil {
		return nil
	}
	// Who seized it meanwhile keeps it.
	now, err := os.Stat(l.path)
	if ours, ourErr := l.file.Stat(); err == nil && ourErr == nil && !os.SameFile(now, ours) {
		err = fs.ErrNotExist
	}
	l.file.Close()
	l.file = nil
	if err == nil {
		err = os.Remove(l.path)
	}
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// everybodyReads: whoever finds a lock must see whose it is.
const everybodyReads = 0o644

const dateLayout = "02.01.2006 15:04"

// content is what a lock file holds, nothing of what is none, such as a pipe.
func content(name string) []byte {
	const most = 4096 // bytes
	info, err := os.Lstat(name)
	if err != nil || !info.Mode().IsRegular() || info.Size() > most {
		return nil
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return nil
	}
	return data
}

func lockFile(path string) string {
	return filepath.Join(filepath.Dir(path), ".~lock."+filepath.Base(path)+"#")
}

// encode writes a lock as LibreOffice does: name, user, host, date and profile, with
// commas, semicolons and backslashes escaped. Its first field, the name typed in
// LibreOffice's settings, is left empty, as it is there for most.
func (h Holder) encode() []byte {
	escape := strings.NewReplacer(`\`, `\\`, ",", `\,`, ";", `\;`).Replace
	return fmt.Appendf(nil, ",%s,%s,%s,%s;", escape(h.User), escape(h.Host), escape(h.Date), escape(h.Profile))
}

// parse reads what encode and LibreOffice write; of anything else what can be had.
func parse(data []byte) Holder {
	fields := []string{""}
	escaped := false
	for _, r := range string(data) {
		last := &fields[len(fields)-1]
		switch {
		case escaped:
			*last += string(r)
			escaped = false
		case r == '\\':
			escaped = true
		case r == ',':
			fields = append(fields, "")
		case r == ';':
			return holderOf(fields)
		default:
			*last += string(r)
		}
	}
	return holderOf(fields)
}

func holderOf(fields []string) Holder {
	const name, user, host, date, profile, all = 0, 1, 2, 3, 4, 5
	fields = append(fields, make([]string, all)...)
	h := Holder{User: fields[user], Host: fields[host], Date: fields[date], Profile: fields[profile]}
	if fields[name] != "" {
		h.User = fields[name]
	}
	return h
}
