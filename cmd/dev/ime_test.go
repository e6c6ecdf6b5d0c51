//go:build linux

package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
)

// An inputMethod makes Chinese of pinyin. It learns from what is typed, so each start
// has a home of its own.
type inputMethod struct {
	name       string // as in XMODIFIERS
	programs   []string
	server     []string
	prepare    func(home string) error // before the start
	choose     string                  // shell command for pinyin, after the start
	candidates string                  // class of the window with the candidates; "": has none
}

func inputMethods() []inputMethod {
	return []inputMethod{
		{
			name: "fcitx", programs: []string{"fcitx5", "xprop", "xterm"},
			server:     []string{"fcitx5", "--disable=wayland,waylandim"},
			prepare:    fcitxProfile,
			choose:     "fcitx5-remote -s pinyin",
			candidates: "^fcitx$",
		},
		{
			name: "ibus", programs: []string{"ibus-daemon", "dconf", "xprop", "xterm"},
			server:  []string{"ibus-daemon", "--xim"},
			prepare: ibusSettings,
			// Choosing may fail although it works: only asking tells. The program that shows
			// candidates chooses, too, up to a third of a second after its window is there, and
			// then at times plain letters (seen in one start of six), and later on a busy machine:
			// only a choice that stands for much longer is the last.
			choose:     "xwininfo -name 'IBus Panel' && { ibus engine libpinyin; sleep 3; ibus engine | grep -qx libpinyin; }",
			candidates: "^ibus-ui-gtk3$",
		},
	}
}

// withInputMethods runs a test with each input method. It skips those that are not
// installed, and all of it without the built programs.
func withInputMethods(t *testing.T, test func(t *testing.T, programs string, m inputMethod)) {
	programs := os.Getenv(programsVariable)
	if programs == "" {
		t.Skipf("no Chinese is typed: %s is not set; go run ./cmd/dev test builds the programs and sets it", programsVariable)
	}
	for _, m := range inputMethods() {
		t.Run(m.name, func(t *testing.T) {
			for _, name := range m.programs {
				if _, err := exec.LookPath(name); err != nil {
					t.Skipf("NO CHINESE IS TYPED with %s: %v", m.name, err)
				}
			}
			test(t, programs, m)
		})
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

// ibusSettings has ibus know no other way of typing: the program that shows candidates
// chooses the first one, whenever it is ready.
func ibusSettings(home string) error {
	keys := filepath.Join(home, "keys")
	for _, folder := range []string{keys, filepath.Join(home, "dconf")} {
		if err := os.Mkdir(folder, 0o755); err != nil {
			return err
		}
	}
	err := os.WriteFile(filepath.Join(keys, "ibus"),
		[]byte("[desktop/ibus/general]\npreload-engines=['libpinyin']\nengines-order=['libpinyin']\n"), 0o644)
	if err != nil {
		return err
	}
	return exec.Command("dconf", "compile", filepath.Join(home, "dconf/user"), keys).Run()
}

// An inputServer is an input method that runs.
type inputServer struct {
	*process
	d       *desktop
	windows []uint // of X, by which programs reach it
}

// startInput starts the input method and waits until programs can reach it.
func (d *desktop) startInput(m inputMethod) inputServer {
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
	d.wait("a window manager", func() bool {
		check, err := tell("xprop", "-root", "_NET_SUPPORTING_WM_CHECK")
		return err == nil && strings.Contains(check, "0x")
	})
	d.still() // it makes more windows after it has announced itself
	before := d.windows()
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
	return inputServer{server, d, slices.DeleteFunc(d.windows(), func(id uint) bool { return slices.ContainsFunc(before, sameProgram(id)) })}
}

// kill ends an input method and its children as a crash does.
func (s inputServer) kill() {
	s.d.t.Helper()
	syscall.Kill(-s.cmd.Process.Pid, syscall.SIGKILL)
	<-s.ended
	s.d.wait("a screen without the input method", func() bool {
		return !slices.ContainsFunc(s.d.windows(), func(id uint) bool { return slices.Contains(s.windows, id) })
	})
}

// sameProgram tells whether windows are of one program: the upper bits of their ids say so.
func sameProgram(a uint) func(b uint) bool { return func(b uint) bool { return a>>21 == b>>21 } }

// windows are the X ids of all windows of the screen itself.
func (d *desktop) windows() (ids []uint) {
	d.t.Helper()
	list := exec.Command("xwininfo", "-root", "-children")
	list.Env = d.env
	out, err := list.Output()
	if err != nil {
		d.t.Fatalf("xwininfo: %v", err)
	}
	_, children, _ := strings.Cut(string(out), "children:")
	for line := range strings.Lines(children) {
		var id uint
		if _, err := fmt.Sscanf(line, " 0x%x", &id); err == nil {
			ids = append(ids, id)
		}
	}
	return ids
}

// play presses the keys of a script of xdotool as fast as a very good typist.
func (d *desktop) play(script string) {
	d.t.Helper()
	d.finish(d.begin(script))
	d.still()
}

// begin is play that does not wait until finish.
func (d *desktop) begin(script string) *exec.Cmd {
	d.t.Helper()
	var lines strings.Builder
	for line := range strings.Lines(script) {
		words := strings.Fields(line)
		if len(words) > 1 && words[0] != "#" {
			fmt.Fprintln(&lines, words[0], "--delay 20", strings.Join(words[1:], " "))
		}
	}
	cmd := exec.Command("xdotool", "-")
	cmd.Env = d.env
	cmd.Stdin = strings.NewReader(lines.String())
	if err := cmd.Start(); err != nil {
		d.t.Fatal(err)
	}
	return cmd
}

func (d *desktop) finish(playing *exec.Cmd) {
	d.t.Helper()
	if err := playing.Wait(); err != nil {
		d.t.Fatalf("xdotool: %v", err)
	}
}
