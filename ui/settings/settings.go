// Package settings is what the window remembers from one start to the next, in one
// JSON file that people can read and edit.
package settings

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"

	"gouji.app/disk"
	"gouji.app/model"
)

// How many files are remembered.
const (
	mostRecent = 10
	mostPriors = 200 // an office keeps the reports of all its units
)

// Settings are what was last chosen. The zero value is a first start; every field
// that is zero stands for what the window does of itself.
type Settings struct {
	TextSize string `json:"textSize,omitzero"` // 小, 标准, 大 or 特大
	Dark     bool   `json:"dark,omitzero"`

	// Size of the window's content in Fyne units.
	Width  float32 `json:"width,omitzero"`
	Height float32 `json:"height,omitzero"`

	Splits map[string]float64 `json:"splits,omitzero"` // share of the first side, by splitter; between 0 and 1
	Part   string             `json:"part,omitzero"`   // key of the section last worked in
	Folder string             `json:"folder,omitzero"` // where file dialogs begin
	Recent []string           `json:"recent,omitzero"` // paths of reports, the newest first

	NoBeside bool                `json:"noBeside,omitzero"` // last year's numbers and texts are hidden
	Priors   []string            `json:"priors,omitzero"`   // paths of last years' files that reports are compared with, the newest first
	Files    []File              `json:"files,omitempty"`   // reports by body and year, the last used first
	Earlier  map[string][]string `json:"earlier,omitempty"` // names of bodies taken over, by that of the one that goes on

	Exports []string `json:"exports,omitempty"` // names of the formats handed in the last time
	Off     []string `json:"off,omitempty"`     // rules that are not checked

	NoPrevious bool   `json:"noPrevious,omitzero"` // saving does not keep the version before
	Drafts     int    `json:"drafts,omitzero"`     // drafts kept of programs that ended
	LogLevel   string `json:"logLevel,omitzero"`   // debug, info, warn or error

	unknown map[string]json.RawMessage // keys of other versions, kept
}

// Load reads the file at path. The settings can be used whatever the error, which
// is a Refusal for the user to read: a file that is not understood is renamed, so
// that Save does not destroy it. A file that does not exist is no error.
func Load(path string) (Settings, error) {
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return Settings{}, nil
	}
	if err != nil {
		return Settings{}, refuse(err, "设置文件“%s”读不出来，现在使用默认设置；请检查它的读取权限", path)
	}
	s, err := parse(data)
	if err == nil {
		return s, nil
	}
	aside := path + ".damaged"
	if renaming := os.Rename(path, aside); renaming != nil {
		return Settings{}, refuse(errors.Join(err, renaming), "设置文件“%s”已损坏，现在使用默认设置；请改正或删除这个文件", path)
	}
	return Settings{}, refuse(err, "设置文件已损坏，现在使用默认设置；原来的文件保留为“%s”，可以从中找回设置", aside)
}

// Change applies a change to the settings that are kept at path, where another window
// may have changed others since. A file that Load cannot read and leaves in its place
// stays as it is, and its Refusal is the error. Other errors are those of Save.
func Change(path string, change func(*Settings)) error {
	s, err := Load(path)
	if err != nil {
		if _, there := os.Stat(path); there == nil {
			return err
		}
	}
	change(&s)
	return errors.Join(err, s.Save(path))
}

func refuse(cause error, message, path string) error {
	return &model.Refusal{Message: fmt.Sprintf(message, model.Shown(path)), Cause: cause}
}

func parse(data []byte) (Settings, error) {
	data = bytes.TrimPrefix(data, []byte("\ufeff")) // of Notepad
	var s Settings
	if err := json.Unmarshal(data, &s); err != nil {
		return Settings{}, err
	}
	if err := json.Unmarshal(data, &s.unknown); err != nil {
		return Settings{}, err
	}
	maps.DeleteFunc(s.unknown, func(key string, _ json.RawMessage) bool { return known(key) })
	maps.DeleteFunc(s.Splits, func(_ string, share float64) bool { return share <= 0 || share >= 1 })
	s.Width, s.Height = max(s.Width, 0), max(s.Height, 0)
	s.Recent = s.Recent[:min(len(s.Recent), mostRecent)]
	s.Priors = s.Priors[:min(len(s.Priors), mostPriors)]
	s.Files = s.Files[:min(len(s.Files), mostFiles)]
	return s, nil
}

// known says whether encoding/json fills a field from a key: it does not mind case.
func known(key string) bool {
	for _, f := range reflect.VisibleFields(reflect.TypeFor[Settings]()) {
		if name, _, _ := strings.Cut(f.Tag.Get("json"), ","); strings.EqualFold(name, key) {
			return true
		}
	}
	return false
}

// Save replaces the file at path, which stays whole until the new one is, and makes
// its folder where there is none. Errors are Refusals.
func (s Settings) Save(path string) error {
	data, err := s.encode()
	if err != nil {
		return err
	}
	return replace(path, data)
}

// KeepWords writes the user's list of wrong words in the same way.
func KeepWords(path, list string) error { return replace(path, []byte(list)) }

func replace(path string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return disk.Refuse(path, err)
	}
	return disk.Write(path, disk.Way{Mode: 0o600}, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
}

// encode writes unknown keys and ours in one object, sorted by key.
func (s Settings) encode() ([]byte, error) {
	ours, err := marshal(s)
	if err != nil {
		return nil, err
	}
	all := maps.Clone(s.unknown)
	if err := json.Unmarshal(ours, &all); err != nil {
		return nil, err
	}
	return marshal(all)
}

// marshal writes readable JSON: json.MarshalIndent would spoil paths with an &.
func marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	err := enc.Encode(v)
	return b.Bytes(), err
}

// Opened puts a report's path at the head of the recent ones.
func (s *Settings) Opened(path string) { s.Recent = ahead(path, s.Recent, mostRecent) }

// Compared puts the path of last year's file at the head of those compared with.
func (s *Settings) Compared(path string) { s.Priors = ahead(path, s.Priors, mostPriors) }

// ahead puts a path before others, of which no more than most are left.
func ahead(path string, others []string, most int) []string {
	out := append([]string{path}, slices.DeleteFunc(slices.Clone(others), func(p string) bool { return p == path })...)
	return out[:min(len(out), most)]
}
