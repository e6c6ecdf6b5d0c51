package model

import "gouji.app/model/form"

// originKey is the record of where a form was sent out from.
const originKey = "origin"

// Origin is the collection that sent a form out, and the unit that it was meant for, by
// their ids; "" where the report began otherwise.
func (r *Report) Origin() (project, unit string) {
	at := func(field string) string { return r.Text(form.Ref{Section: originKey, Row: "1", Col: field}) }
	return at("project"), at("unit")
}

// OriginEdits mark a form that is sent out, so that it is known for certain when it comes
// back.
func OriginEdits(project, unit string) []Edit { return recordEdits(originKey, 1, project, unit) }
