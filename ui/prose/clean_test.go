package prose_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"gouji.app/ui/prose"
)

func TestClean(t *testing.T) {
	for _, c := range []struct{ why, pasted, want string }{
		{"line ends of Windows", "一\r\n二\r\n\r\n三", "一\n二\n\n三"},
		{"of an old Mac", "一\r二", "一\n二"},
		{"manual line ends of Word", "一\v二\u2028三\f四", "一\n二\n三\n四"},
		{"tabs and special spaces", "一\t二\u00a0三\u2003四\u202f五", "一 二 三 四 五"},
		{"invisible characters", "\ufeff一\u200b二\u200d三\u2060\u00ad四\u200e五", "一二三四五"},
		{"controls", "一\x00二\x07三\x1b", "一二三"},
		{"pictures", "一\ufffc二", "一二"},
		{"blank lines at both ends", "\n \n一\n\n二\n\u3000\n", "一\n\n二"},
		{"typed indents", "\u3000\u3000一\n  二\n\t三", "一\n二\n三"},
		{"an indent of one line", "\u3000\u3000一", "一"},
		{"spaces around words", " and ", " and "},
		{"a full-width space inside", "张\u3000三", "张\u3000三"},
		{"half-width punctuation stays", "一,二;三(四)", "一,二;三(四)"},
		{"variation selectors stay", "葛\U000E0100城", "葛\U000E0100城"},
		{"bytes that are no text", "一\xff二", "一\ufffd二"},
		{"nothing", "\r\n\t\u200b", ""},
	} {
		if got := prose.Clean(c.pasted); got != c.want {
			t.Errorf("%s: got %q, want %q", c.why, got, c.want)
		}
	}
}

func TestCleanTwiceIsCleanOnce(t *testing.T) {
	text := rapid.StringOf(rapid.SampledFrom([]rune("一，a \t\r\n\u3000\u00a0\u200b\u2028\ufeff")))
	rapid.Check(t, func(t *rapid.T) {
		once := prose.Clean(text.Draw(t, "pasted"))
		if twice := prose.Clean(once); twice != once {
			t.Errorf("%q, then %q", once, twice)
		}
	})
}

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
		if got := prose.Widen(c.text); got != c.want {
			t.Errorf("got  %q\nwant %q", got, c.want)
		}
		if got := prose.HalfWidth(c.text); got != c.marks {
			t.Errorf("%q: %d marks, want %d", c.text, got, c.marks)
		}
	}
}

func TestWidenChangesMarksOnly(t *testing.T) {
	text := rapid.StringOf(rapid.SampledFrom([]rune("一件，ab12 ,.;:!?()\n/@w")))
	rapid.Check(t, func(t *rapid.T) {
		was := text.Draw(t, "text")
		wide := prose.Widen(was)
		if (wide == was) != (prose.HalfWidth(was) == 0) {
			t.Errorf("%q has %d marks and becomes %q", was, prose.HalfWidth(was), wide)
		}
		drop := strings.NewReplacer(" ", "", "，", ",", "；", ";", "：", ":", "！", "!", "？", "?", "（", "(", "）", ")", "。", ".")
		if drop.Replace(was) != drop.Replace(wide) {
			t.Errorf("%q became %q", was, wide)
		}
	})
}

func TestCount(t *testing.T) {
	if n := prose.Count("一二 a1，\n\u3000三\t𠮷"); n != 7 {
		t.Errorf("%d characters, want 7", n)
	}
}
