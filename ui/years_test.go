package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"gouji.app/assets"
	"gouji.app/ui/control"
)

// pressIn taps a button within the open dialog's content.
func (d *clerk) pressIn(label string) {
	d.t.Helper()
	for _, o := range test.LaidOutObjects(d.front()) {
		if b, ok := o.(*control.Button); ok && b.Text == label {
			test.Tap(b)
			return
		}
	}
	d.t.Fatalf("no button %s in %s", label, d.modalWords())
}

// rowsShown are the rows of figures in the dialog in front.
func (d *clerk) rowsShown() (out []string) {
	for _, o := range test.LaidOutObjects(d.front()) {
		c, ok := o.(*fyne.Container)
		if !ok {
			continue
		}
		var words []string
		for _, o := range c.Objects {
			if t, ok := o.(*canvas.Text); ok {
				words = append(words, t.Text)
			}
		}
		const columns = 6 // of two years
		if len(words) == len(c.Objects) && len(words) >= columns {
			out = append(out, strings.TrimRight(strings.Join(words, "|"), "|"))
		}
	}
	return out
}

func TestYearsStandSideBySide(t *testing.T) {
	d := sampleCompared(t)
	d.file("前年.txt", strings.NewReplacer("unit/year: 2023", "unit/year: 2022", "requests/new: 62 5 0 0 2 1 70", "requests/new: 50 0 0 0 0 0 50").Replace(assets.SampleBefore))
	d.Command(CmdYears)
	for _, want := range []string{"2023 年度：去年.txt[移去]", "2024 年度：打开的年报", "一、本年新收2023年702024年86", "行政复议2023年22024年3"} {
		if !strings.Contains(d.modalWords(), want) {
			t.Errorf("the chart lacks %q: %s", want, d.modalWords())
		}
	}
	d.pressIn("添加年报…")
	d.choose("前年.txt")
	if !strings.Contains(d.modalWords(), "一、本年新收2022年502023年702024年86") {
		t.Errorf("the chart says %s", d.modalWords())
	}
	for _, o := range test.LaidOutObjects(d.front()) {
		if g, ok := o.(*control.Radio); ok {
			g.SetSelected("全部数字")
		}
	}
	rows := strings.Join(d.rowsShown(), "\n")
	for _, want := range []string{
		"项目||2022年|2023年|增减|幅度|2024年|增减|幅度",
		"行政规范性文件|本年制发件数|3|3|0|0%|5|＋2|＋66.7%",
		"一、本年新收|自然人|50|62|＋12|＋24%|78|＋16|＋25.8%",
		"一、本年新收|商业企业|0|5|＋5|—|5|0|0%",
	} {
		if !strings.Contains(rows+"\n", want+"\n") {
			t.Errorf("no row %q in\n%s", want, rows)
		}
	}
	d.press("导出…")
	d.typing("", fyne.KeyReturn)
	written, err := os.ReadFile(filepath.Join(d.dir, "示例县人民政府2022—2024年年度对比.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	d.wants("exported", string(written), "示例县人民政府 2022\n示例县人民政府 2023\n示例县人民政府 2024")
}

func TestYearsThatCannotBeComparedAreRefused(t *testing.T) {
	d := open(t)
	d.file("同年.txt", assets.Sample)
	d.file("邻县.txt", strings.Replace(assets.SampleBefore, "unit/name: 示例县", "unit/name: 邻县", 1))
	d.Open(d.file("示例.txt", assets.Sample))
	d.Command(CmdYears)
	d.press("导出…")
	d.wants("dialog", d.dialog(), "只有一个年度，没有可以对比的；请先添加以前年度的年报。 [知道了]")
	d.press("知道了")
	d.pressIn("添加年报…")
	d.choose("同年.txt")
	d.wants("dialog", d.dialog(), "有两份 2024 年度的年报，不能按年度比较；请每年只选一份。 [知道了]")
	d.press("知道了")
	d.pressIn("添加年报…")
	d.choose("邻县.txt")
	if !strings.Contains(d.dialog(), "单位不同") {
		t.Fatalf("dialog %q", d.dialog())
	}
	d.press("仍然添加")
	d.pressIn("移去")
	if strings.Contains(d.modalWords(), "邻县") {
		t.Errorf("dialog %s", d.modalWords())
	}
	if d.desk.Session().Unsaved() {
		t.Error("comparing years counts as a change")
	}
}
