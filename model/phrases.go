package model

import (
	"cmp"
	"regexp"
	"strings"

	"gouji.app/model/form"
)

// Unknown stands in a standard sentence for what the report does not say.
const Unknown = "××"

var phrasePlace = regexp.MustCompile(`\{[^{}]+\}`)

// Phrases are the standard sentences of a section (常用语), with what this report says
// in the places of their refs. A unit without a short name goes by its full one.
func (r *Report) Phrases(section string) []string {
	s, _ := r.Form.Section(section)
	out := make([]string, len(s.Phrases))
	for i, phrase := range s.Phrases {
		out[i] = phrasePlace.ReplaceAllStringFunc(phrase, func(place string) string {
			at, err := form.ParseRef(strings.Trim(place, "{}"))
			if err != nil {
				return place
			}
			return r.said(at)
		})
	}
	return out
}

// said is what a report says at a place in running text.
func (r *Report) said(at form.Ref) string {
	if c, ok := r.Form.Cell(at); ok {
		if n := r.Number(c); n.Readable() {
			return n.String()
		}
		return Unknown
	}
	text := strings.TrimSpace(r.Text(at))
	if at == form.UnitRef(form.UnitShort) {
		text = cmp.Or(text, strings.TrimSpace(r.UnitName()))
	}
	return cmp.Or(text, Unknown)
}
