package page

import (
	"encoding/json"
	"fmt"

	"gouji.app/model"
	"gouji.app/model/form"
)

// Schema is the version of the record and of the command line's JSON. A file with
// a newer one is refused, since its meaning may have changed.
const Schema = 1

// record is what a saved file knows beyond print.
type record struct {
	Schema int               `json:"schema"`
	Form   string            `json:"form"`
	Unit   map[string]string `json:"unit"`
	Title  string            `json:"title,omitempty"` // as typed; blank means as prescribed
	Kept   map[string]string `json:"kept,omitempty"`  // remarks and sources, by place
}

func encodeRecord(r *model.Report) string {
	rec := record{Schema: Schema, Form: r.Form.ID, Unit: map[string]string{}, Title: r.Text(form.Ref{Section: form.TitleLine})}
	for _, q := range r.Form.Fields {
		if t := r.Text(form.UnitRef(q.Key)); t != "" {
			rec.Unit[q.Key] = t
		}
	}
	rec.Kept = Kept(r)
	out, err := json.Marshal(rec) // map keys are written in order: the same report gives the same bytes
	if err != nil {
		panic(err) // strings and maps of strings always marshal
	}
	return string(out)
}

// Kept is what a report keeps beside the form, by place; nil where there is nothing.
func Kept(r *model.Report) map[string]string {
	var out map[string]string
	for _, e := range r.Kept() {
		if out == nil {
			out = map[string]string{}
		}
		out[e.At.String()] = e.Text
	}
	return out
}

// Keep writes what Kept gave into a report; places it does not know are left out.
func Keep(r *model.Report, kept map[string]string) {
	for place, text := range kept {
		if at, err := form.ParseRef(place); err == nil {
			r.Keep(at, text)
		}
	}
}

// ReadRecord writes what a record knows into a report. It fails with a Refusal on a
// record of a newer version or another form, and on one that is damaged.
func ReadRecord(text string, r *model.Report) error {
	var rec record
	if err := json.Unmarshal([]byte(text), &rec); err != nil {
		return &model.Refusal{Message: "文件中“勾稽”工作表的内容已损坏；请删除该工作表后再打开，表格和文字不受影响", Cause: err}
	}
	if err := CheckSchema(rec.Schema, rec.Form, r.Form); err != nil {
		return err
	}
	for key, text := range rec.Unit {
		if _, ok := r.Form.Field(key); ok {
			r.SetText(form.UnitRef(key), text)
		}
	}
	r.SetText(form.Ref{Section: form.TitleLine}, rec.Title)
	Keep(r, rec.Kept)
	return nil
}

// CheckSchema refuses data written by a newer version or on an unknown form.
func CheckSchema(schema int, id string, known *form.Form) error {
	if schema > Schema {
		return &model.Refusal{Message: fmt.Sprintf("文件由更新版本的勾稽保存（数据版本 %d，本程序只到 %d）；请升级程序后再打开", schema, Schema)}
	}
	if schema < 1 || id != known.ID {
		return &model.Refusal{Message: fmt.Sprintf("文件所用的年报格式“%s”本程序不认识；请升级程序或改用原来的程序打开", id)}
	}
	return nil
}
