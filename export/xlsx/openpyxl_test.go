package xlsx_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// python runs a script of testdata with openpyxl, or skips where there is none.
func python(t testing.TB, script, file string) string {
	t.Helper()
	const interpreter = "/usr/bin/python3" // of Debian's python3-openpyxl; another may stand first on PATH
	if out, err := exec.Command(interpreter, "-c", "import openpyxl").CombinedOutput(); err != nil {
		t.Skipf("NOT TESTED against openpyxl (apt install python3-openpyxl): %v %s", err, out)
	}
	cmd := exec.Command(interpreter, filepath.Join("testdata", script), file)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

func TestReadOpenpyxl(t *testing.T) {
	file := filepath.Join(t.TempDir(), "made.xlsx")
	python(t, "make.py", file)
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	p := read(t, data)
	want := []string{
		"# 年报", `"四、政府信息公开行政复议、行政诉讼情况"`, "table 5×4",
		`0,0 1×1 "结果维持"`, `0,1 1×1 "结果纠正"`, `0,2 1×1 "其他结果"`, `0,3 1×1 "总计"`,
		`1,0 1×1 "1"`, `1,1 1×1 "2"`, `1,2 1×1 "0.1"`, `1,3 1×1 "2.1"`, // the text "1" is not part of a sum
		`3,0 1×1 "3"`, `3,1 1×1 "4"`, `3,2 1×1 "59237.2449"`, `3,3 1×1 "59244.2449"`,
		`4,0 1×1 "1"`, `4,1 1×1 "2"`, `4,2 1×1 "3"`,
		`"2025年1月20日"`, "",
	}
	if diff := cmp.Diff(want, texts(p)); diff != "" {
		t.Error(diff)
	}
	var notes []string
	for _, n := range p.Notes {
		notes = append(notes, n.Where+" "+n.Text+" "+n.Message)
	}
	wantNotes := []string{
		"工作表“年报” D6 =VLOOKUP(A6,A2:C5,2) 公式没有保存结果，本程序也算不出来，此格按空白读入；请在 Excel 或 WPS 中打开并保存后再导入",
		"工作表“年报”  有 3 个公式没有保存结果，已按公式算出",
		"工作表“底稿”  隐藏的工作表，未读取",
	}
	if diff := cmp.Diff(wantNotes, notes); diff != "" {
		t.Error(diff)
	}
}

func TestOpenpyxlReadsOurs(t *testing.T) {
	file := filepath.Join(t.TempDir(), "ours.xlsx")
	if err := os.WriteFile(file, write(t, sample(t, oddities())), 0o600); err != nil {
		t.Fatal(err)
	}
	got := python(t, "look.py", file)
	for _, want := range []string{
		"## 三、申请 visible A1:J30 protected $3:$5",
		"## 一、总体情况 visible A1:A4 free None",
		"## 勾稽 veryHidden",
		"D6 int 78 0\n",
		"J6 =SUM(D6:I6) int 86\n",
		`J7 =IF(COUNT(D7:I7)=0,"",SUM(D7:I7)) NoneType None` + "\n",
		"J10 int 9 0\n", // a manual total
		"B16 float 7387.0 0.00;-0.00\n",
		"merged A1:J1 A30:C30 A3:C5 A6:C6 A7:C7 A8:A29 ",
		"whole greaterThanOrEqual 0 D6:J30\n",
		"decimal greaterThanOrEqual 0 B16:D16\n",
		"conditions 4\n",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("openpyxl does not see %q in\n%s", want, got)
		}
	}
}

// openpyxlSeconds is how long openpyxl takes to read and to write the sample.
func openpyxlSeconds(b *testing.B) (reading, writing float64) {
	b.Helper()
	file := filepath.Join(b.TempDir(), "sample.xlsx")
	if err := os.WriteFile(file, write(b, sample(b, nil)), 0o600); err != nil {
		b.Fatal(err)
	}
	if _, err := fmt.Sscan(python(b, "time.py", file), &reading, &writing); err != nil {
		b.Fatal(err)
	}
	return reading, writing
}

// The bar is 5 times as fast as openpyxl.
func BenchmarkRead(b *testing.B) {
	reading, _ := openpyxlSeconds(b)
	data := write(b, sample(b, nil))
	b.ReportAllocs()
	for b.Loop() {
		read(b, data)
	}
	b.ReportMetric(reading/(b.Elapsed().Seconds()/float64(b.N)), "×openpyxl")
}

// The bar is 2 times as fast as openpyxl, which writes the cells only: no borders,
// merges, validations or conditions.
func BenchmarkWrite(b *testing.B) {
	_, writing := openpyxlSeconds(b)
	p := sample(b, nil)
	b.ReportAllocs()
	for b.Loop() {
		write(b, p)
	}
	b.ReportMetric(writing/(b.Elapsed().Seconds()/float64(b.N)), "×openpyxl")
}
