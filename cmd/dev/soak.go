package main

import "slices"

// soak runs what takes too long for every day: a thousand reports through every file
// format, files for office programs opened by office programs, and Chinese typed in
// the real window ten times as often as in test, a long passage, and input methods
// that are killed while Chinese is typed.
func soak() error {
	if err := setUp(slices.Concat(testPackages(), inputPackages(), officePackages())); err != nil {
		return err
	}
	if err := runGo(withoutC, "test", "-v", "-run", "^TestRoundTrip$", "./export", "-rapid.checks=1000"); err != nil {
		return err
	}
	if err := runGo(withoutC, "test", "-v", "-count=1", "-run", "LibreOffice|Python|Openpyxl", "./export/..."); err != nil {
		return err
	}
	if err := buildPrograms(); err != nil {
		return err
	}
	if err := onScreen("-v", "-count=10", "-timeout=60m", "-run", "^TestChinese"); err != nil {
		return err
	}
	return onScreen("-v", "-count=1", "-timeout=60m", "-run", "^Test(Passage|Killed)")
}
