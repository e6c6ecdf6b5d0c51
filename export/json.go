package export

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"gouji.app/model"
	"gouji.app/model/form"
	"gouji.app/model/page"
)

// document is a report as the command line prints it; its shape is a contract.
type document struct {
	Schema       int               `json:"schema"`
	File         string            `json:"file,omitempty"`
	Form         string            `json:"form"`
	Edition      string            `json:"edition"`
	Unit         string            `json:"unit"`
	Kind         string            `json:"kind"`
	Level        string            `json:"level"`
	Year         *int              `json:"year"`
	Fields       map[string]string `json:"fields,omitempty"` // the other unit fields
	Cells        map[string]string `json:"cells"`
	Sections     map[string]string `json:"sections"`
	Kept         map[string]string `json:"kept,omitempty"` // remarks and sources, by place
	Explanations []string          `json:"explanations"`
	Notes        []jsonNote        `json:"notes"`
}

type jsonNote struct {
	Where   string `json:"where"`
	Text    string `json:"text"`
	At      string `json:"at"`
	Message string `json:"message"`
}

// WriteJSON writes a report and the notes of its import as the JSON of the command
// line, indented.
func WriteJSON(w io.Writer, im *model.Import) error {
	return encode(w, documentOf(im, ""), "  ")
}

// WriteJSONLine writes the same on one line, with the name of the file.
func WriteJSONLine(w io.Writer, im *model.Import, file string) error {
	return encode(w, documentOf(im, file), "")
}

func encode(w io.Writer, v any, indent string) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", indent)
	return enc.Encode(v)
}

func documentOf(im *model.Import, file string) document {
	r := im.Report
	d := document{
		Schema: page.Schema, File: file, Form: r.Form.ID, Edition: im.Edition, Unit: r.UnitName(),
		Kind: r.Text(form.UnitRef(form.UnitKind)), Level: r.Text(form.UnitRef(form.UnitLevel)),
		Fields: map[string]string{}, Cells: map[string]string{}, Sections: map[string]string{},
		Explanations: []string{}, Notes: notesJSON(im.Notes),
	}
	if d.Edition == "" {
		d.Edition = r.Form.ID
	}
	if y := r.Year(); y != 0 {
		d.Year = &y
	}
	for _, q := range r.Form.Fields {
		switch t := r.Text(form.UnitRef(q.Key)); {
		case t == "", q.Key == form.UnitName, q.Key == form.UnitKind, q.Key == form.UnitLevel:
		case q.Key == form.UnitYear && d.Year != nil && t == strconv.Itoa(*d.Year):
		default:
			d.Fields[q.Key] = t
		}
	}
	for _, c := range r.Form.Cells() {
		d.Cells[c.Ref.String()] = r.Text(c.Ref)
	}
	for _, s := range r.Form.Sections {
		if s.Kind != form.Tables {
			d.Sections[s.Key] = r.Text(form.Ref{Section: s.Key})
		}
	}
	d.Sections[form.TitleLine] = r.Title()
	d.Kept = page.Kept(r)
	return d
}

// notesJSON gives notes the shape they have in the command line's JSON, those of one cause
// together and the causes that matter first, as the receipt has them.
func notesJSON(notes []model.Note) []jsonNote {
	out := make([]jsonNote, 0, len(notes))
	for _, g := range model.Grouped(notes) {
		for _, e := range g.Entries {
			for _, n := range append([]model.Note{e.Note}, e.More...) {
				j := jsonNote{Where: n.Where, Text: n.Text, At: n.At.String(), Message: n.Message}
				if n.Line > 0 {
					j.Where = fmt.Sprintf("line %d", n.Line)
				}
				out = append(out, j)
			}
		}
	}
	return out
}

func sniffJSON(data []byte) bool {
	data = bytes.TrimLeft(bytes.TrimPrefix(data, []byte("\ufeff")), " \t\r\n")
	return len(data) > 1 && data[0] == '{' && bytes.ContainsRune([]byte(" \t\r\n\"}"), rune(data[1]))
}

func readJSON(data []byte, f *form.Form) (*model.Import, error) {
	var d document
	if err := json.Unmarshal(bytes.TrimPrefix(data, []byte("\ufeff")), &d); err != nil {
		return nil, &model.Refusal{Message: "JSON 文件的结构不完整，读不出内容；请重新导出后再打开", Cause: err}
	}
	if err := page.CheckSchema(d.Schema, d.Form, f); err != nil {
		return nil, err
	}
	im := &model.Import{Report: model.New(f), Edition: d.Edition, Own: true}
	d.Fields = withFields(d)
	for key, text := range d.Fields {
		set(im, form.UnitRef(key), text)
	}
	for key, text := range d.Sections {
		set(im, form.Ref{Section: key}, text)
	}
	for key, text := range d.Cells {
		at, err := form.ParseRef(key)
		if err != nil {
			im.Notes = append(im.Notes, model.Note{Text: text, Message: fmt.Sprintf("位置“%s”不认识，未导入", key), Lost: true})
			continue
		}
		set(im, at, text)
	}
	page.Keep(im.Report, d.Kept)
	title := form.Ref{Section: form.TitleLine}
	if im.Report.Text(title) == im.Report.PrescribedTitle() {
		im.Report.SetText(title, "") // blank means as prescribed
	}
	slices.SortFunc(im.Notes, func(a, b model.Note) int { return strings.Compare(a.Message, b.Message) })
	return im, nil
}

// withFields joins the unit fields that the JSON keeps at its top with the others.
func withFields(d document) map[string]string {
	out := map[string]string{form.UnitName: d.Unit, form.UnitKind: d.Kind, form.UnitLevel: d.Level}
	if d.Year != nil {
		out[form.UnitYear] = strconv.Itoa(*d.Year)
	}
	maps.Copy(out, d.Fields)
	return out
}

// set writes a text at a place of the form; a place it does not have becomes a note.
func set(im *model.Import, at form.Ref, text string) {
	if text == "" {
		return
	}
	if refs, err := im.Report.Form.Expand(at); err != nil || len(refs) != 1 {
		im.Notes = append(im.Notes, model.Note{Text: text, Message: fmt.Sprintf("位置“%s”不认识，未导入", at), Lost: true})
		return
	}
	im.Report.SetText(at, text)
}
