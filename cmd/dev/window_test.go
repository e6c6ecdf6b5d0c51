//go:build linux

package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"gouji.app"
)

// The main job in the real window: open the sample, type a wrong number, paste a
// block, take both back, go to the sample's own error and put it right. The files
// saved on the way are asked by goujictl.
func TestWindow(t *testing.T) {
	programs := os.Getenv(programsVariable)
	if programs == "" {
		t.Skipf("no real window is tested: %s is not set; go run ./cmd/dev test builds the programs and sets it", programsVariable)
	}
	ctl := commandLine(filepath.Join(programs, "goujictl"))
	file := filepath.Join(t.TempDir(), "示例县2024.xlsx")
	ctl.run(t, "convert", filepath.Join(root, sampleAsset), "-o", file)
	sample := ctl.cells(t, file)
	known := ctl.findings(t, file)

	d := newDesktop(t, 1366, 768)
	d.open("示例县", filepath.Join(programs, "gouji"), file)
	d.windowOf("^" + gouji.Identify().Name + "$") // by its class: what task bars find the icon by
	d.shot("opened")
	// saved presses Ctrl+S and waits for the file that has these cells and otherwise
	// those of the sample.
	saved := func(changes map[string]string) {
		t.Helper()
		want := maps.Clone(sample)
		maps.Copy(want, changes)
		d.press("ctrl+s")
		d.wait(fmt.Sprintf("a file with %v", changes), func() bool { return maps.Equal(ctl.cells(t, file), want) })
	}

	toFirstCellOfRequests(d)
	redAtFirst := d.red()
	d.write("1234")
	d.press("Tab")
	d.shot("typed")
	if d.red() <= redAtFirst {
		t.Error("a wrong number shows no more red than before")
	}
	typed := map[string]string{"requests/new/person": "1234", "requests/new/total": "1242"}
	saved(typed)
	if got := ctl.findings(t, file); got <= known {
		t.Errorf("the saved file has %d findings; it had %d before the wrong number", got, known)
	}

	// As Excel gives it, and what people make of it: a comma, full-width figures, blanks.
	d.paste("1,021\t２２\t23 \r\n31\t32\t33\r\n")
	d.shot("pasted")
	saved(map[string]string{
		"requests/new/person": "1234", "requests/new/business": "1021", "requests/new/research": "22",
		"requests/new/welfare": "23", "requests/new/total": "2303",
		"requests/carried-in/business": "31", "requests/carried-in/research": "32",
		"requests/carried-in/welfare": "33", "requests/carried-in/total": "100",
	})

	d.press("ctrl+z")
	d.shot("pasting-undone")
	saved(typed)
	d.press("ctrl+z")
	saved(nil)
	if got := d.red(); got != redAtFirst {
		t.Errorf("%d red pixels after everything was undone, %d at first", got, redAtFirst)
	}

	d.press("F8", "shift+F8") // to the second finding and back to the first
	d.shot("jumped")
	d.write("85")
	d.press("Return")
	d.shot("right")
	saved(map[string]string{"requests/handled/total": "85"})
	if got := ctl.findings(t, file); got != known-1 {
		t.Errorf("the corrected file has %d findings, not one less than %d", got, known)
	}

	d.quit("ctrl+q") // nothing is unsaved, so nothing is asked
}

// toFirstCellOfRequests goes by keyboard to 本年新收·自然人: to any finding, so that the
// list of parts is the one before, and to the fifth part.
func toFirstCellOfRequests(d *desktop) {
	d.t.Helper()
	d.press("F8", "shift+F6", "Home", "Down", "Down", "Down", "Down", "F6", "ctrl+Home")
}

// commandLine is the path of a built goujictl.
type commandLine string

// run returns what goujictl prints; findings (exit code 1) are no failure.
func (c commandLine) run(t testing.TB, args ...string) []byte {
	t.Helper()
	out, err := exec.Command(string(c), args...).Output()
	if err != nil && !foundErrors(err) {
		var exit *exec.ExitError
		if errors.As(err, &exit) {
			out = exit.Stderr
		}
		t.Fatalf("goujictl %v: %v\n%s", args, err, out)
	}
	return out
}

// cells are the texts of all cells in a file.
func (c commandLine) cells(t testing.TB, file string) map[string]string {
	t.Helper()
	var report struct{ Cells map[string]string }
	if err := json.Unmarshal(c.run(t, "show", "--json", file), &report); err != nil {
		t.Fatal(err)
	}
	return report.Cells
}

// findings is how many findings check reports for a file.
func (c commandLine) findings(t testing.TB, file string) int {
	t.Helper()
	var result struct{ Findings []json.RawMessage }
	if err := json.Unmarshal(c.run(t, "check", "--json", file), &result); err != nil {
		t.Fatal(err)
	}
	return len(result.Findings)
}
