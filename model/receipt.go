package model

import (
	"cmp"
	"encoding/json"
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
	for at, source := range r.texts {
		n, err := strconv.Atoi(at.Row)
		if at.Section != receiptSection || at.Col != "source" || err != nil {
			continue
		}
		x := Receipt{Number: n, Source: source}
		x.Read, _ = strconv.Atoi(r.texts[x.at("read")])
		x.Notes = decodeNotes(r.texts[x.at("notes")])
		out = append(out, x)
	}
	slices.SortFunc(out, func(a, b Receipt) int { return cmp.Compare(a.Number, b.Number) })
	return out
}

// NextReceipt is the number that the next receipt of the report bears.
func (r *Report) NextReceipt() int {
	all := r.Receipts()
	if len(all) == 0 {
		return 1
	}
	return all[len(all)-1].Number + 1
}

// Edits write a receipt.
func (x Receipt) Edits() []Edit {
	return []Edit{
		{x.at("source"), x.Source},
		{x.at("read"), strconv.Itoa(x.Read)},
		{x.at("notes"), encodeNotes(x.Notes)},
	}
}

func (x Receipt) at(key string) form.Ref {
	return form.Ref{Section: receiptSection, Row: strconv.Itoa(x.Number), Col: key}
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
