package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"gouji.app/assets"
)

func TestCopyWebCode(t *testing.T) {
	d := open(t)
	d.Open(d.file("示例.txt", assets.Sample))
	d.middle.ShowSection("disputes")
	for id, want := range map[ID]string{
		CmdWebCode: "all", CmdWebCodePart: "disputes", CmdWebCodeTable: "tables of disputes",
	} {
		d.Command(id)
		d.wants(string(id), d.opts.App.Clipboard().Content(), want)
		if !strings.Contains(d.status.Text, "“源代码”方式") {
			t.Errorf("%s says %s", id, d.status.Text)
		}
	}
	d.opts.App.Clipboard().SetContent("别的")
	d.middle.ShowSection("unit")
	d.Command(CmdWebCodePart)
	d.wants("after a part that is not printed", d.opts.App.Clipboard().Content(), "别的")
}

// Cells are copied in print order, by Enter alone, and the last one ends it.
func TestCopyByCell(t *testing.T) {
	d := open(t)
	d.Open(d.file("示例.txt", assets.Sample))
	d.jumpTo("disputes/cases/review-upheld")
	d.Command(CmdCopyByRow)
	var got []string
	for range 16 {
		d.typing("", fyne.KeyReturn)
		got = append(got, d.opts.App.Clipboard().Content())
	}
	var want []string
	for _, at := range d.middle.Table().Refs() {
		want = append(want, d.cell(at.String()))
	}
	want = append(want, want[14])
	d.wants("copied", strings.Join(got, " "), strings.Join(want, " "))
	if !strings.Contains(d.dialog(), "已经是最后一格。") {
		t.Errorf("at the end the dialog says %s", d.dialog())
	}
}

func TestComparePublished(t *testing.T) {
	d := open(t)
	d.Open(d.file("示例.txt", assets.Sample))
	before := d.desk.Report().Plain()
	published := strings.Replace(assets.Sample, "requests/new: 78 ", "requests/new: 87 ", 1)
	published = strings.Replace(published, "problems:\n\t", "problems:\n\t另有一句。", 1)
	for _, c := range []struct{ page, want string }{
		{published, "199 格一致，1 格不同，文字 1 处不同。"},
		{assets.Sample, "“粘贴的文字”：200 格一致，文字一致。 [知道了]"},
		{"买菜清单", "粘贴的文字里没有找到年报 [知道了]"},
	} {
		d.opts.App.Clipboard().SetContent(c.page)
		d.Command(CmdPublished)
		d.press("核对剪贴板")
		if !strings.Contains(d.dialog(), c.want) {
			t.Errorf("the dialog says %s, want %s", d.dialog(), c.want)
		}
		d.press("知道了")
	}
	d.wants("report", d.desk.Report().Plain(), before)
}
