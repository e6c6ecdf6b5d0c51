package lock

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"gouji.app/disk"
)

// runs is a computer on which these processes run.
func runs(processes ...string) census {
	return func(is func(string) bool) (here, known bool) {
		for _, p := range processes {
			if is(plainName(p)) {
				return true, true
			}
		}
		return false, true
	}
}

func unseen(func(string) bool) (here, known bool) { return false, false }

// A lock of this computer is left over when no office program runs; one of another
// computer never is.
func TestLeftHere(t *testing.T) {
	name := filepath.Join(t.TempDir(), ".~lock.甲.xlsx#")
	if err := os.WriteFile(name, []byte(",王五,PC-7,19.12.2024 09:05,;"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		host, here string
		runs       census
		left       bool
	}{
		{"PC-7", "PC-7", runs("systemd", "explorer.exe"), true},
		{"PC-7", "PC-7", runs("systemd", "soffice.bin"), false},
		{"PC-7", "PC-7", runs("Soffice.exe"), false},
		{"PC-7", "PC-7", runs(filepath.Base(os.Args[0])), false}, // another window of this program
		{"PC-7", "PC-7", unseen, false},
		{"PC-8", "PC-7", runs(), false},
		{"", "", runs(), false},
		{"localhost", "localhost", runs(), false},
	} {
		if got := leftHere(name, Holder{Host: c.host}, Holder{Host: c.here}, c.runs); got != c.left {
			t.Errorf("lock of %q on %q: left over %v", c.host, c.here, got)
		}
	}
	f, err := disk.Hold(name+"2", 0o644)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if leftHere(name+"2", Holder{Host: "PC-7"}, Holder{Host: "PC-7"}, runs()) {
		t.Error("a lock that is kept counts as left over")
	}
}

const sleeper = "gouji-locktest"

// The census sees a process while it runs.
func TestRunning(t *testing.T) {
	is := func(process string) bool { return process == sleeper }
	here, known := running(is)
	if !known {
		t.Skip("this system hides its processes")
	}
	if here {
		t.Fatal("a process runs that nobody started")
	}
	self, err := os.ReadFile(os.Args[0])
	if err != nil {
		t.Fatal(err)
	}
	program := filepath.Join(t.TempDir(), sleeper)
	if runtime.GOOS == "windows" {
		program += ".exe"
	}
	if err := os.WriteFile(program, self, 0o755); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(program, "-test.run=^TestSleep$")
	cmd.Env = append(os.Environ(), sleeper+"=1")
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := out.Read(make([]byte, 1)); err != nil {
		t.Fatal(err)
	}
	if here, _ := running(is); !here {
		t.Error("a running process is not seen")
	}
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait() // killed
	if here, _ := running(is); here {
		t.Error("a process that ended is seen")
	}
}

// TestSleep is the program that TestRunning starts.
func TestSleep(t *testing.T) {
	if os.Getenv(sleeper) == "" {
		t.Skip("runs only inside TestRunning")
	}
	os.Stdout.WriteString("!")
	time.Sleep(time.Hour)
}
