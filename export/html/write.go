package html

import (
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"strings"

	"gouji.app/model"
	"gouji.app/model/page"
)

//go:embed page.html
var source string

// Write writes a page as a web page of its own: no script, nothing from elsewhere,
// rules of tables written at each cell, since the editors of web sites drop style
// sheets.
func Write(w io.Writer, p *page.Page) error {
	whole := struct {
		Title string
		Parts []part
	}{Title: p.Title}
	for _, x := range p.Parts {
		whole.Parts = append(whole.Parts, newPart(x.Items))
	}
	return execute(w, "page", whole)
}

// WriteItems writes some paragraphs and tables of a page alone, to be pasted into the
// source view of a web site's editor (网页代码).
func WriteItems(w io.Writer, items []page.Item) error {
	return execute(w, "part", newPart(items))
}

func execute(w io.Writer, name string, what any) error {
	t, err := template.New("page").Parse(source)
	if err == nil {
		err = t.ExecuteTemplate(w, name, what)
	}
	if err != nil {
		return fmt.Errorf("write html: %w", err)
	}
	return nil
}

// A part is what the template sees of a page.Part.
type part struct{ Items []item }

type item struct {
	Kind  string
	Text  string
	Alone bool // a second-level heading that stands alone, and stays with what follows
	Table *table
}

type table struct {
	About      string // the heading that it stands below
	Head, Body [][]cell
}

// A cell is a cell of a page; Scope is what a label is read out with, "" for no label.
type cell struct {
	page.Cell
	Scope string
	Lines []string
}

// scope tells what a label of a table heads. The box in the corner heads nothing.
func scope(t *page.Table, c page.Cell) string {
	switch {
	case c.Kind != page.Label || c.Row < t.HeadRows && c.Col < t.HeadCols:
		return ""
	case c.Row < t.HeadRows || c.Col >= t.HeadCols || c.ColSpan > t.HeadCols:
		return group("col", c.ColSpan)
	}
	return group("row", c.RowSpan)
}

func group(scope string, span int) string {
	if span > 1 {
		return scope + "group"
	}
	return scope
}

func newPart(items []page.Item) (out part) {
	kinds := map[page.Style]string{page.Body: "body", page.Title: "title", page.Heading: "heading", page.Signature: "signature", page.Date: "date"}
	about := ""
	for _, it := range items {
		x := item{Kind: kinds[it.Style], Text: spaced(it.Text), Alone: it.Text != "" && model.Subheading(it.Text) == it.Text}
		switch {
		case it.Table != nil:
			x.Table = newTable(it.Table, about)
		case it.Style == page.Heading:
			about = it.Text
		}
		out.Items = append(out.Items, x)
	}
	return out
}

// spaced writes spaces behind each other so that a browser shows them all.
func spaced(text string) string { return strings.ReplaceAll(text, "  ", " \u00a0") }

func newTable(t *page.Table, about string) *table {
	rows := make([][]cell, t.Rows)
	for _, c := range t.Cells {
		x := cell{Cell: c, Scope: scope(t, c), Lines: strings.Split(c.Text, "\n")}
		x.Left = c.Left || c.Kind == page.Words
		rows[c.Row] = append(rows[c.Row], x)
	}
	return &table{About: about, Head: rows[:t.HeadRows], Body: rows[t.HeadRows:]}
}
