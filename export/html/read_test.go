package html_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gouji.app/export/html"
	"gouji.app/model/page/pagetest"
)

// cases are the files in testdata that are read.
func cases(t testing.TB) (files []string) {
	t.Helper()
	for _, pattern := range []string{"testdata/*.html", "testdata/*.htm", "testdata/*.mht"} {
		found, err := filepath.Glob(pattern)
		if err != nil || len(found) == 0 {
			t.Fatal("no cases", err)
		}
		files = append(files, found...)
	}
	return files
}

// Every case is a piece of a page; its golden file shows what a reader sees of it.
func TestRead(t *testing.T) {
	for _, file := range cases(t) {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if !html.Sniff(data) {
			t.Errorf("%s is taken for something else", file)
		}
		p, err := html.Read(data)
		if err != nil {
			t.Errorf("%s: %v", file, err)
			continue
		}
		pagetest.Golden(t, file+".golden", pagetest.Dump(p))
	}
}

func TestOtherFilesAreNoPages(t *testing.T) {
	for _, s := range []string{
		"", "一、总体情况\n全年收到申请4件。\n", "a < b，b > c，<某某> 说：<br> 换行", "<通知>各单位：", "{\"schema\":1}",
		"%PDF-1.4\n", "PK\x03\x04", "标题：年报\n来源：本站\n\n正文", "Content: text/html",
	} {
		if html.Sniff([]byte(s)) {
			t.Errorf("%q is taken for a page", s)
		}
	}
}

func TestRefusals(t *testing.T) {
	var attributes strings.Builder
	for i := range 1 << 19 {
		fmt.Fprintf(&attributes, " %x", i)
	}
	for name, c := range map[string]struct{ data, says string }{
		"nesting":     {strings.Repeat("<div>", 600), "512 层"},
		"tags":        {strings.Repeat("<br>", 1<<19), "内容太多"},
		"attributes":  {"<p" + attributes.String() + ">", "内容太多"},
		"one tag":     {"<p a='" + strings.Repeat("a", 5<<20) + "'>", "4 MB"},
		"size":        {"<p>" + strings.Repeat("年", 7<<20), "20 MB"},
		"spans":       {"<table>" + strings.Repeat("<tr><td rowspan=0 colspan=1000>1", 600), "表格太大"},
		"cut mht":     {"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: text/html\r\n\r\n<p>文", "不完整"},
		"picture mht": {"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: image/png\r\n\r\nAA\r\n--x--\r\n", "没有网页正文"},
		"no charset":  {"<p>\xff\xff\xff</p>", "编码无法识别"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := html.Read([]byte(c.data))
			pagetest.Refused(t, err, c.says)
		})
	}
}

func FuzzRead(f *testing.F) {
	for _, file := range cases(f) {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		html.Sniff(data)
		p, err := html.Read(data)
		pagetest.Sound(t, p, err)
	})
}
