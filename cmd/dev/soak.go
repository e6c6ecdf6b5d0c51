package main

import (
	"fmt"
	"os"
	"slices"
)

// soak runs what takes too long for every day: a thousand reports through every file
// format, files for office programs opened by office programs; 10,000 random actions
// without a screen; Chinese typed in the real window ten times as often as in test, a
// long passage, input methods killed while Chinese is typed; the program killed 300
// times while it is typed in; half an hour of work with an eye on its memory; and the
// race detector.
func soak() error {
	if err := setUp(slices.Concat(testPackages(), inputPackages(), officePackages())); err != nil {
		return err
	}
	if err := buildPrograms(); err != nil {
		return err
	}
	for name, value := range map[string]string{"GOUJI_KILLS": "300", "GOUJI_MINUTES": "30", "GOUJI_ACTIONS": "10000"} {
		if err := os.Setenv(name, value); err != nil {
			return fmt.Errorf("asking for long tests: %w", err)
		}
	}
	return all(
		step{"race detector", raceFree},
		step{"random tests", func() error { return runTests(withoutC, 0, []string{"-count=1"}, "./model/...", "./export/...") }},
		step{"a thousand reports", func() error {
			return runGo(withoutC, "test", "-v", "-timeout", "1h", "-run", "^TestRoundTrip$", "./export", "-rapid.checks=1000")
		}},
		step{"office programs", func() error {
			return runGo(withoutC, "test", "-v", "-count=1", "-run", "LibreOffice|Python|Openpyxl", "./export/...")
		}},
		step{"10,000 actions", func() error {
			return runGo(withoutC, "test", "-v", "-count=1", "-timeout", "2h", "-run", "^TestRandomActions$", "./ui")
		}},
		step{"Chinese typed", func() error {
			return onScreen("-v", "-count=10", "-timeout", "1h", "-run", "^TestChinese")
		}},
		step{"real window", func() error {
			return onScreen("-v", "-count=1", "-timeout", "3h", "-run", "^Test(Passage|Killed|WindowKilled|LongWork)$")
		}},
	)
}
