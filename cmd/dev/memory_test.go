//go:build linux

package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// minutesVariable is how long TestLongWork works; without it the test is skipped.
const minutesVariable = "GOUJI_MINUTES"

// A long day in the window: parts, typing, pasting, undo and saving over and over.
// Memory settles and no goroutine stays behind.
func TestLongWork(t *testing.T) {
	minutes, err := strconv.ParseFloat(os.Getenv(minutesVariable), 64)
	if err != nil {
		t.Skipf("%s is not set; go run ./cmd/dev soak sets it", minutesVariable)
	}
	programs := os.Getenv(programsVariable)
	ctl := commandLine(filepath.Join(programs, "goujictl"))
	file := filepath.Join(t.TempDir(), "示例县2024.xlsx")
	ctl.run(t, "convert", filepath.Join(root, sampleAsset), "-o", file)

	d := newDesktop(t, 1366, 768)
	work := func(long time.Duration) (memory []int) {
		for end := time.Now().Add(long); time.Now().Before(end); {
			toFirstCellOfRequests(d)
			d.write("12\t34\t")
			d.paste("1\t2\t3\r\n4\t5\t6\r\n")
			d.press("ctrl+z", "ctrl+z", "ctrl+z", "ctrl+y", "F5", "F5", "F6", "Down", "F6", "ctrl+s")
			memory = append(memory, d.memoryOf())
		}
		return memory
	}
	d.open("示例县", filepath.Join(programs, "gouji"), file)
	work(20 * time.Second)
	fresh := d.goroutines()
	if fresh == 0 {
		t.Fatal("the program does not list its goroutines")
	}

	// What was not saved would be offered first.
	if err := os.RemoveAll(filepath.Join(d.folder, "gouji", "drafts")); err != nil {
		t.Fatal(err)
	}
	d.open("示例县", filepath.Join(programs, "gouji"), file)
	memory := work(time.Duration(minutes * float64(time.Minute)))
	toFirstCellOfRequests(d)
	d.write("77\t")
	d.press("ctrl+s")
	d.wait("the last number in the file", func() bool { return ctl.cells(t, file)["requests/new/person"] == "77" })
	after := d.goroutines()
	third := len(memory) / 3
	middle, end := mean(memory[third:2*third]), mean(memory[2*third:])
	t.Logf("%g minutes, %d rounds of work: %d MB in the middle third, %d MB in the last; %d goroutines, %d in a fresh program",
		minutes, len(memory), middle>>10, end>>10, after, fresh)
	if end > middle+middle/20 {
		t.Errorf("memory grows from %d KB to %d KB", middle, end)
	}
	const waver = 4 // timers and threads of the moment
	if after > fresh+waver {
		t.Errorf("%d goroutines, %d in a fresh program", after, fresh)
	}
}

func mean(xs []int) (sum int) {
	for _, x := range xs {
		sum += x
	}
	return sum / max(len(xs), 1)
}

// memoryOf is the resident memory of the program in KB.
func (d *desktop) memoryOf() int {
	d.t.Helper()
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", d.program.cmd.Process.Pid))
	if err != nil {
		d.t.Fatal(err)
	}
	found := regexp.MustCompile(`VmRSS:\s+(\d+) kB`).FindSubmatch(status)
	if found == nil {
		d.t.Fatalf("no memory in %s", status)
	}
	n, _ := strconv.Atoi(string(found[1]))
	return n
}

// goroutines ends the program by a signal that makes it list its goroutines, and counts
// them.
func (d *desktop) goroutines() int {
	d.t.Helper()
	if err := d.program.cmd.Process.Signal(syscall.SIGQUIT); err != nil {
		d.t.Fatal(err)
	}
	<-d.program.ended
	out, ok := d.program.cmd.Stderr.(*bytes.Buffer)
	if !ok {
		d.t.Fatal("the program's words are not kept")
	}
	return strings.Count(out.String(), "\ngoroutine ")
}
