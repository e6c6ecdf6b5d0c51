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

func raceFree() error {
	return runGo(withC, "test", "-race", "./model/...", "./export/...", "./cmd/goujictl/...")
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

func testAll() error {
	packages, err := testedPackages()
	if err != nil {
		return err
	}
	return runGo(withoutC, append([]string{"test"}, packages...)...)
}

// testedPackages are all but cmd/gouji, which has no tests and needs C.
func testedPackages() ([]string, error) {
	list, err := goTool(withC, "list", "./...")
	if err != nil {
		return nil, err
	}
	list.Stderr = os.Stderr
	out, err := list.Output()
	if err != nil {
		return nil, fmt.Errorf("go list: %w", err)
	}
	return slices.DeleteFunc(strings.Fields(string(out)), func(path string) bool {
		return strings.HasSuffix(path, "/cmd/gouji")
	}), nil
}

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
