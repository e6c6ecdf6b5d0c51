package print

import (
	"slices"
	"sync"

	"github.com/carlos7ags/folio/font"

	"gouji.app/assets"
	"gouji.app/export/fonts"
	"gouji.app/model/paper"
)

// Fonts has for each face the fonts to look for a letter in, the best first. It may be
// used by several documents at a time.
type Fonts [paper.NFaces][]font.Face

// families are the fonts that offices set documents in (GB/T 9704-2012, 5.2.2), by the
// names that fonts call themselves; the first that the machine has is taken. 仿宋 of
// Windows stands in for 仿宋_GB2312, which offices install, and so on.
func families() [paper.NFaces][]string {
	return [...][]string{
		paper.Title: {"方正小标宋简体", "方正小标宋_GBK", "FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05", "华文中宋", "STZhongsong"},
		paper.Text:  {"仿宋_GB2312", "FangSong_GB2312", "仿宋", "FangSong", "华文仿宋", "STFangsong", "方正仿宋_GBK"},
		paper.Kai:   {"楷体_GB2312", "KaiTi_GB2312", "楷体", "KaiTi", "华文楷体", "STKaiti", "方正楷体_GBK"},
		paper.Black: {"黑体", "SimHei", "方正黑体_GBK", "华文黑体", "STHeiti"},
		paper.Song:  {"宋体", "SimSun", "方正书宋_GBK", "华文宋体", "STSong"},
	}
}

// rare are fonts with the characters of names that others lack.
func rare() []string {
	return []string{"宋体-ExtB", "SimSun-ExtB", "新宋体-18030", "宋体-18030"}
}

// Own are the fonts that the program brings: Song for all but headings. Documents made
// of them alone are the same on every machine.
func Own() Fonts { return choose(func([]string) []font.Face { return nil }) }

// Installed are the fonts of this machine, with those of the program behind them. The
// machine is searched once.
func Installed() Fonts { return installed() }

var installed = sync.OnceValue(func() Fonts {
	wanted := families()
	found := fonts.Find(append(slices.Concat(wanted[:]...), rare()...))
	return choose(func(names []string) []font.Face {
		// A font that can't be parsed does not help.
		if face, err := font.ParseFont(fonts.Read(found, names)); err == nil {
			return []font.Face{face}
		}
		return nil
	})
})

// own parses the program's fonts once.
var own = sync.OnceValue(func() (faces struct{ song, black font.Face }) {
	var err error
	if faces.song, err = font.ParseFont(assets.FontSong); err == nil {
		faces.black, err = font.ParseFont(assets.FontRegular)
	}
	if err != nil {
		panic(err) // they are part of the program and were parsed by its tests
	}
	return faces
})

// choose puts the program's fonts behind those that the machine has.
func choose(have func(names []string) []font.Face) (out Fonts) {
	mine, last := own(), have(rare())
	for face, names := range families() {
		out[face] = append(have(names), mine.song, mine.black)
		if paper.Face(face) == paper.Black {
			out[face] = append(have(names), mine.black, mine.song)
		}
		out[face] = append(out[face], last...)
	}
	return out
}

// of is the font of a face that has a letter; nil: none has.
func (f Fonts) of(face paper.Face, letter rune) font.Face {
	for _, x := range f[face] {
		if x.GlyphIndex(letter) != 0 {
			return x
		}
	}
	return nil
}

// advance is the width of a letter in parts of its size; that of one without a font is
// 1, though it can't be printed.
func (f Fonts) advance(face paper.Face, letter rune) float64 {
	x := f.of(face, letter)
	if x == nil {
		return 1
	}
	return float64(x.GlyphAdvance(x.GlyphIndex(letter))) / float64(x.UnitsPerEm())
}
