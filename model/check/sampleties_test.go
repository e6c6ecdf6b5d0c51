package check_test

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gouji.app/model/check"
	"gouji.app/model/form"
)

// In the samples every number of a narrative that the tables hold is tied to its cells,
// and none that they don't hold is.
func TestTiesOfTheSamples(t *testing.T) {
	for file, want := range map[string][]string{
		"2023": {
			"2790条 untied", "41件次 untied", "3件 = proactive/normative/issued",
			"70件 = requests/new/total", "6件 = requests/carried-in/total", "72件 = requests/handled/total", "4件 = requests/carried-out/total",
			"4件 = proactive/normative/repealed", "58件 = proactive/normative/in-force", "22个 untied",
		},
		"2024": {
			"3216条 untied", "28件次 untied", "5件 = proactive/normative/issued",
			"86件 = requests/new/total", "4件 = requests/carried-in/total", "85件 = requests/handled/total", "5件 = requests/carried-out/total",
			"2件 = proactive/normative/repealed", "61件 = proactive/normative/in-force",
		},
	} {
		r := readPlain(t, filepath.Join(filepath.Dir(sample), "示例县人民政府"+file+".txt"))
		var got []string
		for _, tie := range check.Run(r, nil, check.Context{}).Ties {
			if s, _ := r.Form.Section(tie.At.Section); s.Kind != form.Narrative {
				continue
			}
			var cells []string
			for _, at := range tie.Cells {
				cells = append(cells, at.String())
			}
			slices.Sort(cells)
			said := tie.Span.Of(r.Text(tie.At))
			switch tie.State {
			case check.Tied:
				got = append(got, fmt.Sprint(said, " = ", strings.Join(cells, " + ")))
			case check.Contradicting:
				got = append(got, fmt.Sprint(said, " contradicts ", strings.Join(cells, " + ")))
			default:
				got = append(got, said+" untied")
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", file, diff)
		}
	}
}
