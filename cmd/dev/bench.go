package main

// bench runs the benchmarks. What they compare with is measured in the same run.
func bench() error {
	if err := setUp([]string{"python3-openpyxl"}); err != nil {
		return err
	}
	return runGo(withoutC, "test", "-run", "^$", "-bench", ".", "-benchmem", "./model/...", "./export/...", "./ui/...")
}
