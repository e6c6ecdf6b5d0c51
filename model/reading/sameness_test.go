package reading_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"gouji.app/model/reading"
)

func TestSameness(t *testing.T) {
	const text = "各乡镇设立便民查阅点，全年接待群众320人次。"
	for _, c := range []struct {
		why, a, b string
		want      float64
	}{
		{"the same", text, text, 1},
		{"other figures and marks", text, "各乡镇设立便民查阅点；全年接待群众１５人次", 1},
		{"other dates", "2024年3月公布目录", "2023年11月2日公布目录", 1},
		{"stock phrases only in one", "坚持以习近平新时代中国特色社会主义思想为指导，" + text, text, 1},
		{"nothing in common", "甲乙丙丁", "戊己庚辛", 0},
		{"half of the pairs", "甲乙丙丁戊", "甲乙丙己庚", 0.5},
		{"a pair that stands twice in one", "甲乙甲乙", "甲乙", 0.5},
		{"too short for pairs", "甲", "甲", 0},
		{"nothing", "", text, 0},
	} {
		if got := reading.Sameness(c.a, c.b); math.Abs(got-c.want) > 1e-9 {
			t.Errorf("%s: %.3f, want %.3f", c.why, got, c.want)
		}
	}
}

func TestSamenessIsMutual(t *testing.T) {
	text := rapid.StringOf(rapid.SampledFrom([]rune("甲乙丙丁，。2年政府信息公开\n")))
	rapid.Check(t, func(t *rapid.T) {
		a, b := text.Draw(t, "a"), text.Draw(t, "b")
		x, y := reading.Sameness(a, b), reading.Sameness(b, a)
		if x != y || x < 0 || x > 1 {
			t.Errorf("%v and %v", x, y)
		}
		c := reading.Against(b)
		c.Passages(a)
		if first, second := c.Sameness(a), c.Sameness(a); first != x || second != x {
			t.Errorf("%v, prepared %v and then %v", x, first, second)
		}
	})
}
