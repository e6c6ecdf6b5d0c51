package carry

import (
	"slices"
	"strings"
	"time"

	"gouji.app/model"
	"gouji.app/model/form"
	"gouji.app/model/reading"
)

// Whose report of which year a file of last year is must be certain before this year's
// is made from it.

// Certain tells whether an import says its body, scope and year.
func Certain(im *model.Import) bool {
	r := im.Report
	return Titled(im) && strings.TrimSpace(r.UnitName()) != "" && r.Year() != 0 && Scope(r) != ""
}

// Titled tells whether the title was read and names the body. A report of our own needs
// none: blank, it is as prescribed.
func Titled(im *model.Import) bool {
	squeeze := func(s string) string { return strings.Join(strings.Fields(s), "") }
	title := squeeze(im.Report.Text(form.Ref{Section: form.TitleLine}))
	return im.Own && title == "" || title != "" && strings.Contains(title, squeeze(im.Report.UnitName()))
}

// Scope is the key of a report's scope (报告范围): as it says or, of a body that has no
// others below it such as 示例县财政局, its own; "" where neither tells.
func Scope(r *model.Report) string {
	if scope := r.Text(form.UnitRef(form.UnitScope)); scope != "" {
		return scope
	}
	kind := r.Text(form.UnitRef(form.UnitKind))
	if kind == "" {
		kind = reading.ReadBody(r.UnitName()).Kind
	}
	switch kind {
	case form.Office, form.Department, form.Subdistrict, form.Committee, form.Township:
		return form.ScopeOwn
	}
	return ""
}

// LikelyScope is Scope, or what a government most likely reports on, to be confirmed by
// the user.
func LikelyScope(r *model.Report) string {
	scope := Scope(r)
	if scope == "" && reading.ReadBody(r.UnitName()).Kind == form.Government {
		return form.ScopeAggregate
	}
	return scope
}

// Due tells whether the report of the year after a given one may be begun: work begins
// two months before the year ends that it is about.
func Due(year int, now time.Time) bool {
	const ahead = 2
	return year+1 <= now.AddDate(0, ahead, 0).Year()-1
}

// OnlyUnit tells whether a report holds nothing but fields of the unit.
func OnlyUnit(r *model.Report) bool {
	if len(r.Kept()) > 0 {
		return false
	}
	empty := model.New(r.Form)
	for _, q := range r.Form.Fields {
		empty.SetText(form.UnitRef(q.Key), r.Text(form.UnitRef(q.Key)))
	}
	return r.Equal(empty)
}

// Within tells whether a report holds nothing but fields of the unit, as another one
// has them: nothing is lost when that takes its place.
func Within(r, other *model.Report) bool {
	return OnlyUnit(r) && !slices.ContainsFunc(r.Form.Fields, func(q form.Field) bool {
		text := r.Text(form.UnitRef(q.Key))
		return text != "" && text != other.Text(form.UnitRef(q.Key))
	})
}
