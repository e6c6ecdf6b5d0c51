package part

import (
	"fmt"
	"strings"

	"gouji.app/model/form"
)

// equations tells the laws that a cell stands in with their present numbers, as far
// as all of them can be read: 本年新收 78＋4 ＝ 78＋4.
func (mid *Middle) equations(at form.Ref) string {
	var out []string
	for _, e := range mid.Desk.Form().Sums() {
		if !stands(at, e.Left) && !stands(at, e.Right) {
			continue
		}
		left, l, ok := mid.sum(e.Left)
		right, r, ok2 := mid.sum(e.Right)
		if !ok || !ok2 {
			continue
		}
		sign := "＝"
		if l != r {
			sign = "≠"
		}
		if e.Law == form.BalanceLaw {
			out = append(out, fmt.Sprintf("一＋二 %s %s 三＋四 %s", left, sign, right))
			continue
		}
		total, _ := mid.Desk.Form().Cell(e.Right[0])
		const most = 6 // parts that a line can spell out
		if len(e.Left) > most {
			left = fmt.Sprint(l)
		}
		out = append(out, fmt.Sprintf("%s %s %s %s", total.Name(), right, sign, left))
	}
	return strings.Join(out, "　")
}

func stands(at form.Ref, refs []form.Ref) bool {
	for _, r := range refs {
		if r == at {
			return true
		}
	}
	return false
}

// sum writes a side of an equation with its numbers, and adds them up; blanks are 0.
// It fails where one cannot be read.
func (mid *Middle) sum(refs []form.Ref) (words string, total int64, ok bool) {
	var parts []string
	for _, at := range refs {
		c, _ := mid.Desk.Form().Cell(at)
		n := mid.Desk.Report().Number(c)
		if n.Unreadable() {
			return "", 0, false
		}
		total += n.Count()
		parts = append(parts, fmt.Sprint(n.Count()))
	}
	return strings.Join(parts, "＋"), total, true
}
