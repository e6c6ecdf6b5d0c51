package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

type step struct {
	name string
	run  func() error
}

func steps() []step {
	return []step{
		{"gofumpt", formatted},
		{"go vet", func() error { return runGo(withC, "vet", "./...") }},
		{"staticcheck", func() error { return runGo(withC, "tool", "staticcheck", "./...") }},
		{"tests", testAll},
		{"race detector", raceFree},
		{"real window", testWindow},
		{"Chinese typed", testChinese},
	}
}

// test takes every step even when an earlier one failed, so that one run shows
// everything; only programs that cannot be built end it at once.
func test() error {
	if err := setUp(testPackages()); err != nil {
		return err
	}
	if err := timed(step{"build", buildPrograms}); err != nil {
		return err
	}
	return all(steps()...)
}

// all takes every step and names those that failed.
func all(steps ...step) error {
	var failed []string
	for _, s := range steps {
		if timed(s) != nil {
			failed = append(failed, s.name)
		}
	}
	if len(failed) > 0 {
		return errors.New("failed: " + strings.Join(failed, ", "))
	}
	return nil
}

// timed runs a step between its headline and the seconds it took.
func timed(s step) error {
	fmt.Printf("== %s\n", s.name)
	start := time.Now()
	err := s.run()
	seconds := time.Since(start).Seconds()
	if err != nil {
		fmt.Printf("== %s FAILED after %.1f s: %v\n", s.name, seconds, err)
		return err
	}
	fmt.Printf("== %s ok, %.1f s\n", s.name, seconds)
	return nil
}

// drawn is the seed of the random tests in every day's run, so that a red one comes back
// and a green one stays; soak draws others.
const drawn = 20261130

func raceFree() error {
	return runTests(withC, drawn, []string{"-race"}, "./model/...", "./export/...", "./cmd/goujictl/...")
}

// runTests runs the tests of packages, those that draw random cases from a seed; 0: from
// another in each run, which a test that fails tells.
func runTests(c cgo, seed int, flags []string, patterns ...string) error {
	plain, random, err := testedPackages(patterns...)
	if err != nil {
		return err
	}
	fmt.Printf("random tests draw from seed %d\n", seed)
	return errors.Join(
		runGo(c, slices.Concat([]string{"test"}, flags, plain)...),
		runGo(c, slices.Concat([]string{"test"}, flags, random, []string{fmt.Sprint("-rapid.seed=", seed)})...))
}

// testedPackages are all but cmd/gouji, which has no tests and needs C; random are those
// that draw random cases.
func testedPackages(patterns ...string) (plain, random []string, err error) {
	const imports = `{{.ImportPath}} {{join .TestImports " "}} {{join .XTestImports " "}}`
	list, err := goTool(withC, append([]string{"list", "-f", imports}, patterns...)...)
	if err != nil {
		return nil, nil, err
	}
	list.Stderr = os.Stderr
	out, err := list.Output()
	if err != nil {
		return nil, nil, fmt.Errorf("go list: %w", err)
	}
	for line := range strings.Lines(string(out)) {
		switch words := strings.Fields(line); {
		case strings.HasSuffix(words[0], "/cmd/gouji"):
		case slices.Contains(words, "pgregory.net/rapid"):
			random = append(random, words[0])
		default:
			plain = append(plain, words[0])
		}
	}
	return plain, random, nil
}

func buildPrograms() error {
	if _, err := build(withoutC, "goujictl"); err != nil {
		return err
	}
	_, err := build(withC, "gouji")
	return err
}

func formatted() error {
	cmd, err := goTool(withoutC, "tool", "gofumpt", "-l", ".")
	if err != nil {
		return err
	}
	cmd.Stderr = os.Stderr
	list, err := cmd.Output()
	if err == nil && len(list) > 0 {
		err = fmt.Errorf("not formatted, run go tool gofumpt -w .:\n%s", list)
	}
	return err
}

func testAll() error { return runTests(withoutC, drawn, nil, "./...") }

// testWindow drives the built programs on a screen of its own.
func testWindow() error { return onScreen("-v", "-count=1", "-run", "^TestWindow") }

// testChinese types with two input methods. Where they cannot be installed it is
// skipped, and says so.
func testChinese() error {
	if err := setUp(inputPackages()); err != nil {
		fmt.Printf("!! NO CHINESE IS TYPED in this run: %v\n", err)
	}
	return onScreen("-v", "-count=1", "-run", "^Test(Chinese|Candidates)")
}

// onScreen runs tests of this package against the built programs. The result is never
// cached: go test does not see that the programs changed.
func onScreen(flags ...string) error {
	folder, err := filepath.Abs("build")
	if err != nil {
		return err
	}
	cmd, err := goTool(withoutC, append(append([]string{"test"}, flags...), "./cmd/dev")...)
	if err != nil {
		return err
	}
	cmd.Env = append(cmd.Env, programsVariable+"="+folder)
	return show(cmd)
}

// programsVariable tells the window test where the programs are.
const programsVariable = "GOUJI_PROGRAMS"
