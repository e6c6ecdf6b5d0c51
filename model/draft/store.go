package draft

import (
	"crypto/rand"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"gouji.app/disk"
	"gouji.app/model/form"
)

// A Store is the folder of drafts. It is shared by all windows and all running
// programs of a user, and may be used from any goroutine. Only Savers write there.
type Store struct {
	Folder string       // made when the first draft is written, for this user alone
	Forms  []*form.Form // on which drafts can be read
	Most   int          // drafts kept of programs that ended, the oldest go first; 0: all
}

// Each draft has three files in the folder, told apart by their endings.
const (
	whole   = ".draft" // the newest whole draft
	growing = ".tmp"   // the next one while it is written
	held    = ".lock"  // locked by the program that writes them, as long as it runs
)

// A Damage is a draft that cannot be read. Its file is left where it is.
type Damage struct {
	Path  string
	Cause error
}

// List returns the drafts that ended programs left behind, newest first, and those
// that are damaged. Its error means that the folder itself cannot be read.
func (s Store) List() ([]Draft, []Damage, error) {
	entries, err := os.ReadDir(s.Folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, nil
	}
	if err != nil {
		return nil, nil, err
	}
	var drafts []Draft
	var damaged []Damage
	for _, e := range entries {
		ext := filepath.Ext(e.Name())
		id := strings.TrimSuffix(e.Name(), ext)
		if ext != whole && ext != growing || s.alive(id) {
			continue
		}
		// No id is used twice and a lock is older than its draft: whatever of this id
		// is still there from here on is nobody's.
		if ext == growing {
			os.Remove(s.path(id, growing)) // never became whole
			continue
		}
		d, err := s.read(id)
		switch {
		case errors.Is(err, fs.ErrNotExist): // removed since the folder was read
		case err != nil:
			damaged = append(damaged, Damage{s.path(id, whole), err})
		default:
			drafts = append(drafts, d)
		}
	}
	slices.SortFunc(drafts, func(a, b Draft) int { return b.Time.Compare(a.Time) })
	return drafts, damaged, nil
}

// Remove discards a draft that List returned. One that is being restored is removed
// only when its report was written as a draft anew.
func (s Store) Remove(d Draft) error {
	err := os.Remove(s.path(d.id, whole))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	os.Remove(s.path(d.id, held)) // without a draft it means nothing
	return nil
}

// Discard removes a damaged draft that List returned.
func (s Store) Discard(d Damage) error {
	if err := os.Remove(d.Path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	os.Remove(strings.TrimSuffix(d.Path, whole) + held) // without a draft it means nothing
	return nil
}

func (s Store) path(id, ext string) string { return filepath.Join(s.Folder, id+ext) }

// alive says that the program that writes a draft runs. Where that can't be told, as on
// some network shares, a draft may be offered while its program runs: better than none.
func (s Store) alive(id string) bool {
	alive, _ := disk.Held(s.path(id, held))
	return alive
}

func (s Store) read(id string) (Draft, error) {
	data, err := os.ReadFile(s.path(id, whole))
	if err != nil {
		return Draft{}, err
	}
	d, err := decode(data, s.Forms)
	d.id = id
	return d, err
}

// A slot is where one Saver writes, from the first unsaved change to the next save.
type slot struct {
	store Store
	id    string
	lock  *os.File
}

// newSlot makes a place for a draft and locks it.
func (s Store) newSlot() (*slot, error) {
	if err := os.MkdirAll(s.Folder, 0o700); err != nil {
		return nil, err
	}
	_ = os.Chmod(s.Folder, 0o700) // one made by hand; sticks and shares know no permissions
	id := rand.Text()
	l, err := disk.Hold(s.path(id, held), 0o600)
	if err != nil {
		return nil, err
	}
	s.thin()
	return &slot{s, id, l}, nil
}

// thin removes the oldest of the drafts that nobody came back for. What stays behind
// is too many and no harm.
func (s Store) thin() {
	if s.Most == 0 {
		return
	}
	if drafts, _, err := s.List(); err == nil {
		for _, d := range drafts[min(s.Most, len(drafts)):] {
			_ = s.Remove(d)
		}
	}
}

// write puts d in the place of the slot's draft, which stays until d is whole on
// disk.
func (p *slot) write(d Draft) error {
	way := disk.Way{Mode: 0o600, Temporary: p.store.path(p.id, growing)}
	return disk.Write(p.store.path(p.id, whole), way, func(w io.Writer) error {
		_, err := w.Write(d.encode())
		return err
	})
}

// remove takes the draft away and then gives the slot up.
func (p *slot) remove() error {
	if err := os.Remove(p.store.path(p.id, whole)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	p.release()
	os.Remove(p.store.path(p.id, held))
	return nil
}

// release gives the slot up with what is in it, as the end of the program does.
func (p *slot) release() { p.lock.Close() }
