package main

import (
	"os"
	"path/filepath"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"gouji.app/assets"
)

// A weight is one of the fonts that the program brings along.
type weight struct {
	*sfnt.Font
	sfnt.Buffer
}

func weights(t *testing.T) map[string]*weight {
	t.Helper()
	out := map[string]*weight{}
	for name, data := range map[string][]byte{"Regular": assets.FontRegular, "Bold": assets.FontBold} {
		f, err := sfnt.Parse(data)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		out[name] = &weight{Font: f}
	}
	return out
}

func (w *weight) lacks(r rune) bool {
	glyph, err := w.GlyphIndex(&w.Buffer, r)
	return err != nil || glyph == 0
}

// Every character that the program shows is in the fonts it brings along: on a
// machine without Chinese fonts nothing may turn into boxes. Names of places and
// people need more than GB2312.
func TestFontsHaveEveryCharacter(t *testing.T) {
	for name, w := range weights(t) {
		for _, r := range "㙍䶮𬭎𠮷㛃鄠喆镕祎犇淼髙" {
			if w.lacks(r) {
				t.Errorf("%s lacks %c (%U)", name, r, r)
			}
		}
		told := map[rune]bool{}
		for _, text := range append(textsInCode(t), textsInFiles(t)...) {
			if !utf8.ValidString(text.value) {
				continue // the first bytes of a file format
			}
			for _, r := range text.value {
				if r > unicode.MaxASCII && r != utf8.RuneError && unicode.IsGraphic(r) && !told[r] && w.lacks(r) {
					told[r] = true
					t.Errorf("%s:%d: %s lacks %c (%U)", text.file, text.line, name, r, r)
				}
			}
		}
	}
}

// textsInFiles are those shown from files: the sample and licences.
func textsInFiles(t *testing.T) (out []codeText) {
	t.Helper()
	for _, pattern := range []string{"assets/sample/*.txt", "assets/licences/*.txt", "assets/fonts/*.txt"} {
		files, err := filepath.Glob(filepath.Join(root, pattern))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, codeText{file: file, value: string(text)})
		}
	}
	return out
}

// Chinese on the mainland sets stops and commas into the lower left quarter of their
// square; other faces of the same collection centre them.
func TestStopsStandAtTheLowerLeft(t *testing.T) {
	const em = 1000
	for name, w := range weights(t) {
		for _, r := range "，。、；：！？" {
			glyph, err := w.GlyphIndex(&w.Buffer, r)
			if err != nil {
				t.Fatal(err)
			}
			bounds, advance, err := w.GlyphBounds(&w.Buffer, glyph, fixed.I(em), font.HintingNone)
			if err != nil {
				t.Fatal(err)
			}
			if advance != fixed.I(em) || bounds.Max.X > fixed.I(em/2) {
				t.Errorf("%s: %c is %v wide and reaches from %v to %v", name, r, advance, bounds.Min.X, bounds.Max.X)
			}
			if low := bounds.Min.Y > fixed.I(-em/2); low != (r == '，' || r == '。' || r == '、') {
				t.Errorf("%s: %c reaches %v above the line", name, r, -bounds.Min.Y)
			}
		}
	}
}

// What is bold is darker: each stroke of it is wider.
func TestBoldIsBold(t *testing.T) {
	ws := weights(t)
	width := func(w *weight) fixed.Int26_6 {
		glyph, err := w.GlyphIndex(&w.Buffer, '丨') // one upright stroke
		if err != nil {
			t.Fatal(err)
		}
		bounds, _, err := w.GlyphBounds(&w.Buffer, glyph, fixed.I(1000), font.HintingNone)
		if err != nil {
			t.Fatal(err)
		}
		return bounds.Max.X - bounds.Min.X
	}
	if regular, bold := width(ws["Regular"]), width(ws["Bold"]); bold < regular*3/2 {
		t.Errorf("a stroke is %v wide, and %v in bold", regular, bold)
	}
}
