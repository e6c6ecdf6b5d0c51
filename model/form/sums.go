package form

// A Sum is one equation between cells: the Left refs and the Right refs add up to
// the same.
type Sum struct {
	Law         Law
	Left, Right []Ref
}

// A Total is a cell that an equation defines from its Parts. A cell that two
// equations could define follows its row.
type Total struct {
	Ref   Ref
	Law   Law
	Parts []Ref
}

// Sums lists every equation of the form: row totals, column totals, balances. The
// slices are shared.
func (f *Form) Sums() []Sum { return f.sums }

func (f *Form) listSums() []Sum {
	var out []Sum
	for _, s := range f.Sections {
		for _, b := range s.Blocks {
			across, down := b.totals(s.Key)
			for _, t := range append(across, down...) {
				out = append(out, Sum{t.Law, t.Parts, []Ref{t.Ref}})
			}
			for _, bal := range f.Balances {
				if bal.Section != s.Key {
					continue
				}
				for _, c := range leaves(b.Cols) {
					out = append(out, Sum{BalanceLaw, column(s.Key, bal.Left, c.Key), column(s.Key, bal.Right, c.Key)})
				}
			}
		}
	}
	return out
}

// Totals lists the cells that follow from others, each once, in an order in which
// every total stands behind its parts. The slices are shared.
func (f *Form) Totals() []Total { return f.totals }

func (f *Form) listTotals() []Total {
	var out []Total
	for _, s := range f.Sections {
		for _, b := range s.Blocks {
			across, down := b.totals(s.Key)
			byRow := map[Ref]bool{}
			for _, t := range across {
				byRow[t.Ref] = true
			}
			for _, t := range down {
				if !byRow[t.Ref] {
					out = append(out, t)
				}
			}
			out = append(out, across...)
		}
	}
	return out
}

func (b Block) totals(section string) (across, down []Total) {
	rows, cols := leaves(b.Rows), leaves(b.Cols)
	for _, r := range rows {
		for _, t := range totals(b.Cols) {
			var parts []Ref
			for _, c := range t.parts {
				parts = append(parts, Ref{section, r.Key, c})
			}
			across = append(across, Total{Ref{section, r.Key, t.key}, b.Across, parts})
		}
	}
	for _, t := range totals(b.Rows) {
		for _, c := range cols {
			down = append(down, Total{Ref{section, t.key, c.Key}, b.Down, column(section, t.parts, c.Key)})
		}
	}
	return across, down
}

func column(section string, rows []string, col string) (out []Ref) {
	for _, r := range rows {
		out = append(out, Ref{section, r, col})
	}
	return out
}

// totalHead is a Total leaf with the keys of the other leaves below its parent.
type totalHead struct {
	key   string
	parts []string
}

func totals(hs []Head) (out []totalHead) {
	for i, h := range hs {
		if h.Total {
			t := totalHead{key: h.Key}
			for j, o := range hs {
				if j == i {
					continue
				}
				for _, l := range leaves([]Head{o}) {
					t.parts = append(t.parts, l.Key)
				}
			}
			out = append(out, t)
		}
		out = append(out, totals(h.Heads)...)
	}
	return out
}
