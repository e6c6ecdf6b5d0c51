package model

import (
	"encoding/json"
	"maps"
	"slices"
	"strconv"

	"gouji.app/model/form"
)

// A Receipt is what an import said (导入回执), kept with the report that it filled.
type Receipt struct {
	Number int    // from 1
	Source string // name of the file, or what else was read
	Read   int    // cells that the source filled
	Notes  []Note // Line is folded into Where
}

// Receipts lists the receipts by number.
func (r *Report) Receipts() []Receipt {
	var out []Receipt
	all := r.records("receipt")
	for _, n := range slices.Sorted(maps.Keys(all)) {
		read, _ := strconv.Atoi(all[n]["read"]) // 0 for a damaged one
		out = append(out, Receipt{n, all[n]["source"], read, decodeNotes(all[n]["notes"])})
	}
	return out
}

// Imported says that the report has a receipt: its tables were read from a file or a
// page of another program.
func (r *Report) Imported() bool {
	return r.Text(form.Ref{Section: "receipt", Row: "1", Col: "source"}) != ""
}

// NextReceipt is the number of a new receipt.
func (r *Report) NextReceipt() int { return r.nextRecord("receipt") }

// Edits write a receipt.
func (x Receipt) Edits() []Edit {
	return recordEdits("receipt", x.Number, x.Source, strconv.Itoa(x.Read), encodeNotes(x.Notes))
}

// A keptNote is a note as it is kept.
type keptNote struct {
	Where   string `json:"where,omitempty"`
	Text    string `json:"text,omitempty"`
	At      string `json:"at,omitempty"`
	Message string `json:"message"`
	Lost    bool   `json:"lost,omitempty"`
}

func encodeNotes(notes []Note) string {
	if len(notes) == 0 {
		return ""
	}
	kept := make([]keptNote, len(notes))
	for i, n := range notes {
		kept[i] = keptNote{n.Place(), n.Text, n.At.String(), n.Message, n.Lost}
	}
	out, err := json.Marshal(kept)
	if err != nil {
		panic(err) // strings always marshal
	}
	return string(out)
}

// decodeNotes gives nothing for a text that is none of encodeNotes': files are
// edited by others, too.
func decodeNotes(text string) []Note {
	var kept []keptNote
	if json.Unmarshal([]byte(text), &kept) != nil {
		return nil
	}
	notes := make([]Note, len(kept))
	for i, k := range kept {
		notes[i] = Note{Where: k.Where, Text: k.Text, Message: k.Message, Lost: k.Lost}
		if at, err := form.ParseRef(k.At); err == nil {
			notes[i].At = at
		}
	}
	return notes
}
