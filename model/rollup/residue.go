package rollup

import (
	"github.com/govalues/decimal"

	"gouji.app/model"
	"gouji.app/model/form"
)

// A Residue is a law of the form that the typed numbers of some units break, and by how
// much each: left side less right side. What the sum of all is off is what they are off
// together, so nothing is smeared over the others.
type Residue struct {
	Law   form.Sum
	Off   decimal.Decimal
	Units []Share
}

// At is the cell that the law defines or, of a balance, the last of its right side.
func (r Residue) At() form.Ref { return r.Law.Right[len(r.Law.Right)-1] }

// Residues traces the broken laws of a sum to the units that break them. Of a unit with
// a blank or unreadable number in a law nothing can be said.
func Residues(f *form.Form, units []Unit) (out []Residue) {
	for _, law := range f.Sums() {
		r := Residue{Law: law}
		for _, u := range units {
			if off, ok := off(f, u.Report, law); ok && !off.IsZero() {
				sum, err := r.Off.Add(off)
				if err != nil {
					continue // no report has such numbers
				}
				r.Off, r.Units = sum, append(r.Units, Share{u.Name, off})
			}
		}
		if len(r.Units) > 0 {
			out = append(out, r)
		}
	}
	return out
}

func off(f *form.Form, r *model.Report, law form.Sum) (d decimal.Decimal, ok bool) {
	if r == nil {
		return d, false
	}
	add := func(refs []form.Ref, sign decimal.Decimal) bool {
		for _, at := range refs {
			c, _ := f.Cell(at)
			n := r.Number(c)
			if !n.Readable() {
				return false
			}
			signed, err := n.Decimal().Mul(sign)
			if err == nil {
				d, err = d.Add(signed)
			}
			if err != nil {
				return false
			}
		}
		return true
	}
	ok = add(law.Left, decimal.One) && add(law.Right, decimal.One.Neg())
	return d, ok
}
