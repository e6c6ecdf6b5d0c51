//go:build linux

package main

import (
	_ "embed"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
)

// pinyin is a script of keys, one call of xdotool a line.
//
//go:embed testdata/pinyin.txt
var pinyin string

// Chinese typed into the report is what the same keys give in xterm: nothing is lost
// and no key that the input method used reaches the report. When the input method ends,
// letters are still typed; when it is back, so is Chinese.
func TestChinese(t *testing.T) {
	programs := os.Getenv(programsVariable)
	if programs == "" {
		t.Skipf("no Chinese is typed: %s is not set; go run ./cmd/dev soak builds the programs and sets it", programsVariable)
	}
	for _, m := range inputMethods() {
		t.Run(m.name, func(t *testing.T) {
			for _, name := range m.programs {
				if _, err := exec.LookPath(name); err != nil {
					t.Skipf("no Chinese is typed with %s: %v", m.name, err)
				}
			}
			once := inTerminal(t, m)
			if !strings.Contains(once, "政府") {
				t.Fatalf("the terminal got %q: the input method does not work here", once)
			}
			want := once + "kept" + once
			for _, env := range [][]string{
				{"XMODIFIERS=@im=" + m.name},
				{"XMODIFIERS=", "LANG=", "LC_CTYPE=", "LC_ALL=POSIX"}, // nobody set anything
			} {
				t.Run(env[0], func(t *testing.T) {
					if got := inReport(t, programs, m, env); got != want {
						t.Errorf("the report got\n%s\nthe terminal\n%s", got, want)
					}
				})
			}
		})
	}
}

// An inputMethod makes Chinese of pinyin. It learns from what is typed, so each start
// has a home of its own.
type inputMethod struct {
	name     string // as in XMODIFIERS
	programs []string
	server   []string
	prepare  func(home string) error // before the start
	choose   string                  // shell command for pinyin, after the start
}

func inputMethods() []inputMethod {
	return []inputMethod{
		{
			name: "fcitx", programs: []string{"fcitx5", "xprop", "xterm"},
			server:  []string{"fcitx5", "--disable=wayland,waylandim"},
			prepare: fcitxProfile,
			choose:  "fcitx5-remote -s pinyin",
		},
		{
			name: "ibus", programs: []string{"ibus-daemon", "xprop", "xterm"},
			server:  []string{"ibus-daemon", "--xim", "--panel=disable"},
			prepare: func(string) error { return nil },
			// Choosing may fail although it works: only asking tells.
			choose: "ibus engine libpinyin; ibus engine | grep -qx libpinyin",
		},
	}
}

// fcitxProfile has fcitx begin in pinyin, alone and without the net.
func fcitxProfile(home string) error {
	files := map[string]string{
		"profile": "[Groups/0]\nName=Default\nDefault Layout=us\nDefaultIM=pinyin\n" +
			"[Groups/0/Items/0]\nName=keyboard-us\n[Groups/0/Items/1]\nName=pinyin\n[GroupOrder]\n0=Default\n",
		"config":           "[Behavior]\nActiveByDefault=True\nShareInputState=All\n",
		"conf/pinyin.conf": "CloudPinyinEnabled=False\n",
	}
	for name, text := range files {
		path := filepath.Join(home, "fcitx5", name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// startInput starts the input method and waits until programs can reach it.
func (d *desktop) startInput(m inputMethod) *process {
	d.t.Helper()
	home := d.t.TempDir()
	if err := m.prepare(home); err != nil {
		d.t.Fatal(err)
	}
	env := append(slices.Clone(d.env), "HOME="+home, "XDG_CONFIG_HOME="+home, "XDG_CACHE_HOME="+home, "XDG_DATA_HOME="+home)
	tell := func(name string, args ...string) (string, error) {
		cmd := exec.Command(name, args...)
		cmd.Env = env
		out, err := cmd.Output()
		return string(out), err
	}
	// The announcement of a server that was killed stays.
	tell("xprop", "-root", "-remove", "XIM_SERVERS")
	cmd := exec.Command(m.server[0], m.server[1:]...)
	cmd.Env = env
	server := d.start(cmd)
	defer func(p *process) { d.program = p }(d.program)
	d.program = server // the one that must not end while it is waited for
	d.wait(m.name+" on the screen", func() bool {
		servers, err := tell("xprop", "-root", "XIM_SERVERS")
		return err == nil && strings.Contains(servers, m.name)
	})
	d.wait("pinyin in "+m.name, func() bool {
		_, err := tell("sh", "-c", m.choose)
		return err == nil
	})
	return server
}

// play presses the keys of a script.
func (d *desktop) play(script string) {
	d.t.Helper()
	for line := range strings.Lines(script) {
		words := strings.Fields(line)
		if len(words) == 0 || words[0] == "#" {
			continue
		}
		d.do(append([]string{words[0], "--delay", "40"}, words[1:]...)...)
		d.still()
	}
}

// inTerminal is what the script gives in xterm.
func inTerminal(t *testing.T, m inputMethod) string {
	d := newDesktop(t, 1366, 768)
	d.env = append(d.env, "XMODIFIERS=@im="+m.name, "LANG=C.UTF-8")
	d.startInput(m)
	file := filepath.Join(d.folder, "typed")
	d.open("terminal", "xterm", "-T", "terminal", "-u8", "-e", "sh", "-c", `cat >"$0"`, file)
	d.play(pinyin)
	var text []byte
	d.press("Return")
	d.wait("a line in the terminal", func() bool {
		text, _ = os.ReadFile(file)
		return len(text) > 0
	})
	return strings.TrimSuffix(string(text), "\n")
}

// inReport is what the script, letters typed without input method and the script again
// give as 一、总体情况.
func inReport(t *testing.T, programs string, m inputMethod, env []string) string {
	ctl := commandLine(filepath.Join(programs, "goujictl"))
	file := filepath.Join(t.TempDir(), "示例县2024.xlsx")
	ctl.run(t, "convert", filepath.Join(root, sampleAsset), "-o", file)
	before := ctl.overview(t, file)

	d := newDesktop(t, 1366, 768)
	server := d.startInput(m)
	d.env = append(d.env, env...)
	d.open("示例县", filepath.Join(programs, "gouji"), file)
	// The report opens in 三、申请; two parts above it is the text.
	d.press("shift+F6", "Up", "Up", "F6", "ctrl+a", "Delete")
	d.play(pinyin)
	server.kill()
	d.write("kept")
	d.startInput(m)
	d.play(pinyin)
	d.shot("chinese-" + m.name)

	after := before
	d.press("ctrl+s")
	d.wait("a saved text", func() bool {
		after = ctl.overview(t, file)
		return after != before
	})
	return after
}

// kill ends a process and its children as a crash does.
func (p *process) kill() {
	syscall.Kill(-p.cmd.Process.Pid, syscall.SIGKILL)
	<-p.ended
}

// overview is the text of 一、总体情况 in a file.
func (c commandLine) overview(t testing.TB, file string) string {
	t.Helper()
	var report struct{ Sections map[string]string }
	if err := json.Unmarshal(c.run(t, "show", "--json", file), &report); err != nil {
		t.Fatal(err)
	}
	return report.Sections["overview"]
}
