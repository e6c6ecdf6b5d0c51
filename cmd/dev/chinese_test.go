//go:build linux

package main

import (
	_ "embed"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
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
	withInputMethods(t, func(t *testing.T, programs string, m inputMethod) {
		once := inTerminal(t, m, pinyin)
		if !strings.Contains(once, "政府") {
			t.Fatalf("the terminal got %q: the input method does not work here", once)
		}
		for _, env := range [][]string{
			{"XMODIFIERS=@im=" + m.name},
			{"XMODIFIERS=", "LANG=", "LC_CTYPE=", "LC_ALL=POSIX"}, // nobody set anything
		} {
			t.Run(env[0], func(t *testing.T) {
				d := newDesktop(t, 1366, 768)
				server := d.startInput(m)
				d.env = append(d.env, env...)
				r := d.openReport(programs)
				r.toNarrative()
				d.press("ctrl+a", "Delete")

				d.play(pinyin)
				r.wantSaved("with the input method", once)
				server.kill()
				d.write("kept")
				r.wantSaved("without it", once+"kept")
				d.startInput(m)
				d.play(pinyin)
				d.shot("chinese-" + m.name)
				r.wantSaved("with it again", once+"kept"+once)
			})
		}
	})
}

// The program hears the input method whatever the language of the system is called.
func TestChineseInAnyLocale(t *testing.T) {
	withInputMethods(t, func(t *testing.T, programs string, m inputMethod) {
		if m.name != "fcitx" {
			t.Skip("the locale is the program's, one input method shows it")
		}
		d := newDesktop(t, 1366, 768)
		d.startInput(m)
		for _, env := range [][]string{
			{"LC_ALL=", "LC_CTYPE=", "LANG="},
			{"LC_ALL=", "LC_CTYPE=", "LANG=C"},
			{"LC_ALL=", "LC_CTYPE=", "LANG=zh_CN.GB18030"}, // most likely not generated
			{"LC_ALL=tlh_QO.UTF-8", "LC_CTYPE=", "LANG="},  // no such locale
		} {
			here := *d
			here.folder = t.TempDir() // a report opens where the last one was left
			here.env = append(here.env, append(env, "XMODIFIERS=@im="+m.name, "XDG_CONFIG_HOME="+here.folder)...)
			r := here.openReport(programs)
			r.toNarrative()
			here.press("ctrl+a", "Delete")
			here.play("type zhengfu\nkey space\ntype nia\nkey BackSpace BackSpace BackSpace\n")
			r.wantSaved(strings.Join(env, " "), "政府")
			here.quit("ctrl+q")
		}
	})
}

// GOUJI_IME=off leaves Fyne as it is: BackSpace in a pinyin deletes what was written,
// too. Written text arrives, letters are typed, reports are saved.
func TestInputRepairCanBeSwitchedOff(t *testing.T) {
	withInputMethods(t, func(t *testing.T, programs string, m inputMethod) {
		d := newDesktop(t, 1366, 768)
		d.startInput(m)
		d.env = append(d.env, "XMODIFIERS=@im="+m.name)
		for _, c := range []struct{ off, want string }{{"", "政府"}, {"off", ""}} {
			here := *d
			here.folder = t.TempDir() // a report opens where the last one was left
			here.env = append(here.env, "GOUJI_IME="+c.off, "XDG_CONFIG_HOME="+here.folder)
			r := here.openReport(programs)
			r.toNarrative()
			here.press("ctrl+a", "Delete")
			here.play("type zhengfu\nkey space\n")
			r.wantSaved("GOUJI_IME="+c.off, "政府")
			here.play("type nia\nkey BackSpace BackSpace BackSpace\n")
			r.wantSaved("GOUJI_IME="+c.off+" after BackSpace", c.want)
			here.quit("ctrl+q")
		}
	})
}

// entry writes 政府gongkai in a field: every key of its compositions would do something
// to it.
const entry = "type zhengfu\nkey space\ntype nia\nkey BackSpace BackSpace BackSpace\n" +
	"type du\nkey Left Home Delete End Escape\ntype gongkai\nkey Return\n"

