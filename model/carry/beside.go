package carry

import (
	"math"
	"slices"

	"gouji.app/model"
)

// Rank orders last year's reports beside one of this year, the least first: the body's
// own, then those of the bodies it took over as the report lists them, then any other.
func Rank(r, prior *model.Report) int {
	if model.SameName(prior.UnitName(), r.UnitName()) {
		return -1
	}
	if body, ok := r.Succeeds(prior.UnitName()); ok {
		return body.Number
	}
	return math.MaxInt
}

// Beside are those of last year's reports that a report is compared with: none while
// one is missing, since sums without it would be wrong, and beside one that belongs to
// the body none of a body that it has nothing to do with.
func Beside(r *model.Report, priors []*model.Report) []*model.Report {
	if Missing(r, priors) != "" {
		return nil
	}
	if !slices.ContainsFunc(priors, r.SameBody) {
		return priors
	}
	return slices.DeleteFunc(slices.Clone(priors), func(p *model.Report) bool { return !r.SameBody(p) })
}

// Missing is a body taken over whose report is not among last year's, though another
// is; "" where there is none.
func Missing(r *model.Report, priors []*model.Report) string {
	if len(priors) == 0 {
		return ""
	}
	for _, body := range r.Predecessors() {
		if !slices.ContainsFunc(priors, func(p *model.Report) bool { return model.SameName(p.UnitName(), body.Name) }) {
			return body.Name
		}
	}
	return ""
}
