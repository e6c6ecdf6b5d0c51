package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"gouji.app/export"
	"gouji.app/model/check"
	"gouji.app/model/form"
)

// The public samples state facts that their tables bear out. Nine of ten must be tied
// and none contradicted.
func TestTiesOfSamples(t *testing.T) {
	const samples = "../../../shared/samples"
	files, _ := filepath.Glob(samples + "/expected/0*.json")
	if len(files) == 0 {
		t.Skip("no samples")
	}
	facts, tied := 0, 0
	for _, file := range files {
		var want struct {
			File  string
			Facts []struct {
				Quote  string
				Cells  []string
				Agrees bool
			} `json:"narrative_facts"`
		}
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(data, &want); err != nil {
			t.Fatal(err)
		}
		im, err := export.Open(filepath.Join(samples, want.File), form.Gongkai2021())
		if err != nil {
			t.Fatal(err)
		}
		ties := check.Run(im.Report, nil, check.Context{}).Ties
		agree := 0
		for _, f := range want.Facts {
			if !f.Agrees {
				continue
			}
			facts++
			if slices.ContainsFunc(ties, func(tie check.Tie) bool {
				return tie.State == check.Tied && tie.Span.Of(im.Report.Text(tie.At)) == f.Quote &&
					slices.ContainsFunc(tie.Cells, func(at form.Ref) bool { return slices.Contains(f.Cells, at.String()) })
			}) {
				agree++
			} else {
				t.Logf("%s: not tied: %s %v", want.File, f.Quote, f.Cells)
			}
		}
		alarms := 0
		for _, tie := range ties {
			if tie.State == check.Contradicting {
				alarms++
				t.Errorf("%s: false alarm: %s, want %s", want.File, tie.Span.Of(im.Report.Text(tie.At)), tie.Want)
			}
		}
		t.Logf("%s: %d numbers, %d of %d facts tied, %d false alarms", want.File, len(ties), agree, len(want.Facts), alarms)
		tied += agree
	}
	if tied*10 < facts*9 {
		t.Errorf("%d of %d facts tied", tied, facts)
	}
}
