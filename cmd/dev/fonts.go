package main

import (
	"os/exec"
	"strings"
)

// fonts writes assets/fonts anew; the result is committed. Which characters are
// kept, and why, stands in fonts.py. The same Debian packages give the same bytes.
func fonts() error {
	if err := setUp(fontPackages()); err != nil {
		return err
	}
	// Debian's own Python: another one on PATH does not see Debian's fontTools.
	args := []string{"cmd/dev/fonts.py", "assets/fonts/OFL.txt"}
	for _, font := range []string{"SansCJK-Regular", "SansCJK-Bold", "SerifCJK-Regular"} {
		args = append(args,
			"/usr/share/fonts/opentype/noto/Noto"+font+".ttc",
			"assets/fonts/Noto"+strings.Replace(font, "-", "sc-", 1)+".otf")
	}
	return show(exec.Command("/usr/bin/python3", args...))
}
