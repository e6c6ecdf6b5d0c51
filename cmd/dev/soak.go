package main

// soak runs what takes too long for every day: Chinese typed in the real window with
// two input methods that are killed and started again meanwhile.
func soak() error {
	if err := setUp(append(testPackages(), inputPackages()...)); err != nil {
		return err
	}
	if err := buildPrograms(); err != nil {
		return err
	}
	return onScreen("-v", "-count=1", "-run", "^TestChinese")
}
