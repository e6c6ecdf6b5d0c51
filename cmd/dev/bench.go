package main

// bench runs the benchmarks of the packages, then measures the window. What they
// compare with is measured in the same run.
func bench() error {
	if err := setUp(benchPackages()); err != nil {
		return err
	}
	err := runGo(withoutC, "test", "-run", "^$", "-bench", ".", "-benchmem", "./model/...", "./export/...", "./ui/...")
	if err != nil {
		return err
	}
	if err := buildPrograms(); err != nil {
		return err
	}
	if err := runGo(withC, "build", "-o", "build/bare", "cmd/dev/bare/main.go"); err != nil {
		return err
	}
	// The window is measured once; its own table says more than the line of go test.
	return onScreen("-run", "^$", "-bench", "^BenchmarkWindow$", "-benchtime", "1x")
}
