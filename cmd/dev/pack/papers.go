package pack

import (
	"bytes"
	"os"
	"regexp"
)

// Papers are what every package says about the program, by the name it has here.
const (
	licencePaper    = "LICENSE"
	fontPaper       = "assets/fonts/OFL.txt"
	modulesPaper    = "assets/licences/modules.txt"
	manualPaper     = "README.zh-CN.md"
	changesPaper    = "CHANGELOG.md"
	manualName      = "说明"
	changesName     = "更新记录"
	thirdPartyName  = "第三方许可"
	fontLicenceName = "OFL"
)

// papers are these as files of a package that is no system's own; a Windows editor gets
// them as it likes them.
func papers(windows bool) ([]file, error) {
	var files []file
	for _, p := range []struct{ from, name string }{
		{licencePaper, "LICENSE.txt"},
		{fontPaper, fontLicenceName + ".txt"},
		{modulesPaper, thirdPartyName + ".txt"},
		{manualPaper, manualName + ".txt"},
		{changesPaper, changesName + ".txt"},
	} {
		data, err := paper(p.from)
		if err != nil {
			return nil, err
		}
		if windows {
			data = forNotepad(data)
		}
		files = append(files, text(p.name, data))
	}
	return files, nil
}

// paper reads a paper; pictures, which packages do not hold, are left out.
func paper(path string) ([]byte, error) {
	data, err := os.ReadFile(path)
	return regexp.MustCompile(`(?m)^!\[.*\]\(.*\)\n\n?`).ReplaceAll(data, nil), err
}

// forNotepad marks text as UTF-8 and ends lines as older editors of Windows need it.
func forNotepad(data []byte) []byte {
	data = bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
	return append([]byte("\ufeff"), bytes.ReplaceAll(data, []byte("\n"), []byte("\r\n"))...)
}
