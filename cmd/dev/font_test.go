package main

import (
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/image/font/sfnt"

	"gouji.app/assets"
)

// Every character that the program shows is in the font it brings along: on a
// machine without Chinese fonts nothing may turn into boxes. Names of places and
// people need more than GB2312.
func TestFontHasEveryCharacter(t *testing.T) {
	font, err := sfnt.Parse(assets.FontRegular)
	if err != nil {
		t.Fatal(err)
	}
	var buf sfnt.Buffer
	missing := func(r rune) bool {
		glyph, err := font.GlyphIndex(&buf, r)
		return err != nil || glyph == 0
	}
	for _, r := range "㙍䶮𬭎㛃鄠喆镕祎犇淼" {
		if missing(r) {
			t.Errorf("the font lacks %c (%U)", r, r)
		}
	}
	told := map[rune]bool{}
	for _, text := range textsInCode(t) {
		if !utf8.ValidString(text.value) {
			continue // the first bytes of a file format
		}
		for _, r := range text.value {
			if r > unicode.MaxASCII && r != utf8.RuneError && unicode.IsGraphic(r) && !told[r] && missing(r) {
				told[r] = true
				t.Errorf("%s:%d: the font lacks %c (%U)", text.file, text.line, r, r)
			}
		}
	}
}
