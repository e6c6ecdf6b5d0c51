package ui

import (
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"gouji.app/assets"
	"gouji.app/model"
)

// actionsVariable asks for more actions than every day's.
const actionsVariable = "GOUJI_ACTIONS"

// A user does anything in any order. The window stands it, what is saved reads back as
// it stood, and undoing everything leads to the report as it was opened.
func TestRandomActions(t *testing.T) {
	actions := 300
	if n, err := strconv.Atoi(os.Getenv(actionsVariable)); err == nil {
		actions = n
	}
	seed := rand.Uint64()
	t.Logf("%d actions from seed %d", actions, seed)
	random := rand.New(rand.NewPCG(seed, 0))
	d := open(t)
	path := d.file("示例.txt", assets.Sample+"copied/1/section: other\ncopied/1/text: 没有其他需要报告的事项。\n")
	d.Open(path)
	d.comparePriors(d.doc, []prior{{path: "去年.txt", report: parse(t, strings.Replace(assets.Sample, "unit/year: 2024", "unit/year: 2023", 1))}})
	start := d.doc.session.Report().Plain()

	keys := []fyne.KeyName{
		fyne.KeyReturn, fyne.KeyTab, fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight, fyne.KeyHome, fyne.KeyEnd,
		fyne.KeyPageUp, fyne.KeyPageDown, fyne.KeyDelete, fyne.KeyBackspace, fyne.KeyEscape, fyne.KeyF2, fyne.KeyF8, fyne.KeyF6, fyne.KeyF5, fyne.KeyF1,
	}
	texts := []string{"0", "17", "１２", "1,024", "/", "收到申请 3 件。", "（一）主动公开", "\u202e\x07", "𠮷"}
	pastes := []string{"1\t2\t3\r\n4\t5", "总计\t9", "随便", "\t\n\t", assets.Sample[:200]}
	// Those that leave the report or the program, or ask for a file, are not among them.
	commands := []string{
		"撤销", "撤销", "重做", "剪切", "复制", "带标题复制", "粘贴", "全选", "空格填 0", "本年度未收到申请、无复议诉讼：全部填 0",
		"恢复自动合计", "确认沿用", "下一个问题", "上一个问题", "预览", "下一个窗格", "文字大", "文字标准", "深色", "填报说明", "快捷键",
	}
	for range actions {
		d.closeDialogs()
		switch focused := d.win.Canvas().Focused(); random.IntN(8) {
		case 0:
			d.Command(commands[random.IntN(len(commands))])
		case 1:
			d.ShowSection(d.opts.Form.Sections[random.IntN(len(d.opts.Form.Sections))].Key)
		case 2:
			if fs := d.doc.session.Result().Findings; len(fs) > 0 {
				if f := fs[random.IntN(len(fs))]; len(f.Fixes) > 0 {
					d.apply(model.Change{Label: f.Fixes[0].Label, Edits: f.Fixes[0].Edits})
				}
			}
		case 3:
			d.opts.App.Clipboard().SetContent(pastes[random.IntN(len(pastes))])
			d.Command("粘贴")
		case 4:
			d.mods = []fyne.KeyModifier{0, fyne.KeyModifierShift, fyne.KeyModifierControl}[random.IntN(3)]
		case 5:
			if focused != nil {
				d.typing(texts[random.IntN(len(texts))])
			}
		default:
			if focused != nil {
				d.typing("", keys[random.IntN(len(keys))])
			}
		}
	}
	d.closeDialogs()
	d.Command("保存")
	d.closeDialogs()
	stands := d.doc.session.Report().Plain()
	if saved, err := os.ReadFile(path); err != nil || string(saved) != stands {
		t.Errorf("what is saved is not what stands: %v", err)
	}
	if parse(t, stands).Plain() != stands {
		t.Error("what is saved does not read back as it stood")
	}
	for d.doc.session.UndoLabel() != "" {
		d.doc.session.Undo()
	}
	if d.doc.session.Report().Plain() != start {
		t.Error("undoing everything does not lead back to the start")
	}
}

func (d *desk) closeDialogs() {
	for len(d.modals) > 0 {
		d.modals[len(d.modals)-1].cancel()
	}
	for _, o := range d.win.Canvas().Overlays().List() {
		d.win.Canvas().Overlays().Remove(o)
	}
}
