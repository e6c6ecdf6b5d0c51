package match

import (
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

// Usual text takes a short cut; it must lead where NFKC does, traditional characters
// aside.
func TestFoldIsNFKC(t *testing.T) {
	runes := rapid.OneOf(rapid.SampledFrom([]rune("一龥龦年〇々㈠①Ａａ０9Zz％，（）、。《》“’…—·　 \t￥～｡ｶﾞガé́⒈Ⅳ㎡豈\u200b\u0301")), rapid.RuneFrom(nil, unicode.Han, unicode.Latin, unicode.Mn, unicode.P))
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOf(runes).Draw(t, "text")
		want := strings.Map(func(r rune) rune {
			if unicode.IsSpace(r) || unicode.In(r, unicode.P, unicode.S, unicode.Cf) {
				return -1
			}
			return simplified(unicode.ToLower(r))
		}, norm.NFKC.String(s))
		if got := fold(s); got != want {
			t.Fatalf("%q folds to %q, not %q", s, got, want)
		}
	})
}
