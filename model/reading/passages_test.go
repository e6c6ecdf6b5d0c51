package reading_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"gouji.app/model/reading"
)

func TestPassages(t *testing.T) {
	const text = "2024年，收到申请86件。各乡镇按月核对公开目录，逐条更新办事指南36条。新建便民服务专栏。"
	for _, c := range []struct{ name, other, want string }{
		{"numbers and punctuation do not count", "各乡镇按月核对公开目录；逐条更新办事指南120条。", "各乡镇按月核对公开目录，逐条更新办事指南 = 各乡镇按月核对公开目录；逐条更新办事指南"},
		{"too short to mean anything", "新建。今年各乡镇按月核对公开目录。", ""},
		{"two, in the order of the text", "新建便民服务专栏，又有一句不同的话隔开。甲地各乡镇按月核对公开目录，逐条。", "各乡镇按月核对公开目录，逐条 = 各乡镇按月核对公开目录，逐条"},
		{"nothing", "", ""},
		{"stock phrases", "政府信息公开工作年度报告，坚持以公开为常态、不公开为例外", ""},
	} {
		var got []string
		for _, p := range reading.Passages(text, c.other) {
			got = append(got, p.Here.Of(text)+" = "+p.There.Of(c.other))
		}
		if d := cmp.Diff(c.want, strings.Join(got, " / ")); d != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, d)
		}
	}
}

// Of a text of which a known share was written anew, sameness and passages find the
// rest.
func TestSamenessOfNearCopies(t *testing.T) {
	sentence := func(seed, i int) string { // of its own: no two share a pair of characters
		var b strings.Builder
		for k := range 20 {
			b.WriteRune(rune(0x4e00 + (seed*4001+i*20+k)%20000))
		}
		return b.String()
	}
	const count = 50
	for _, fresh := range []int{0, 10, 25, 40, 50} {
		var old, now []string
		for i := range count {
			old = append(old, sentence(0, i))
			if i%50 < fresh {
				now = append(now, sentence(1, i))
			} else {
				now = append(now, fmt.Sprint(i, "件")+old[i])
			}
		}
		a, b := strings.Join(now, "。"), strings.Join(old, "。")
		want := 1 - float64(fresh)/count
		if got := reading.Sameness(a, b); math.Abs(got-want) > 0.03 {
			t.Errorf("%d of %d sentences are new: sameness %.2f, want %.2f", fresh, count, got, want)
		}
		covered := 0
		for _, p := range reading.Passages(a, b) {
			covered += len(reading.Substance(p.Here.Of(a)))
		}
		if got := float64(covered) / float64(len(reading.Substance(a))); math.Abs(got-want) > 0.03 {
			t.Errorf("%d of %d sentences are new: passages cover %.2f, want %.2f", fresh, count, got, want)
		}
	}
}

// Passages never overlap, and both sides say the same.
func TestPassagesOfAnyTexts(t *testing.T) {
	piece := rapid.SampledFrom([]string{"各乡镇按月核对公开目录", "逐条更新办事指南", "12", "，", "\n", "按月", "\xff", "政务公开", "甲"})
	text := rapid.Custom(func(t *rapid.T) string { return strings.Join(rapid.SliceOf(piece).Draw(t, "pieces"), "") })
	rapid.Check(t, func(t *rapid.T) {
		a, b := text.Draw(t, "text"), text.Draw(t, "other")
		end := 0
		for _, p := range reading.Passages(a, b) {
			if p.Here.Start < end {
				t.Fatalf("%v overlaps the one before", p)
			}
			end = p.Here.End
			if here, there := string(reading.Substance(p.Here.Of(a))), string(reading.Substance(p.There.Of(b))); here != there {
				t.Fatalf("%q is not %q", here, there)
			}
		}
	})
}
