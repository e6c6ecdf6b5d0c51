package main

import (
	"cmp"
	"errors"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"time"

	"gouji.app"
	"gouji.app/disk"
	"gouji.app/ui/diagnosis"
	"gouji.app/ui/help"
	"gouji.app/ui/settings"
)

// A state is the folder where drafts, settings and logs live, with the settings as the
// start found them.
type state struct {
	folder string
	kept   settings.Settings
	notice string // what was wrong with them
}

// openState finds the folder, reads the settings and begins to write down what goes
// wrong.
func openState() state {
	s := state{folder: stateFolder()}
	kept, err := settings.Load(s.settingsFile())
	s.kept = kept
	listen(s.diagnosis().Log(kept.LogLevel), tryInSoftware)
	if err != nil {
		complain("reading settings", err)
		s.notice = err.Error() // a Refusal
	}
	if err := s.diagnosis().WatchCrashes(); err != nil {
		complain("watching for crashes", err)
	}
	slog.Info("start", "version", gouji.Identify().Version)
	return s
}

// stateFolder is beside the program if the folder for it stands there, else the user's
// standard folder.
func stateFolder() string {
	if self, err := os.Executable(); err == nil {
		portable := filepath.Join(programFolder(self), gouji.Portable)
		if info, err := os.Stat(portable); err == nil && info.IsDir() {
			return portable
		}
	}
	config, err := os.UserConfigDir()
	if err != nil {
		config = os.TempDir()
	}
	return filepath.Join(config, "gouji")
}

func (s state) settingsFile() string { return filepath.Join(s.folder, "settings.json") }

// wordsFile holds the user's list of wrong words.
func (s state) wordsFile() string { return filepath.Join(s.folder, "常见错词.txt") }

// words is what stands in it, "" where there is none.
func (s state) words() string {
	list, err := os.ReadFile(s.wordsFile())
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		complain("reading the list of words", err)
	}
	return strings.TrimPrefix(string(list), "\ufeff") // of Notepad
}

func (s state) keepWords(list string) error { return settings.KeepWords(s.wordsFile(), list) }

// drafts is the folder of recovery copies.
func (s state) drafts() string { return filepath.Join(s.folder, "drafts") }

// mostDrafts is how many drafts of programs that ended are kept.
func (s state) mostDrafts() int {
	const usual = 20
	return cmp.Or(max(s.kept.Drafts, 0), usual)
}

// scratch is the path for a file that another program is to print.
func (s state) scratch(name string) (path string, err error) {
	return settings.Scratch(filepath.Join(s.folder, "print"), name, time.Now())
}

func (s state) diagnosis() diagnosis.Folder { return diagnosis.Folder(filepath.Join(s.folder, "log")) }

// keep changes the settings on disk.
func (s state) keep(change func(*settings.Settings)) error {
	return settings.Change(s.settingsFile(), change)
}

// forMending wires the window to what the program writes down about itself.
func (s state) forMending() help.Diagnosis {
	d := s.diagnosis()
	return help.Diagnosis{
		Export: func(path string) error {
			return disk.Write(path, disk.Way{}, func(w io.Writer) error { return d.WriteZip(w, gouji.Identify().Version, s.settingsFile()) })
		},
		Crashed: d.Crashed,
		Forget:  d.Forget,
	}
}

// complain writes down what the user need not see.
func complain(doing string, err error) { slog.Warn(doing, "error", err) }
