package docx

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gouji.app/model"
)

// look prints what python-docx sees: texts with their styles, tables as a grid in
// which a merged cell fills each of its squares, and the size of the paper in mm.
const look = `
import sys, docx
d = docx.Document(sys.argv[1])
for p in d.paragraphs:
    if p.text: print(p.style.name, repr(p.text))
for t in d.tables:
    for r in t.rows: print("|".join(c.text for c in r.cells))
s = d.sections[0]
print(round(s.page_width.mm), round(s.page_height.mm), round(s.left_margin.mm), round(s.top_margin.mm), d.core_properties.title)
`

func TestPythonDocxReadsOurs(t *testing.T) {
	const interpreter = "/usr/bin/python3" // of Debian's python3-docx; another may stand first on PATH
	if out, err := exec.Command(interpreter, "-c", "import docx").CombinedOutput(); err != nil {
		t.Skipf("NOT TESTED with python-docx (apt install python3-docx): %v %s", err, out)
	}
	var b bytes.Buffer
	if err := Write(&b, example(), model.Layout{}); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "a.docx")
	if err := os.WriteFile(file, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(interpreter, "-c", look, file).CombinedOutput()
	if err != nil {
		t.Fatalf("%v %s", err, out)
	}
	want := `Title '示例县人民政府办公室\n2024年政府信息公开工作年度报告'
Heading 1 '一、总体情况'
Body Text '（一）主动公开。全年公开 <3> 条&𠮷。'
Body Text '甲\t乙'
Heading 2 '（二）依申请公开'
Heading 1 '二、表'
Body Text '完'
Signature '示例县人民政府办公室'
Signature '2025年1月22日'
项目|项目|数
办理|公开|4
办理||<5>&
210 297 28 37 示例县人民政府办公室2024年政府信息公开工作年度报告
`
	if diff := cmp.Diff(want, string(out)); diff != "" {
		t.Error(diff)
	}
}
