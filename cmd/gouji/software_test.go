package main

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// The copy that draws without a driver starts no copy of its own, and keeps its state
// where the program does.
func TestSoftwareCopy(t *testing.T) {
	home := filepath.Join("D:", "勾稽")
	self := filepath.Join(home, "gouji.exe")
	other := softwareCopy(self)
	if want := filepath.Join(home, "软件绘图", "gouji.exe"); other != want {
		t.Errorf("the copy of %s is %s, not %s", self, other, want)
	}
	if again := softwareCopy(other); again != "" {
		t.Errorf("the copy starts %s", again)
	}
	for _, program := range []string{self, other} {
		if got := programFolder(program); got != home {
			t.Errorf("the state of %s is beside %s", program, got)
		}
	}
}

// Drawing without a driver is tried once, and never against the user's word.
func TestInSoftware(t *testing.T) {
	env := []string{"LANG=zh_CN.UTF-8"}
	with, ok := inSoftware(env)
	if want := []string{"LANG=zh_CN.UTF-8", "LIBGL_ALWAYS_SOFTWARE=1", "GOUJI_TRIED_SOFTWARE=1"}; !ok || !slices.Equal(with, want) {
		t.Errorf("%v, %v", with, ok)
	}
	for _, env := range [][]string{with, {"LIBGL_ALWAYS_SOFTWARE=0", "LANG=C"}} {
		if _, ok := inSoftware(env); ok {
			t.Errorf("%v is tried once more", env)
		}
	}
}

// What the program sets for its second try is not for the programs that it starts; what
// the user has set is.
func TestForgetSoftware(t *testing.T) {
	for name, c := range map[string]struct {
		tried string
		left  string
	}{
		"set by the program": {"1", ""},
		"set by the user":    {"", "1"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Setenv(drawsInSoftware, "1")
			t.Setenv(triedInSoftware, c.tried)
			forgetSoftware()
			if got := os.Getenv(drawsInSoftware); got != c.left {
				t.Errorf("children get %q, not %q", got, c.left)
			}
			if got := os.Getenv(triedInSoftware); got != "" {
				t.Errorf("children are told of a second try: %q", got)
			}
		})
	}
}
