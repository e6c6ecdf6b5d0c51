package ui

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/google/go-cmp/cmp"

	"gouji.app/assets"
	"gouji.app/model"
	"gouji.app/ui/desk"
	"gouji.app/ui/intake"
)

// actionsVariable asks for more actions than every day's.
const actionsVariable = "GOUJI_ACTIONS"

// A user does anything in any order, with a report that he opened and with one that he
// began with last year's. The window stands it, what is saved reads back as it stood, and
// undoing everything leads to the report as it was, bit for bit.
func TestRandomActions(t *testing.T) {
	actions := 300
	if n, err := strconv.Atoi(os.Getenv(actionsVariable)); err == nil {
		actions = n
	}
	for name, begin := range map[string]func(*testing.T) *clerk{
		"opened": func(t *testing.T) *clerk {
			d := open(t)
			d.Open(d.file("示例.txt", assets.Sample))
			return d
		},
		"begun": begun,
	} {
		t.Run(name, func(t *testing.T) {
			seed := rand.Uint64()
			t.Logf("%d actions from seed %d", actions/2, seed)
			d := begin(t)
			d.file("去年.txt", strings.Replace(assets.Sample, "unit/year: 2024", "unit/year: 2023", 1))
			d.file("修改稿.txt", strings.ReplaceAll(assets.Sample, "受理", "收到"))
			doc, start, priors := d.desk.File(), d.desk.Report().Plain(), d.desk.File().Priors()
			do, random := d.actions(), rand.New(rand.NewPCG(seed, 0))
			for range actions / 2 {
				d.closeDialogs()
				do[random.IntN(len(do))](random)
			}
			d.closeDialogs()
			if d.desk.File() != doc {
				t.Fatalf("%s has taken the place of the report", d.desk.File().Name())
			}
			d.desk.ComparePriors(d.desk.File(), priors) // what stands outside the history
			path := filepath.Join(d.dir, "存.txt")
			d.desk.Move(path, nil, model.Change{}, nil)
			d.wants("path", d.desk.File().Path, path)
			stands := d.desk.Report().Plain()
			if saved, err := os.ReadFile(path); err != nil || string(saved) != stands {
				t.Errorf("what is saved is not what stands: %v", err)
			}
			if parse(t, stands).Plain() != stands {
				t.Error("what is saved does not read back as it stood")
			}
			steps := 0
			for ; d.desk.Session().UndoLabel() != ""; steps++ {
				d.desk.Session().Undo()
			}
			if diff := cmp.Diff(start, d.desk.Report().Plain()); diff != "" {
				t.Errorf("undoing everything does not lead back to the start (-start +got):\n%s", diff)
			}
			for range steps {
				d.desk.Session().Redo()
			}
			if diff := cmp.Diff(stands, d.desk.Report().Plain()); diff != "" {
				t.Errorf("redoing everything does not lead to the end (-end +got):\n%s", diff)
			}
		})
	}
}

// actions are what a user may do, each as often as it stands here. Those that leave the
// report or the program are not among them.
func (d *clerk) actions() []func(*rand.Rand) {
	pick := func(random *rand.Rand, list []string) string { return list[random.IntN(len(list))] }
	keys := []fyne.KeyName{
		fyne.KeyReturn, fyne.KeyTab, fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight, fyne.KeyHome, fyne.KeyEnd,
		fyne.KeyPageUp, fyne.KeyPageDown, fyne.KeyDelete, fyne.KeyBackspace, fyne.KeyEscape, fyne.KeyF2, fyne.KeyF8, fyne.KeyF6, fyne.KeyF5, fyne.KeyF1,
	}
	texts := []string{"0", "17", "１２", "1,024", "/", "收到申请 3 件。", "（一）主动公开", "\u202e\x07", "𠮷"}
	pastes := []string{"1\t2\t3\r\n4\t5", "总计\t9", "随便", "\t\n\t", assets.Sample[:200]}
	commands := []ID{
		CmdUndo, CmdUndo, CmdRedo, CmdCut, CmdCopy, CmdCopyLabelled, CmdPaste, CmdSelectAll, CmdFillZeros, CmdFillNone,
		CmdRestoreTotal, CmdNextFinding, CmdPreviousFinding, CmdPreview, CmdNextPane, CmdLarge, CmdStandard, CmdDark, CmdCellHelp, CmdKeys,
		CmdConfirmCopied, CmdTaken, CmdTakeTableNumber, CmdToCell, CmdToWords, CmdReceipt, CmdTies,
	}
	answered := []struct {
		id     ID
		button string // that goes on
	}{
		{CmdConfirmCopiedPart, "都确认沿用"}, {CmdWiden, "改为全角"}, {CmdRemark, "登记"},
	}
	key := func(random *rand.Rand) {
		if d.win.Canvas().Focused() != nil {
			d.typing("", keys[random.IntN(len(keys))])
		}
	}
	return []func(*rand.Rand){
		key, key, key,
		func(random *rand.Rand) { d.Command(commands[random.IntN(len(commands))]) },
		func(random *rand.Rand) {
			c := answered[random.IntN(len(answered))]
			if d.Command(c.id); strings.Contains(d.dialog(), "["+c.button+"]") {
				d.press(c.button)
			}
		},
		func(random *rand.Rand) {
			d.ShowSection(d.opts.Form.Sections[random.IntN(len(d.opts.Form.Sections))].Key)
		},
		func(random *rand.Rand) {
			if fs := d.desk.Result().Findings; len(fs) > 0 {
				if f := fs[random.IntN(len(fs))]; len(f.Fixes) > 0 {
					d.desk.Apply(model.Change{Label: f.Fixes[0].Label, Edits: f.Fixes[0].Edits})
				}
			}
		},
		func(random *rand.Rand) {
			d.opts.App.Clipboard().SetContent(pick(random, pastes))
			d.Command(CmdPaste)
		},
		func(random *rand.Rand) {
			d.mods = []fyne.KeyModifier{0, fyne.KeyModifierShift, fyne.KeyModifierControl}[random.IntN(3)]
		},
		func(random *rand.Rand) {
			if d.win.Canvas().Focused() != nil {
				d.typing(pick(random, texts))
			}
		},
		func(random *rand.Rand) { // an import, a changed copy, last year's report beside it or not
			switch random.IntN(4) {
			case 0:
				im := &model.Import{Report: parse(d.t, assets.Sample)}
				d.desk.Apply(model.Change{Label: "粘贴年报", Edits: intake.Edits(d.desk.Report(), desk.Pasted, im, random.IntN(2) == 0)})
			case 1:
				if d.intake.Revise(filepath.Join(d.dir, "修改稿.txt")); strings.Contains(d.dialog(), "[接受勾选的]") {
					d.press("接受勾选的")
				}
			case 2:
				path := filepath.Join(d.dir, "去年.txt")
				im, err := d.opts.Open(path)
				if err != nil {
					d.t.Fatal(err)
				}
				d.desk.ComparePriors(d.desk.File(), []desk.Prior{{Path: path, Report: im.Report}})
			default:
				d.desk.ComparePriors(d.desk.File(), nil)
			}
		},
	}
}

func (d *clerk) closeDialogs() {
	for len(d.win.Canvas().Overlays().List()) > 0 {
		d.dialogs.Front().Cancel()
	}
	for _, o := range d.win.Canvas().Overlays().List() {
		d.win.Canvas().Overlays().Remove(o)
	}
}
