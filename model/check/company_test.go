package check_test

import (
	"strings"
	"testing"

	"gouji.app/model/check"
	"gouji.app/model/form"
)

// Words that are not the form's are believed in the company of figures that agree, unless
// a narrative has more figures than any report: there nothing new is told, and soon.
func TestCompanyIsKeptOnlyInTextsOfLengthsThatOccur(t *testing.T) {
	for figures, want := range map[int]bool{150: true, 250: false} {
		r := readPlain(t, sample)
		r.SetText(form.Ref{Section: "overview"}, "公开36件、第三方权益2件、不掌握22件。\n"+strings.Repeat("解读文件5件。", figures))
		told := false
		for _, f := range check.Run(r, check.All(), check.Context{}).Findings {
			told = told || f.Rule.ID == "text-outcome" && strings.Contains(f.Quote+f.Message, "22件")
		}
		if told != want {
			t.Errorf("with %d other figures: told is %v, want %v", figures, told, want)
		}
	}
}
