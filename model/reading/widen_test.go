package reading_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"gouji.app/model/reading"
)

func TestWiden(t *testing.T) {
	for _, c := range []struct {
		text, want string
		marks      int
	}{
		{"收到申请12件,其中自然人10件;法人2件.", "收到申请12件，其中自然人10件；法人2件。", 3},
		{"增长5.2%,其中", "增长5.2%，其中", 1},
		{"共1,234件,10:09分", "共1,234件，10:09分", 1},
		{"时间: 10:09, 地点:会议室", "时间：10:09，地点：会议室", 3},
		{"网址:https://www.example.gov.cn/a?b=1,2;c.html,电话", "网址：https://www.example.gov.cn/a?b=1,2;c.html，电话", 2},
		{"邮箱:a.b@c.cn.", "邮箱：a.b@c.cn.", 1},
		{"见www.example.gov.cn,或", "见www.example.gov.cn，或", 1},
		{"1.总体情况\n一.总体情况", "1.总体情况\n一.总体情况", 0},
		{"(一)主动公开(2024年)", "（一）主动公开（2024年）", 4},
		{"f(x)的值, GB/T (2011) No. 5", "f(x)的值，GB/T (2011) No. 5", 1},
		{"Hello, world! 你好!", "Hello, world! 你好！", 1},
		{"是否公开?是!", "是否公开？是！", 2},
		{"等...完", "等...完", 0},
		{"已是，全角。", "已是，全角。", 0},
		{"(未完", "(未完", 0},
		{"3:2、10.5、2024.12.31", "3:2、10.5、2024.12.31", 0},
		{"", "", 0},
	} {
		if got := reading.Widen(c.text); got != c.want {
			t.Errorf("got  %q\nwant %q", got, c.want)
		}
		if got := reading.HalfWidth(c.text); got != c.marks {
			t.Errorf("%q: %d marks, want %d", c.text, got, c.marks)
		}
	}
}

func TestWidenChangesMarksOnly(t *testing.T) {
	text := rapid.StringOf(rapid.SampledFrom([]rune("一件，ab12 ,.;:!?()\n/@w")))
	rapid.Check(t, func(t *rapid.T) {
		was := text.Draw(t, "text")
		wide := reading.Widen(was)
		if (wide == was) != (reading.HalfWidth(was) == 0) {
			t.Errorf("%q has %d marks and becomes %q", was, reading.HalfWidth(was), wide)
		}
		drop := strings.NewReplacer(" ", "", "，", ",", "；", ";", "：", ":", "！", "!", "？", "?", "（", "(", "）", ")", "。", ".")
		if drop.Replace(was) != drop.Replace(wide) {
			t.Errorf("%q became %q", was, wide)
		}
	})
}
