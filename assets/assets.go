// Package assets embeds what the program brings along: fonts, licences and the
// sample report.
package assets

import _ "embed"

// FontRegular is Noto Sans CJK SC Regular, reduced to the characters of GB2312, of
// 通用规范汉字表 and to punctuation; go run ./cmd/dev fonts makes it and FontBold.
//
//go:embed fonts/NotoSansCJKsc-Regular.otf
var FontRegular []byte

// FontBold is the bold weight, with the same characters.
//
//go:embed fonts/NotoSansCJKsc-Bold.otf
var FontBold []byte

// FontSong is Noto Serif CJK SC, with the same characters, for files where the machine
// has no 宋体.
//
//go:embed fonts/NotoSerifCJKsc-Regular.otf
var FontSong []byte

// FontLicence is the SIL Open Font License that the fonts are under.
//
//go:embed fonts/OFL.txt
var FontLicence string

// Licences are those of Go, of all modules that the window is linked from and of the
// list of administrative divisions; go run ./cmd/dev licences gathers them.
//
//go:embed licences/modules.txt
var Licences string

// Sample is the report of the fictitious 示例县 in plain notation, with one mistake
// to find.
//
//go:embed sample/示例县人民政府2024.txt
var Sample string

// SampleBefore is the report of the year before the sample, for pictures and tests.
//
//go:embed sample/示例县人民政府2023.txt
var SampleBefore string
