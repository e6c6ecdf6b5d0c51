package export

import (
	"io"

	"gouji.app/model"
	"gouji.app/model/check"
	"gouji.app/model/page"
)

// findingsDocument is the outcome of a check as the command line prints it; its
// shape is a contract.
type findingsDocument struct {
	Schema   int           `json:"schema"`
	File     string        `json:"file,omitempty"`
	Findings []jsonFinding `json:"findings"`
	Notes    []jsonNote    `json:"notes"`
}

type jsonFinding struct {
	Rule      string   `json:"rule"`
	Severity  string   `json:"severity"`
	At        []string `json:"at"`
	Section   string   `json:"section"`
	Quote     string   `json:"quote"`
	Offset    int      `json:"offset"`
	Message   string   `json:"message"`
	Fixes     []string `json:"fixes"`
	Explained string   `json:"explained"`
}

// WriteFindings writes findings and notes as the JSON of the command line.
func WriteFindings(w io.Writer, findings []check.Finding, notes []model.Note) error {
	return encode(w, findingsOf(findings, notes, ""), "  ")
}

// WriteFindingsLine writes the same on one line, with the name of the file.
func WriteFindingsLine(w io.Writer, findings []check.Finding, notes []model.Note, file string) error {
	return encode(w, findingsOf(findings, notes, file), "")
}

func findingsOf(findings []check.Finding, notes []model.Note, file string) findingsDocument {
	d := findingsDocument{Schema: page.Schema, File: file, Findings: []jsonFinding{}, Notes: notesJSON(notes)}
	for _, f := range findings {
		j := jsonFinding{
			Rule: f.Rule.ID, Severity: f.Severity.String(), At: []string{}, Quote: f.Quote, Offset: f.Offset,
			Message: f.Message, Fixes: []string{}, Explained: f.Explained,
		}
		for _, at := range f.At {
			j.At = append(j.At, at.String())
			if j.Section == "" {
				j.Section = at.Section
			}
		}
		for _, x := range f.Fixes {
			j.Fixes = append(j.Fixes, x.Label)
		}
		d.Findings = append(d.Findings, j)
	}
	return d
}
