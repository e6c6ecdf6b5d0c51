//go:build linux

package main

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

// A program beside a folder 勾稽数据 keeps everything there and nothing in the user's
// home: settings, of which a damaged file is put aside, what is printed, and what a fault
// in C code leaves behind.
func TestWindowKeepsItsState(t *testing.T) {
	programs := os.Getenv(programsVariable)
	if programs == "" {
		t.Skipf("no real window is tested: %s is not set; go run ./cmd/dev test builds the programs and sets it", programsVariable)
	}
	d := newDesktop(t, 1366, 768)
	stick := t.TempDir()
	state, program := filepath.Join(stick, "勾稽数据"), filepath.Join(stick, "gouji")
	copyProgram(t, filepath.Join(programs, "gouji"), program)
	writeSettings(t, state, "{damaged")
	opened := d.replaceProgram("xdg-open")

	d.open("勾稽", program)
	d.shot("notice")
	d.press("Return") // the notice
	if got := content(t, filepath.Join(state, "settings.json.damaged")); got != "{damaged" {
		t.Errorf("the damaged settings were put aside as %q", got)
	}
	d.quit("ctrl+q")
	if got := content(t, filepath.Join(state, "settings.json")); !strings.Contains(got, `"width"`) {
		t.Errorf("the settings are %q now", got)
	}

	file := filepath.Join(stick, "示例县2024.xlsx")
	commandLine(filepath.Join(programs, "goujictl")).run(t, "convert", filepath.Join(root, sampleAsset), "-o", file)
	d.open("示例县", program, file)
	d.do("key", "ctrl+p")
	d.wait("a document to print", func() bool { return len(opened()) == 1 })
	printed := opened()[0]
	if filepath.Dir(printed) != filepath.Join(state, "print") || !strings.HasPrefix(content(t, printed), "PK") {
		t.Errorf("to print is %s", printed)
	}
	for name, want := range map[string]os.FileMode{"": 0o700, "print": 0o700, "log": 0o700, "log/gouji.log": 0o600, "log/crash.log": 0o600, "settings.json": 0o600} {
		if info, err := os.Stat(filepath.Join(state, name)); err != nil || info.Mode().Perm() != want {
			t.Errorf("%q: %v, %v; want mode %v", name, info, err, want)
		}
	}

	if err := d.program.cmd.Process.Signal(syscall.SIGSEGV); err != nil {
		t.Fatal(err)
	}
	<-d.program.ended
	if crash := content(t, filepath.Join(state, "log", "crash.log")); !strings.Contains(crash, "SIGSEGV") || !strings.Contains(crash, "goroutine ") {
		t.Errorf("the crash left %q", crash)
	}
	for _, name := range []string{"log/gouji.log", "log/crash.log"} {
		if written := content(t, filepath.Join(state, name)); strings.Contains(written, "示例县人民政府") || strings.Contains(written, "依申请公开") {
			t.Errorf("%s holds words of the report", name)
		}
	}
	d.open("勾稽", program)
	d.shot("after-crash")
	d.quit("ctrl+q")
	if _, err := os.Stat(filepath.Join(d.folder, "gouji")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the home of the user has a folder of the program: %v", err)
	}
}

// Without a desktop, or with one that cannot draw, one Chinese sentence says so, on the
// terminal and in a box, and the program ends, after it has tried once without the driver.
func TestWindowThatCannotBe(t *testing.T) {
	programs := os.Getenv(programsVariable)
	if programs == "" {
		t.Skipf("no real window is tested: %s is not set; go run ./cmd/dev test builds the programs and sets it", programsVariable)
	}
	d := newDesktop(t, 1366, 768)
	boxes := d.replaceProgram("zenity")
	withoutGL := d.told(exec.Command("Xvfb", "-noreset", "-displayfd", "3", "-nolisten", "tcp", "-extension", "GLX"))
	for i, display := range []string{"", ":" + withoutGL} {
		cmd := exec.Command(filepath.Join(programs, "gouji"))
		cmd.Env = append(slices.DeleteFunc(slices.Clone(d.env), isSoftware), "DISPLAY="+display, "WAYLAND_DISPLAY=")
		var out bytes.Buffer
		cmd.Stdout, cmd.Stderr = &out, &out
		p := d.start(cmd)
		select {
		case <-p.ended:
		case <-time.After(patience):
			t.Fatalf("on display %q the program does not end; it wrote %s", display, &out)
		}
		lines := strings.Split(strings.TrimSpace(out.String()), "\n")
		if code := cmd.ProcessState.ExitCode(); code != 1 || len(lines) != 1 || !strings.HasPrefix(lines[0], "勾稽打不开窗口：") {
			t.Errorf("on display %q: exit code %d, %q", display, code, lines)
		}
		if got := boxes(); len(got) != i+1 || !strings.Contains(got[i], "勾稽打不开窗口：") {
			t.Errorf("on display %q the boxes so far are %q", display, got)
		}
		log := content(t, filepath.Join(d.folder, "gouji/log/gouji.log"))
		if got := strings.Count(log, "no other way to draw"); got != i+1 {
			t.Errorf("on display %q %d second tries so far:\n%s", display, got, log)
		}
	}
}

// isSoftware says that a variable of the environment tells Mesa how to draw.
func isSoftware(variable string) bool { return strings.HasPrefix(variable, "LIBGL_ALWAYS_SOFTWARE=") }

// replaceProgram puts a program of that name before the system's, which only writes down
// its last argument, one line a call. It returns what was written down so far.
func (d *desktop) replaceProgram(name string) (calls func() []string) {
	d.t.Helper()
	folder := d.t.TempDir()
	book := filepath.Join(folder, "calls")
	script := "#!/bin/sh\nfor last; do :; done\nprintf '%s\\n' \"$last\" >>'" + book + "'\n"
	if err := os.WriteFile(filepath.Join(folder, name), []byte(script), 0o755); err != nil {
		d.t.Fatal(err)
	}
	d.env = append(d.env, "PATH="+folder+string(filepath.ListSeparator)+os.Getenv("PATH"))
	return func() []string {
		data, err := os.ReadFile(book)
		if err != nil {
			return nil // not called yet
		}
		return strings.Split(strings.TrimSpace(string(data)), "\n")
	}
}

func copyProgram(t testing.TB, from, to string) {
	t.Helper()
	if err := os.WriteFile(to, []byte(content(t, from)), 0o755); err != nil {
		t.Fatal(err)
	}
}

func content(t testing.TB, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
