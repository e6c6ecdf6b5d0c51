package main

import (
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
	if want := []string{"LANG=zh_CN.UTF-8", "LIBGL_ALWAYS_SOFTWARE=1"}; !ok || !slices.Equal(with, want) {
		t.Errorf("%v, %v", with, ok)
	}
	for _, env := range [][]string{with, {"LIBGL_ALWAYS_SOFTWARE=0", "LANG=C"}} {
		if _, ok := inSoftware(env); ok {
			t.Errorf("%v is tried once more", env)
		}
	}
}
