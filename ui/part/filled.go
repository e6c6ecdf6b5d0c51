package part

import (
	"fmt"
	"slices"
	"strings"

	"gouji.app/model"
	"gouji.app/model/form"
)

// A filling is how much of a part is filled in.
type filling int

const (
	filledIn   filling = iota
	halfFilled         // 未填完: a cell of its table or a field that every report has is blank
	unfilled           // 未填
	unread             // 未读出: the source has numbers for it that were not read
)

// filling tells how much of the part is filled in. Of the unit, a report can't do
// without its name, year and scope; of sections printed together, one is enough.
func (p part) filling(r *model.Report) filling {
	var wanted, texts []form.Ref
	if p.has(form.UnitSection) {
		wanted = append(wanted, form.UnitRef(form.UnitName), form.UnitRef(form.UnitYear), form.UnitRef(form.UnitScope))
	}
	for _, c := range r.Form.Cells() {
		if p.has(c.Ref.Section) {
			wanted = append(wanted, c.Ref)
		}
	}
	for _, key := range p.sections {
		texts = append(texts, form.Ref{Section: key})
	}
	if len(wanted) == 0 {
		if holding(r, texts) == 0 {
			return unfilled
		}
		return filledIn
	}
	held, missed := holding(r, wanted), r.Unread()
	switch {
	case held == len(wanted):
		return filledIn
	case slices.ContainsFunc(wanted, func(at form.Ref) bool { return missed[at] }):
		return unread
	case held == 0:
		return unfilled
	}
	return halfFilled
}

// holding counts the places that hold any text.
func holding(r *model.Report, places []form.Ref) (n int) {
	for _, at := range places {
		if strings.TrimSpace(r.Text(at)) != "" {
			n++
		}
	}
	return n
}

// ToFill says how many parts are still to be filled in, 还有 8 部分未填, "" where none is.
func (s *Filling) ToFill() string {
	counts := map[filling]int{}
	for _, p := range s.mid.parts {
		counts[p.filling(s.mid.Desk.Report())]++
	}
	var said []string
	for _, x := range []struct {
		filling
		word string
	}{{unread, "未读出"}, {unfilled, "未填"}, {halfFilled, "未填完"}} {
		if n := counts[x.filling]; n > 0 {
			said = append(said, fmt.Sprintf("%d 部分%s", n, x.word))
		}
	}
	if len(said) == 0 {
		return ""
	}
	return "还有 " + strings.Join(said, "、") + "。"
}
