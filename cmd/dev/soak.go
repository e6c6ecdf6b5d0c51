package main

import (
	"fmt"
	"os"
)

// soak runs what takes too long for every day: Chinese typed in the real window with
// two input methods that are killed and started again meanwhile; the program killed
// 300 times while it is typed in; half an hour of work with an eye on its memory;
// 10,000 random actions without a screen; and the race detector.
func soak() error {
	if err := setUp(append(testPackages(), inputPackages()...)); err != nil {
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
		step{"10,000 actions", func() error {
			return runGo(withoutC, "test", "-v", "-count=1", "-timeout", "2h", "-run", "^TestRandomActions$", "./ui")
		}},
		step{"real window", func() error {
			return onScreen("-v", "-count=1", "-timeout", "3h", "-run", "^TestChinese|^TestWindowKilled$|^TestLongWork$")
		}},
	)
}
