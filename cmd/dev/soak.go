package main

// soak runs what takes too long for every day: Chinese typed in the real window ten
// times as often as in test, a long passage, and input methods that are killed while
// Chinese is typed.
func soak() error {
	if err := setUp(append(testPackages(), inputPackages()...)); err != nil {
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
