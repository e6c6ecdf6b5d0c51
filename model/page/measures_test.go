package page_test

import (
	"strings"
	"testing"

	"gouji.app/model/page"
)

// No line of a title is left with a character or two, and no character is lost.
func TestTitlesBreakBetweenPhrases(t *testing.T) {
	for title, want := range map[string]string{
		"示例县财政局2024年政府信息公开工作年度报告":                 "示例县财政局|2024年政府信息公开工作年度报告",
		"2024年政府信息公开工作年度报告":                       "2024年政府信息公开工作年度报告",
		"示例县人民政府2024年政府信息公开工作年度报告修改对照表":           "示例县人民政府|2024年政府信息公开工作年度报告|修改对照表",
		"示例自治区示例自治州示例自治县人民政府办公室2024年政府信息公开工作年度报告": "示例自治区示例自治州示|例自治县人民政府办公室|2024年政府信息公开工作年度报告",
	} {
		if got := strings.Join(page.TitleLines(title), "|"); got != want {
			t.Errorf("%s breaks as %s, want %s", title, got, want)
		}
	}
}
