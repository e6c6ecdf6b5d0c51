package carry_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gouji.app/model/carry"
)

func TestLikenesses(t *testing.T) {
	a := report(t, "overview:\n\t各乡镇按月核对公开目录，逐条更新办事指南36条。\n\t新建便民服务专栏，设在政务大厅东侧。\npreamble:\n\t本报告由示例县人民政府办公室编制，电子版可以下载查阅。\nproblems:\n\t目录更新慢。\n")
	b := report(t, "overview:\n\t各乡镇按月核对公开目录，逐条更新办事指南20条。\n\t培训经办人员，编印答复文书的范例。\npreamble:\n\t本报告由示例县人民政府办公室编制，电子版可以下载查阅。\n")
	var got []string
	for _, l := range carry.Likenesses(a, b) {
		line := fmt.Sprintf("%s %.2f", l.Section, l.Share)
		for _, p := range l.Passages {
			line += " " + p.Here.Of(a.Text(overview))
		}
		got = append(got, line)
	}
	if d := cmp.Diff([]string{"overview 0.54 各乡镇按月核对公开目录，逐条更新办事指南", " 0.50"}, got); d != "" {
		t.Errorf("likenesses (-want +got):\n%s", d)
	}
}
