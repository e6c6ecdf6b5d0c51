package match_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gouji.app/export/html"
	"gouji.app/export/match"
	"gouji.app/export/text"
	"gouji.app/model"
	"gouji.app/model/form"
	"gouji.app/model/page"
)

const recognitionPage = "../../docs/recognition.md"

// pageOf reads a case as its container.
func pageOf(t *testing.T, file string) *page.Page {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	read := map[string]func([]byte) (*page.Page, error){".html": html.Read, ".md": text.ReadMarkdown, ".txt": text.Read, ".csv": text.ReadCSV}[filepath.Ext(file)]
	p, err := read(data)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// numbers lists what was read of the tables, and which rows somebody is told to look at.
func numbers(im *model.Import) string {
	var b strings.Builder
	for _, row := range im.Report.Form.Rows() {
		var texts []string
		for _, at := range row {
			texts = append(texts, im.Report.Text(at))
		}
		if line := strings.Join(texts, " | "); strings.Trim(line, " |") != "" {
			fmt.Fprintf(&b, "%s/%s: %s\n", row[0].Section, row[0].Row, line)
		}
	}
	for _, n := range im.Notes {
		if n.Lost && n.At.Row != "" {
			fmt.Fprintf(&b, "%s %q %s\n", n.At, n.Text, n.Message)
		}
	}
	return b.String()
}

// Every doubt has files in testdata/doubts, and each reads otherwise without it.
func TestDoubtsAreNeeded(t *testing.T) {
	known := map[string]bool{}
	for _, d := range match.Doubts() {
		known[d.ID] = true
		t.Run(d.ID, func(t *testing.T) {
			files, err := filepath.Glob("testdata/doubts/" + d.ID + ".*")
			if err != nil || len(files) == 0 {
				t.Fatalf("a case, not %q, %v", files, err)
			}
			for _, file := range files {
				p := pageOf(t, file)
				im, err := match.Report(p, form.Gongkai2021())
				if err != nil {
					t.Fatal(err)
				}
				without, err := match.ReportWithout(d.ID, p, form.Gongkai2021())
				if err != nil {
					t.Fatal(err)
				}
				if numbers(im) == numbers(without) {
					t.Errorf("%s reads the same without this doubt:\n%s", file, numbers(im))
				}
				if d.Sentence != "" && !strings.Contains(numbers(im), d.Sentence) {
					t.Errorf("%s: nobody is told %q:\n%s", file, d.Sentence, numbers(im))
				}
			}
		})
	}
	files, err := filepath.Glob("testdata/doubts/*")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if id, _, _ := strings.Cut(filepath.Base(file), "."); !known[id] {
			t.Errorf("%s is the case of no doubt", file)
		}
	}
}

// docs/recognition.md says why a number is not read, as the list of doubts has it;
// -update writes it.
func TestRecognitionPage(t *testing.T) {
	want := recognition()
	if *update {
		if err := os.WriteFile(recognitionPage, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(recognitionPage)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Errorf("%s is not what the doubts say; run go test ./export/match -update:\n%s", recognitionPage, diff)
	}
}

func recognition() string {
	var b strings.Builder
	b.WriteString(`# 表格是怎样识别的

本页由 export/match 的疑点清单生成（` + "`go test ./export/match -update`" + `），请勿手改。

读取分三步：

1. 文字步骤按标题把文件分成各部分；没有标题的表格按行标题和列标题找。
2. 读取器只提议：哪些数字可能是哪一行的，各列是什么，格子怎样排列。有格子的表（lattice、grid）、
   每行有竖线或制表符的文字（ruled）、写明每个数字是哪一列的文字（pairs，如“自然人：58”）、
   没有结构的文字（stream、headless）各有一个读取器。
3. 裁定（judge）逐行决定，也只有它把数字写进年报：行标题和列标题都确定，或者勾稽关系只容许一种排法，才读入；
   否则按下列第一个成立的疑点处理，数字原文连同位置写进导入回执。

## 对整张表的疑点

成立时不按方格读，改按文字的次序读；行列互换的表则整张不读。
`)
	list := func(squares bool) {
		for _, d := range match.Doubts() {
			if d.Squares != squares {
				continue
			}
			fmt.Fprintf(&b, "\n### `%s`\n\n%s。", d.ID, d.Title)
			if d.Sentence != "" {
				fmt.Fprintf(&b, "回执：“%s”。", d.Sentence)
			}
			if d.Lawful {
				b.WriteString("这一行符合勾稽关系时，不算疑点。")
			}
			b.WriteString("\n")
		}
	}
	list(true)
	b.WriteString("\n## 对一行的疑点\n")
	list(false)
	return b.String()
}
