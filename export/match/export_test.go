package match

import (
	"slices"

	"gouji.app/model"
	"gouji.app/model/form"
	"gouji.app/model/page"
)

// A DoubtText is what a doubt says of itself.
type DoubtText struct {
	ID, Title, Sentence string
	Lawful, Squares     bool
}

// Doubts lists the doubts.
func Doubts() (out []DoubtText) {
	for _, d := range doubts() {
		out = append(out, DoubtText{d.id, d.title, d.sentence, d.lawful, d.squares != nil})
	}
	return out
}

// ReportWithout reads a page with one doubt switched off.
func ReportWithout(id string, p *page.Page, f *form.Form) (*model.Import, error) {
	return report(p, f, slices.DeleteFunc(doubts(), func(d doubt) bool { return d.id == id }))
}
