package sheet

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"gouji.app/model/form"
)

// Printed draws a table as it is printed, as wide as the given width allows: no
// cursor, no signs, nothing to click. It does not follow later changes.
func Printed(plan form.Plan, text func(form.Ref) string, width float32) fyne.CanvasObject {
	plan.HeadRows, plan.HeadCols = 0, 0 // one piece, nothing frozen
	plan.Boxes = slices.Clone(plan.Boxes)
	for i := range plan.Boxes {
		plan.Boxes[i].Total = false
	}
	v := newView(New(Options{Plan: plan, Text: text}))
	v.build(v.stretchFor(width))
	marks := []fyne.CanvasObject{v.cursor.area, v.cursor.rowMark, v.cursor.colMark}
	for _, o := range append(marks, v.cursor.top()...) {
		o.Hide()
	}
	return container.NewGridWrap(v.body.extent, v.body.art)
}