// Keys of a composition leave nothing in a cell and in a field, and a cell takes the
// signs of a Chinese keyboard for a number's.
func TestChineseInFields(t *testing.T) {
	withInputMethods(t, func(t *testing.T, programs string, m inputMethod) {
		d := newDesktop(t, 1366, 768)
		d.startInput(m)
		d.env = append(d.env, "XMODIFIERS=@im="+m.name)
		r := d.openReport(programs)

		toFirstCellOfRequests(d)
		d.play("type zheng\nkey Escape\ntype nia\nkey BackSpace BackSpace BackSpace\n" +
			"type du\nkey Left Left Home End Delete Escape\n" +
			"type 1\nkey comma\ntype 234\nkey Tab\n")
		d.shot("cell-" + m.name)
		r.save()
		if got := r.ctl.cells(t, r.file)["requests/new/person"]; got != "1234" {
			t.Errorf("the cell got %q", got)
		}

		// 单位全称, a field of one line.
		d.press("shift+F6", "Up", "Up", "Up", "Up", "F6", "ctrl+a", "Delete")
		d.play(entry)
		d.shot("field-" + m.name)
		r.save()
		if got := r.ctl.unit(t, r.file); got != "政府gongkai" {
			t.Errorf("the field got %q", got)
		}

		// What the find bar got is found, and replaced by what is typed next. Escape, which
		// would close the bar, is among the keys.
		d.press("shift+F6", "Down", "Down", "F6", "ctrl+a")
		d.paste("甲政府gongkai乙")
		d.press("ctrl+f", "ctrl+a")
		d.play(entry)
		d.shot("find-" + m.name)
		d.press("Escape")
		d.play("type zhengfu\nkey space\n")
		r.wantSaved("after finding", "甲政府乙")

		// A file gets the name that a dialog got. Escape would close the dialog, Return save
		// too early.
		d.press("ctrl+shift+s", "ctrl+a")
		d.play(entry)
		d.shot("dialog-" + m.name)
		d.press("Return")
		named := filepath.Join(filepath.Dir(r.file), "政府gongkai.xlsx")
		d.wait("a file named "+named, func() bool {
			_, err := os.Stat(named)
			return err == nil
		})
	})
}

// inTerminal is what a script gives in xterm.
func inTerminal(t *testing.T, m inputMethod, script string) string {
	t.Helper()
	d := newDesktop(t, 1366, 768)
	d.env = append(d.env, "XMODIFIERS=@im="+m.name, "LANG=C.UTF-8")
	d.startInput(m)
	file := filepath.Join(d.folder, "typed")
	// Not line by line: a line of a terminal has no room for 2,000 characters.
	d.open("terminal", "xterm", "-T", "terminal", "-u8", "-e", "sh", "-c", `stty -icanon -echo; exec cat >"$0"`, file)
	// Slowly: xterm loses keys that come while Xlib waits for what becomes of a word.
	word := ""
	for line := range strings.Lines(script + "key Return") {
		if word += line; strings.HasPrefix(line, "key") {
			d.play(word)
			word = ""
		}
	}
	var text []byte
	t.Cleanup(func() {
		if t.Failed() {
			t.Logf("the terminal has %q", text)
		}
	})
	d.wait("a line in the terminal", func() bool {
		text, _ = os.ReadFile(file)
		return strings.HasSuffix(string(text), "\n")
	})
	d.program.stop()
	return strings.TrimSuffix(string(text), "\n")
}

// An openedReport is a copy of the sample in the window of a desktop.
type openedReport struct {
	d    *desktop
	ctl  commandLine
	file string
}

func (d *desktop) openReport(programs string) openedReport {
	d.t.Helper()
	r := openedReport{d, commandLine(filepath.Join(programs, "goujictl")), filepath.Join(d.t.TempDir(), "示例县2024.xlsx")}
	r.ctl.run(d.t, "convert", filepath.Join(root, sampleAsset), "-o", r.file)
	d.open("示例县", filepath.Join(programs, "gouji"), r.file)
	return r
}

// toNarrative goes to 一、总体情况: the report opens in 三、申请, two parts below.
func (r openedReport) toNarrative() {
	r.d.t.Helper()
	r.d.press("shift+F6", "Up", "Up", "F6")
}

// save presses Ctrl+S and waits for a new file. The keys before have all been used
// then: they come in order.
func (r openedReport) save() {
	r.d.t.Helper()
	before, err := os.Stat(r.file)
	if err != nil {
		r.d.t.Fatal(err)
	}
	r.d.press("ctrl+s")
	r.d.wait("a saved file", func() bool {
		now, err := os.Stat(r.file)
		return err == nil && !now.ModTime().Equal(before.ModTime())
	})
}

// wantSaved saves the report and compares 一、总体情况.
func (r openedReport) wantSaved(when, want string) {
	r.d.t.Helper()
	r.save()
	if got := r.ctl.overview(r.d.t, r.file); got != want {
		r.d.t.Fatalf("%s the report got\n%q\nnot\n%q", when, got, want)
	}
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

// unit is the full name of the reporting body in a file.
func (c commandLine) unit(t testing.TB, file string) string {
	t.Helper()
	var report struct{ Unit string }
	if err := json.Unmarshal(c.run(t, "show", "--json", file), &report); err != nil {
		t.Fatal(err)
	}
	return report.Unit
}
