//go:build linux

package main

import (
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// The main job in the real window: open the sample, type a wrong number, see the
// finding come, save, put it right, see it go, save again. The files on disk are
// asked by goujictl.
func TestWindow(t *testing.T) {
	programs := os.Getenv(programsVariable)
	if programs == "" {
		t.Skipf("no real window is tested: %s is not set; go run ./cmd/dev test builds the programs and sets it", programsVariable)
	}
	ctl := commandLine(filepath.Join(programs, "goujictl"))
	file := filepath.Join(t.TempDir(), "示例县2024.xlsx")
	ctl.run(t, "convert", filepath.Join(root, sampleAsset), "-o", file)
	before := ctl.cell(t, file, "requests/new/person")
	known := ctl.findings(t, file)

	d := newDesktop(t)
	d.open("示例县", filepath.Join(programs, "gouji"), file)
	d.shot("opened")

	toFirstCellOfRequests(d)
	redAtFirst := d.red()
	d.write("1234")
	d.press("Return")
	d.shot("wrong")
	if d.red() <= redAtFirst {
		t.Error("a wrong number shows no more red than before")
	}
	d.press("ctrl+s")
	if got := ctl.cell(t, file, "requests/new/person"); got != "1234" {
		t.Errorf("the saved file has %q where 1234 was typed", got)
	}
	if got := ctl.findings(t, file); got <= known {
		t.Errorf("the saved file has %d findings; it had %d before the wrong number", got, known)
	}

	toFirstCellOfRequests(d)
	d.write(before)
	d.press("Return")
	d.shot("right")
	if got := d.red(); got != redAtFirst {
		t.Errorf("%d red pixels after the right number, %d before the wrong one", got, redAtFirst)
	}
	d.press("ctrl+s")
	if got := ctl.cell(t, file, "requests/new/person"); got != before {
		t.Errorf("the saved file has %q where %s was typed", got, before)
	}
	if got := ctl.findings(t, file); got != known {
		t.Errorf("the corrected file has %d findings, not %d as at first", got, known)
	}

	d.quit("ctrl+q") // nothing is unsaved, so nothing is asked
}

// toFirstCellOfRequests goes by keyboard to 本年新收·自然人: the sample's own error is
// in that table, so the next finding leads into it.
func toFirstCellOfRequests(d *desktop) {
	d.t.Helper()
	d.press("F8", "ctrl+Home")
}

// commandLine is the path of a built goujictl.
type commandLine string

// run returns what goujictl prints; findings (exit code 1) are no failure.
func (c commandLine) run(t *testing.T, args ...string) []byte {
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

// cell is the text of one cell in a file.
func (c commandLine) cell(t *testing.T, file, ref string) string {
	t.Helper()
	var report struct{ Cells map[string]string }
	if err := json.Unmarshal(c.run(t, "show", "--json", file), &report); err != nil {
		t.Fatal(err)
	}
	return report.Cells[ref]
}

// findings is how many findings check reports for a file.
func (c commandLine) findings(t *testing.T, file string) int {
	t.Helper()
	var result struct{ Findings []json.RawMessage }
	if err := json.Unmarshal(c.run(t, "check", "--json", file), &result); err != nil {
		t.Fatal(err)
	}
	return len(result.Findings)
}
