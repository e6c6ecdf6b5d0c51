package main

import (
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// errNoSoftware says that the program draws without the driver already, or never can.
var errNoSoftware = errors.New("no other way to draw")

// tryInSoftware is for a screen whose driver cannot draw, before there is a window: it
// starts the program anew where it needs none, once, and only else gives up. Later a
// file may be locked and work be open, which a new start would meet as another's.
func tryInSoftware() {
	slog.Info("drawing without the driver", "error", startInSoftware()) // it returned, so it failed
	giveUp()
}

// softwareFolder is where, beside the program, a copy of it may stand with an OpenGL
// that draws without a driver. Windows takes the library that lies beside a program
// before its own, so that one must not lie beside the program that most people start.
const softwareFolder = "软件绘图"

// softwareCopy is that copy of the program self, "" for the copy itself.
func softwareCopy(self string) string {
	folder, name := filepath.Split(self)
	if filepath.Base(folder) == softwareFolder {
		return ""
	}
	return filepath.Join(folder, softwareFolder, name)
}

// programFolder is the folder that the program self was unpacked or installed to.
func programFolder(self string) string {
	folder := filepath.Dir(self)
	if filepath.Base(folder) == softwareFolder {
		return filepath.Dir(folder)
	}
	return folder
}

// drawsInSoftware has Mesa draw without a driver; triedInSoftware says that the program
// set that itself.
const (
	drawsInSoftware = "LIBGL_ALWAYS_SOFTWARE"
	triedInSoftware = "GOUJI_TRIED_SOFTWARE"
)

// inSoftware is the environment env with the words for a second try; ok is false where
// env has a word on drawing already.
func inSoftware(env []string) (with []string, ok bool) {
	for _, v := range env {
		if strings.HasPrefix(v, drawsInSoftware+"=") {
			return nil, false
		}
	}
	return append(slices.Clone(env), drawsInSoftware+"=1", triedInSoftware+"=1"), true
}

// forgetSoftware takes the words of a second try back once the window is drawn: the
// programs that this one starts find out themselves how they can draw.
func forgetSoftware() {
	if os.Getenv(triedInSoftware) == "" {
		return // there was none, or the user's word stands
	}
	for _, name := range []string{drawsInSoftware, triedInSoftware} {
		if err := os.Unsetenv(name); err != nil {
			slog.Warn("taking back how to draw", "error", err)
		}
	}
}
