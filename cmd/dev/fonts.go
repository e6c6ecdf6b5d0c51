package main

import "os/exec"

// fonts writes assets/fonts anew; the result is committed. Which characters are
// kept, and why, stands in fonts.py. The same Debian packages give the same bytes.
func fonts() error {
	if err := setUp(fontPackages()); err != nil {
		return err
	}
	for _, weight := range []string{"Regular", "Bold"} {
		// Debian's own Python: another one on PATH does not see Debian's fontTools.
		err := show(exec.Command("/usr/bin/python3", "cmd/dev/fonts.py",
			"/usr/share/fonts/opentype/noto/NotoSansCJK-"+weight+".ttc",
			"assets/fonts/NotoSansCJKsc-"+weight+".otf",
			"assets/fonts/OFL.txt"))
		if err != nil {
			return err
		}
	}
	return nil
}
