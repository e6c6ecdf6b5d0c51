package model

import "gouji.app/model/form"

// An Edit writes one text.
type Edit struct {
	At   form.Ref
	Text string
}

// A Change is what one action of the user does: one undo step. Label completes
// 撤销 and 重做 in the menu.
type Change struct {
	Label string
	Edits []Edit
}

// Apply writes all edits and returns the edits that take them back, in the order
// in which they must be applied.
func (r *Report) Apply(edits []Edit) (back []Edit) {
	back = make([]Edit, len(edits))
	for i, e := range edits {
		back[len(edits)-1-i] = Edit{e.At, r.SetText(e.At, e.Text)}
	}
	return back
}
