//go:build unix

package main

import (
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"gouji.app/assets"
	"gouji.app/export"
	"gouji.app/model/form"
)

// Ctrl+C at any moment leaves the old file or the whole new one, and nothing beside.
func TestInterrupted(t *testing.T) {
	dir := t.TempDir()
	in, out := filepath.Join(dir, "示例.txt"), filepath.Join(dir, "示例.xlsx")
	if err := os.WriteFile(in, []byte(assets.Sample), 0o644); err != nil {
		t.Fatal(err)
	}
	const rounds = 30
	stopped := 0
	for range rounds {
		cmd := exec.Command(os.Args[0], "convert", in, "-o", out)
		cmd.Args[0] = "goujictl" // so that this test program is it
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(rand.N(80 * time.Millisecond)) // any moment is a case; none decides the result
		if err := cmd.Process.Signal(os.Interrupt); err == nil {
			stopped++
		}
		_ = cmd.Wait() // killed before it listens, stopped, or done
		if code := cmd.ProcessState.ExitCode(); code != exitStopped && code != exitDone && !interrupted(cmd.ProcessState) {
			t.Errorf("exit code %d", code)
		}
		left, err := os.ReadDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range left {
			if e.Name() != "示例.txt" && e.Name() != "示例.xlsx" {
				t.Errorf("left behind: %s", e.Name())
			}
		}
		if _, err := os.Stat(out); err == nil {
			if im, err := export.Open(out, form.Gongkai2021()); err != nil || im.Read() != 200 {
				t.Errorf("the file is not whole: %v", err)
			}
		}
	}
	t.Logf("%d of %d runs were interrupted", stopped, rounds)
}

// interrupted says that the signal ended the program before it could listen.
func interrupted(s *os.ProcessState) bool {
	status, ok := s.Sys().(syscall.WaitStatus)
	return ok && status.Signaled() && status.Signal() == syscall.SIGINT
}
