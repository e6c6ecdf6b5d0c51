package prose_test

import (
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

func TestCount(t *testing.T) {
	if n := prose.Count("一二 a1，\n\u3000三\t𠮷"); n != 7 {
		t.Errorf("%d characters, want 7", n)
	}
}
