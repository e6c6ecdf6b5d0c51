package xlsx_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"gouji.app/export/xlsx"
	"gouji.app/model"
	"gouji.app/model/form"
	"gouji.app/model/page"
)

// sample is the embedded report with the changes that matter for a workbook: money
// with closing zeros, a blank row, a wrong total, unreadable and dangerous texts.
func sample(t testing.TB, changes map[string]string) *page.Page {
	t.Helper()
	src, err := os.ReadFile(filepath.FromSlash("../../assets/sample/示例县人民政府2024.txt"))
	if err != nil {
		t.Fatal(err)
	}
	r, err := model.ParsePlain(string(src), form.Gongkai2021())
	if err != nil {
		t.Fatal(err)
	}
	for place, text := range changes {
		at, err := form.ParseRef(place)
		if err != nil {
			t.Fatal(err)
		}
		r.SetText(at, text)
	}
	return page.Of(r, true)
}

func oddities() map[string]string {
	changes := map[string]string{
		"proactive/fees/amount":          "7387.00",
		"proactive/rules/issued":         "",
		"proactive/licences/decisions":   "无",
		"requests/granted/business":      "=1+1",
		"requests/denied-secret/person":  "",
		"requests/denied-secret/total":   "9",
		"requests/denied-law/person":     "",
		"requests/rejected-repeat/total": "1,234",
		"overview":                       "=1+1\n<script>alert(1)</script> ]]>\n@甲 -乙 +丙 _x0041_ 𬭎㙍",
	}
	for _, col := range []string{"person", "business", "research", "welfare", "legal", "other", "total"} {
		changes["requests/carried-in/"+col] = ""
	}
	return changes
}

func write(t testing.TB, p *page.Page) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := xlsx.Write(&b, p); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func read(t testing.TB, data []byte) *page.Page {
	t.Helper()
	p, err := xlsx.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	return p
}
