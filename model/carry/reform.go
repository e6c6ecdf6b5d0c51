package carry

import (
	"strings"

	"gouji.app/model"
	"gouji.app/model/form"
)

// Succession are the edits by which a report takes over the given bodies and no others:
// who they are, and what begins with their numbers, as far as nobody typed there. Of
// none it leaves the numbers as they are.
func Succession(r *model.Report, from []model.Prior) []model.Edit {
	var edits []model.Edit
	for _, p := range r.Predecessors() {
		edits = append(edits, model.Predecessor{Number: p.Number}.Edits()...)
	}
	if len(from) == 0 {
		return edits
	}
	edits = append(edits, predecessors(r.UnitName(), from)...)
	return append(edits, carried(r, from)...)
}

// predecessors are the records of the bodies that one of the given name took over. A
// body that goes on by itself under its own name has none.
func predecessors(name string, from []model.Prior) (edits []model.Edit) {
	if len(from) == 1 && !from[0].Part && (from[0].Report.UnitName() == name || name == "") {
		return nil
	}
	for i, b := range from {
		edits = append(edits, model.Predecessor{Number: i + 1, Name: b.Report.UnitName(), Part: b.Part}.Edits()...)
	}
	return edits
}

// Renamed are the edits that give the body of a draft another name: title and signature
// follow, and the former name stays known.
func Renamed(draft *model.Report, name string) []model.Edit {
	old := draft.UnitName()
	if name == "" || name == old {
		return nil
	}
	edits := []model.Edit{{At: form.UnitRef(form.UnitName), Text: name}}
	if old == "" {
		return edits
	}
	for _, key := range []string{form.TitleLine, form.Signature} {
		at := form.Ref{Section: key}
		if text := draft.Text(at); strings.Contains(text, old) {
			edits = append(edits, model.Edit{At: at, Text: strings.ReplaceAll(text, old, name)})
		}
	}
	if _, ok := draft.Succeeds(old); !ok {
		edits = append(edits, model.Predecessor{Number: draft.NextPredecessor(), Name: old}.Edits()...)
	}
	return edits
}
