package settings_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"gouji.app/ui/settings"
)

// What was printed stays for a day, with nobody else to see it, and goes then.
func TestScratch(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "gouji", "print")
	printed := time.Date(2025, 1, 8, 9, 0, 0, 0, time.Local)
	first, err := settings.Scratch(folder, "年报.docx", printed)
	if err != nil || filepath.Dir(first) != folder {
		t.Fatal(first, err)
	}
	if info, err := os.Stat(folder); err != nil || os.PathSeparator == '/' && info.Mode().Perm() != 0o700 {
		t.Errorf("the folder is %v: %v", info.Mode(), err)
	}
	if err := os.WriteFile(first, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Chtimes(first, printed, printed); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		later time.Duration
		there bool
	}{{23 * time.Hour, true}, {25 * time.Hour, false}} {
		if _, err := settings.Scratch(folder, "另一份.docx", printed.Add(c.later)); err != nil {
			t.Fatal(err)
		}
		if _, err := os.Stat(first); (err == nil) != c.there {
			t.Errorf("after %v: %v", c.later, err)
		}
	}
}
