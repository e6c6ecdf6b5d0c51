package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gouji.app/ui/desk"
)

// The figures are those that a prefecture published for two years running.
const (
	prefecture2023 = `form gongkai-2021
unit/name: 宿迁市人民政府
unit/kind: government
unit/level: prefecture
unit/year: 2023
proactive/rules: 0 0 11
proactive/normative: 60 9 597
requests/carried-out: 118 3 0 0 0 0 121
`
	prefecture2024 = `form gongkai-2021
unit/name: 宿迁市人民政府
unit/kind: government
unit/level: prefecture
unit/year: 2024
proactive/rules: 2 1 12
proactive/normative: 50 227 420
requests/carried-in: 118 3 0 0 0 0 121
`
)

// acrossYears are the findings that last year's report gives.
func (d *clerk) acrossYears() string {
	var out []string
	for _, f := range d.desk.Result().Findings {
		if f.Rule.ID == "carried-in" || f.Rule.ID == "in-force" {
			out = append(out, f.Message)
		}
	}
	return strings.Join(out, "\n")
}

// compared opens this year's report on a desk where last year's lies and compares it.
func compared(t *testing.T) *clerk {
	d := open(t)
	last := d.file("去年.txt", prefecture2023)
	d.Open(d.file("今年.txt", prefecture2024))
	d.desk.ComparePriors(d.desk.File(), []desk.Prior{{Path: last, Report: parse(t, prefecture2023)}})
	return d
}

func TestLastYearIsBackAfterSaving(t *testing.T) {
	d := compared(t)
	d.wants("findings of two years that tie", d.acrossYears(), "")
	d.jumpTo("requests/carried-in/person")
	d.typing("117")
	if !strings.Contains(d.acrossYears(), "118") {
		t.Fatalf("findings: %v", d.messages())
	}
	d.Command(CmdSave)

	again := openIn(t, d.dir)
	again.Open(d.desk.File().Path)
	if !strings.Contains(again.acrossYears(), "118") {
		t.Errorf("findings after reopening: %v", again.messages())
	}
	if again.desk.Session().Unsaved() {
		t.Error("finding last year's file counts as a change")
	}
}

// A file that lies elsewhere is found where such files were before; that of the same
// name beside the report, which is of another year, is left alone.
func TestLastYearIsFoundWhereItWas(t *testing.T) {
	d := open(t)
	for folder, text := range map[string]string{"2023": prefecture2023, "2024": prefecture2024} {
		if err := os.Mkdir(filepath.Join(d.dir, folder), 0o755); err != nil {
			t.Fatal(err)
		}
		d.file(filepath.Join(folder, "年报.txt"), text)
	}
	d.Open(filepath.Join(d.dir, "2024", "年报.txt"))
	last := filepath.Join(d.dir, "2023", "年报.txt")
	d.desk.ComparePriors(d.desk.File(), []desk.Prior{{Path: last, Report: parse(t, prefecture2023)}})
	d.Command(CmdSave)
	d.Open(d.desk.File().Path)
	if len(d.desk.File().Priors()) != 1 || d.desk.File().Priors()[0].Path != last {
		t.Errorf("compared with %v", d.desk.File().Priors())
	}
}

func TestVanishedLastYearIsToldQuietly(t *testing.T) {
	d := compared(t)
	d.Command(CmdSave)
	if err := os.Remove(filepath.Join(d.dir, "去年.txt")); err != nil {
		t.Fatal(err)
	}
	d.Open(d.desk.File().Path)
	d.wants("dialog", d.dialog(), "")
	d.wants("status", d.status.Text, "没有找到上年年报“去年.txt”；要对照，请用菜单“年报”“与上年对照”中的“换一份上年年报…”重新选择")
	d.wants("name that is kept", d.cell("prior/1/file"), "去年.txt")
}

// After a reform nothing is compared until all reports of the bodies taken over are
// at hand, whichever was chosen first.
func TestSeveralPredecessorsAreComparedTogether(t *testing.T) {
	d := open(t)
	body := func(name, left string) desk.Prior {
		text := "form gongkai-2021\nunit/name: " + name + "\nunit/year: 2023\nrequests/carried-out: " + left + " 0 0 0 0 0 " + left + "\n"
		return desk.Prior{Path: d.file(name+".txt", text), Report: parse(t, text)}
	}
	first, second := body("甲局", "2"), body("乙局", "1")
	d.Open(d.file("今年.txt", "form gongkai-2021\nunit/name: 甲乙局\nunit/year: 2024\nrequests/carried-in: 2 0 0 0 0 0 2\n"+
		"predecessor/1/name: 甲局\npredecessor/2/name: 乙局\n"))
	d.desk.ComparePriors(d.desk.File(), []desk.Prior{second})
	d.wants("findings while one is missing", d.acrossYears(), "")
	d.desk.ComparePriors(d.desk.File(), []desk.Prior{second, first})
	if !strings.Contains(d.acrossYears(), "甲局 2＋乙局 1") {
		t.Errorf("findings: %v", d.messages())
	}
	d.wants("first file", d.cell("prior/1/file"), "甲局.txt")
}
