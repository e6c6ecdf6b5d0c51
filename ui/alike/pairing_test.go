package alike

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"
	"gouji.app/ui/prose"
)

func TestRightTextFollowsTheCaret(t *testing.T) {
	test.NewTempApp(t)
	p := New(prose.New(prose.Options{}), prose.New(prose.Options{ReadOnly: true}))
	p.Left.Set("甲段今年才有的话，去年没有\n全县政务服务大厅设立查阅点二十二个\n乙段也是今年新写\n配备专人负责解答群众咨询事项")
	p.Right.Set("去年的开头\n全县政务服务大厅设立查阅点二十二个\n中间一段今年不写了\n配备专人负责解答群众咨询事项")
	p.Compare()
	var got []string
	for from, paragraph := range paragraphsOf(p.Left.Text()) {
		to := p.counterpart(from, from+len(paragraph))
		_, end := paragraphAt(p.Right.Text(), to)
		got = append(got, p.Right.Text()[to:end])
	}
	want := "去年的开头|全县政务服务大厅设立查阅点二十二个|中间一段今年不写了|配备专人负责解答群众咨询事项"
	if strings.Join(got, "|") != want {
		t.Errorf("paragraphs beside: %q", got)
	}
}

func paragraphsOf(text string) func(func(int, string) bool) {
	return func(yield func(int, string) bool) {
		from := 0
		for p := range strings.SplitSeq(text, "\n") {
			if !yield(from, p) {
				return
			}
			from += len(p) + 1
		}
	}
}
