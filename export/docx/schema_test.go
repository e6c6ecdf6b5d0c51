package docx

import (
	"encoding/xml"
	"io"
	"slices"
	"strings"
	"testing"

	"gouji.app/model"
)

// order lists, for each element whose children the transitional schema of ECMA-376 part 4
// puts in a sequence, those that are written here, in that sequence.
var order = map[string]string{
	"settings": "zoom defaultTabStop evenAndOddHeaders drawingGridVerticalSpacing characterSpacingControl compat themeFontLang",
	"style":    "name basedOn next qFormat pPr rPr tblPr",
	"pPr":      "pStyle keepNext keepLines wordWrap snapToGrid spacing ind jc outlineLvl rPr sectPr",
	"rPr":      "rStyle rFonts snapToGrid spacing kern sz szCs lang",
	"tblPr":    "tblStyle tblW jc tblInd tblBorders tblLayout tblCellMar tblCaption",
	"tbl":      "tblPr tblGrid tr",
	"tr":       "trPr tc",
	"tcPr":     "tcW gridSpan vMerge textDirection vAlign",
	"tc":       "tcPr p",
	"p":        "pPr r",
	"sectPr":   "footerReference pgSz pgMar docGrid",
}

// Word repairs, or refuses, what stands in another order than its schema wants.
func TestElementsStandInTheOrderOfTheSchema(t *testing.T) {
	for name, content := range unzip(t, example(), model.Layout{Landscape: true}) {
		if !strings.HasPrefix(name, "word/") || strings.HasSuffix(name, ".rels") {
			continue
		}
		var open []string
		last := []int{0}
		d := xml.NewDecoder(strings.NewReader(content))
		for {
			token, err := d.Token()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			switch e := token.(type) {
			case xml.StartElement:
				if n := len(open); n > 0 && order[open[n-1]] != "" {
					place := slices.Index(strings.Fields(order[open[n-1]]), e.Name.Local)
					if place < last[n] {
						t.Errorf("%s: %s stands in %s where the schema has it before or not at all", name, e.Name.Local, open[n-1])
					}
					last[n] = max(place, 0)
				}
				open, last = append(open, e.Name.Local), append(last, 0)
			case xml.EndElement:
				open, last = open[:len(open)-1], last[:len(last)-1]
			}
		}
	}
}
