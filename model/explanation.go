package model

import (
	"maps"
	"slices"
	"strings"

	"gouji.app/model/form"
)

// An Explanation (审核说明) says why something that a rule finds is right as it is. It
// holds for that rule at those places while their values stay what they are.
type Explanation struct {
	Number int // from 1
	Rule   string
	At     []form.Ref
	Values string // of the places when it was given
	Reason string
}

// Explanations lists the explanations by number.
func (r *Report) Explanations() []Explanation {
	var out []Explanation
	all := r.records("explained")
	for _, n := range slices.Sorted(maps.Keys(all)) {
		f := all[n]
		x := Explanation{Number: n, Rule: f["rule"], Values: f["values"], Reason: f["reason"]}
		for word := range strings.FieldsSeq(f["at"]) {
			if at, err := form.ParseRef(word); err == nil {
				x.At = append(x.At, at)
			}
		}
		out = append(out, x)
	}
	return out
}

// NextExplanation is the number of a new explanation.
func (r *Report) NextExplanation() int { return r.nextRecord("explained") }

// Edits write an explanation; one without a reason is removed.
func (x Explanation) Edits() []Edit {
	if x.Reason == "" {
		return recordEdits("explained", x.Number, "", "", "", "")
	}
	words := make([]string, len(x.At))
	for i, at := range x.At {
		words[i] = at.String()
	}
	return recordEdits("explained", x.Number, x.Rule, strings.Join(words, " "), x.Values, x.Reason)
}
