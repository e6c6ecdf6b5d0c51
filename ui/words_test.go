package ui

import (
	"strings"
	"testing"

	"gouji.app/assets"
)

// The user's own wrong words are kept, found at once and in every report, and are no
// more than a hint.
func TestOwnWordsAreFound(t *testing.T) {
	d := open(t)
	d.Open(d.file("示例.txt", strings.Replace(assets.Sample, "查找更方便", "查找更方使，用布署", 1)))
	told := func(word string) bool {
		for _, f := range d.desk.Result().Findings {
			if f.Rule.ID == "typo" && f.Quote == word {
				return true
			}
		}
		return false
	}
	if told("方使") || !told("布署") {
		t.Fatalf("findings: %v", d.messages())
	}
	d.Command(CmdWords)
	d.typing("方使=方便")
	d.press("保存")
	if !told("方使") || !told("布署") {
		t.Errorf("findings with the own list: %v", d.messages())
	}
	d.wants("kept", d.keptWords, "方使=方便")
	d.Command(CmdWords)
	d.typing("甲=乙")
	d.press("取消")
	d.wants("kept after 取消", d.keptWords, "方使=方便")
	d.Open(d.file("另一份.txt", strings.Replace(assets.Sample, "查找更方便", "查找更方使", 1)))
	if !told("方使") {
		t.Errorf("findings in the next report: %v", d.messages())
	}
}
