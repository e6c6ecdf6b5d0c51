package export

import (
	"io"

	"gouji.app/model/check"
	"gouji.app/model/page"
)

// rulesDocument lists the rules as the command line prints them; its shape is a
// contract.
type rulesDocument struct {
	Schema int        `json:"schema"`
	Rules  []jsonRule `json:"rules"`
}

type jsonRule struct {
	ID       string `json:"id"`
	Severity string `json:"severity"`
	Title    string `json:"title"`
	Cite     string `json:"cite"`
}

// WriteRules writes the rules as the JSON of the command line.
func WriteRules(w io.Writer, rules []*check.Rule) error {
	d := rulesDocument{Schema: page.Schema}
	for _, r := range rules {
		d.Rules = append(d.Rules, jsonRule{r.ID, r.Severity.String(), r.Title, r.Cite})
	}
	return encode(w, d, "  ")
}
