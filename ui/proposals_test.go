package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"
	"gouji.app/ui/control"
)

// proposals are those shown beside the fields of the unit.
func (d *clerk) proposals() string {
	var out []string
	for _, o := range test.LaidOutObjects(d.win.Content()) {
		if b, ok := o.(*control.Button); ok && b.Visible() && strings.HasPrefix(b.Text, "建议：") {
			out = append(out, strings.TrimSuffix(strings.TrimPrefix(b.Text, "建议："), "　采用"))
		}
	}
	return strings.Join(out, " ")
}

// What the name tells is offered, never written by itself, and one undo step when
// taken.
func TestUnitsNameProposesFields(t *testing.T) {
	d := open(t)
	d.Command(CmdNew)
	d.typing("沭阳县财政局")
	for _, key := range []string{"short", "kind", "level"} {
		d.wants(key, d.cell("unit/"+key), "")
	}
	d.wants("proposals", d.proposals(), "我局 部门 县、县级市、区、旗")
	d.click("建议：部门　采用")
	d.wants("kind", d.cell("unit/kind"), "department")
	d.wants("step", d.undoLabel(), "采用建议")
	d.wants("proposals", d.proposals(), "我局 县、县级市、区、旗")
	d.Command(CmdUndo)
	d.wants("kind after undo", d.cell("unit/kind"), "")
	d.wants("proposals after undo", d.proposals(), "我局 部门 县、县级市、区、旗")
}

func TestUncertainNameProposesNothing(t *testing.T) {
	d := open(t)
	d.Command(CmdNew)
	d.typing("某某经济开发区管理委员会")
	d.wants("proposals", d.proposals(), "管委会")
}

// What stands in the report is never proposed against.
func TestFilledFieldsAreLeftAlone(t *testing.T) {
	d := open(t)
	d.Command(CmdSample)
	d.middle.ShowSection("unit")
	d.wants("proposals", d.proposals(), "")
}
