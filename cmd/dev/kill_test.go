//go:build linux

package main

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// roundsVariable asks for more kills than every day's.
const roundsVariable = "GOUJI_KILLS"

// promised is how long after it was typed a key is in the draft while typing goes on.
const promised = 2 * time.Second

// The program is killed at random moments while numbered words are typed into a
// narrative. What the draft holds must be a whole beginning of what was typed, and all
// that was typed some seconds before. The file itself stays as it was.
func TestWindowKilled(t *testing.T) {
	programs := os.Getenv(programsVariable)
	if programs == "" {
		t.Skipf("no program is killed: %s is not set; go run ./cmd/dev test builds the programs and sets it", programsVariable)
	}
	rounds := 20
	if n, err := strconv.Atoi(os.Getenv(roundsVariable)); err == nil {
		rounds = n
	}
	ctl := commandLine(filepath.Join(programs, "goujictl"))
	file := filepath.Join(t.TempDir(), "示例县2024.xlsx")
	ctl.run(t, "convert", filepath.Join(root, sampleAsset), "-o", file)
	saved := content(t, file)

	d := newDesktop(t, 1366, 768)
	state := filepath.Join(d.folder, "gouji")
	var losses []time.Duration
	for round := range rounds {
		writeSettings(t, state, `{"part":"overview"}`)
		d.open("示例县", filepath.Join(programs, "gouji"), file)
		d.press("ctrl+a")
		sent := d.typeUntilKilled(time.Second + rand.N(3*promised))
		killed := time.Now()

		drafts, err := filepath.Glob(filepath.Join(state, "drafts", "*.draft"))
		if err != nil || len(drafts) > 1 {
			t.Fatalf("round %d: after %d words %d drafts are left", round, len(sent), len(drafts))
		}
		kept := ""
		if len(drafts) == 1 { // else typing had only just begun
			kept = ctl.narrative(t, drafts[0], "overview")
		}
		whole := strings.Builder{}
		words := 0
		for whole.Len() < len(kept) {
			words++
			fmt.Fprintf(&whole, "%d.", words)
		}
		if !strings.HasPrefix(whole.String(), kept) {
			t.Fatalf("round %d: this was never typed: %q", round, kept)
		}
		// The last word may be half there.
		if words = strings.Count(kept, "."); words > len(sent) {
			t.Fatalf("round %d: %d words are in the draft, %d were typed", round, words, len(sent))
		}
		// A loaded machine may take its time, but not as long as the longest rounds, else
		// having no draft at all would pass.
		lost := killed.Sub(sent[min(words, len(sent)-1)])
		if words == len(sent) {
			lost = 0
		}
		if lost > 2*promised {
			t.Errorf("round %d: %v of typing are lost", round, lost)
		}
		losses = append(losses, lost)
		for _, path := range drafts {
			if err := os.Remove(path); err != nil {
				t.Fatal(err)
			}
		}
	}
	slices.Sort(losses)
	t.Logf("%d kills survived; of typing were lost %v at most, %v in the middle",
		rounds, losses[rounds-1].Round(time.Millisecond), losses[rounds/2].Round(time.Millisecond))
	if content(t, file) != saved {
		t.Error("the file itself is not what it was")
	}
}

// typeUntilKilled types the numbers 1. 2. 3. … one after the other and kills the program
// when the time has passed. It returns when each number was typed.
func (d *desktop) typeUntilKilled(after time.Duration) (sent []time.Time) {
	d.t.Helper()
	for end := time.Now().Add(after); time.Now().Before(end); {
		d.do("type", "--delay", "5", strconv.Itoa(len(sent)+1)+".")
		sent = append(sent, time.Now())
	}
	if err := d.program.cmd.Process.Kill(); err != nil {
		d.t.Fatal(err)
	}
	<-d.program.ended
	return sent
}

// writeSettings is what the program finds at its start.
func writeSettings(t testing.TB, state, text string) {
	t.Helper()
	err := os.MkdirAll(state, 0o700)
	if err == nil {
		err = os.WriteFile(filepath.Join(state, "settings.json"), []byte(text), 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// narrative is the text of a section in a file.
func (c commandLine) narrative(t testing.TB, file, section string) string {
	t.Helper()
	var report struct{ Sections map[string]string }
	if err := json.Unmarshal(c.run(t, "show", "--json", file), &report); err != nil {
		t.Fatal(err)
	}
	return report.Sections[section]
}
