package match_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gouji.app/export/match"
)

const furniturePage = "../../docs/reading-files.md"

// docs/reading-files.md lists the furniture that is known; -update writes it.
func TestFurniturePage(t *testing.T) {
	data, err := os.ReadFile(furniturePage)
	if err != nil {
		t.Fatal(err)
	}
	const begin, end = "<!-- furniture -->\n", "<!-- end -->"
	before, rest, ok := strings.Cut(string(data), begin)
	list, after, closed := strings.Cut(rest, end)
	if !ok || !closed {
		t.Fatal("the page has no place for the list")
	}
	var b strings.Builder
	b.WriteString("| id | what | example |\n|---|---|---|\n")
	for _, f := range match.Furniture() {
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", f.ID, f.Title, strings.ReplaceAll(f.Example, "|", "\\|"))
	}
	if *update {
		if err := os.WriteFile(furniturePage, []byte(before+begin+b.String()+end+after), 0o644); err != nil {
			t.Fatal(err)
		}
		list = b.String()
	}
	if diff := cmp.Diff(list, b.String()); diff != "" {
		t.Errorf("run go test ./export/match -update:\n%s", diff)
	}
}

// Each kind of furniture is noted and does not come into the report, be it above or
// below; sentences that begin with the same words stay.
func TestFurniture(t *testing.T) {
	data, err := os.ReadFile("testdata/spaces.txt")
	if err != nil {
		t.Fatal(err)
	}
	const heading = "一、总体情况\n"
	for _, f := range match.Furniture() {
		t.Run(f.ID, func(t *testing.T) {
			above := read(t, f.Example+"\n"+string(data))
			below := read(t, string(data)+"\n"+f.Example+"\n")
			for _, im := range []string{notes(above.Notes), notes(below.Notes)} {
				if !strings.Contains(im, fmt.Sprintf("%q", f.Example)) {
					t.Errorf("%q has no note:\n%s", f.Example, im)
				}
			}
			if got := differences(sample(t), above.Report) + differences(sample(t), below.Report); strings.Contains(got, strings.Fields(f.Example)[0]) {
				t.Errorf("%q is in the report:\n%s", f.Example, got)
			}
		})
	}
	for _, s := range []string{
		"公开范围不断扩大，公开内容更加全面。", "打印机等设备的采购信息全部公开。", "承办人大代表建议12件。", "分享经验做法，推动各单位互相学习。", "发布日期、文号等要素齐全。",
		"关闭整合政务新媒体3个", "承办建议提案情况", "首页改版后更便于查找", "分享交流经验2次", "公开范围进一步扩大",
	} {
		im := read(t, strings.Replace(string(data), heading, heading+s+"\n", 1))
		if got := differences(sample(t), im.Report); !strings.Contains(got, s) {
			t.Errorf("%q was taken for furniture:\n%s", s, notes(im.Notes))
		}
	}
}
