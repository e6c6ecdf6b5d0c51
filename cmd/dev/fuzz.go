package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"
)

// fuzz runs each fuzz test for a while, those only whose package and name hold the
// given word. What breaks a test stays in its testdata/fuzz, where go test finds it.
func fuzz(args []string) error {
	options := flag.NewFlagSet("fuzz", flag.ContinueOnError)
	each := options.Duration("time", 10*time.Minute, "for each test")
	if err := options.Parse(args); err != nil {
		return err
	}
	targets, err := fuzzTargets()
	if err != nil {
		return err
	}
	ran, failed := 0, []string(nil)
	for _, t := range targets {
		if !strings.Contains(t.String(), options.Arg(0)) {
			continue
		}
		ran++
		// Go spends a minute on making each new input small unless told otherwise.
		if timed(step{t.String(), func() error {
			return runGo(withoutC, "test", "-run", "^$", "-fuzz", "^"+t.name+"$", "-fuzztime", each.String(), "-fuzzminimizetime", "1s", t.path)
		}}) != nil {
			failed = append(failed, t.String())
		}
	}
	switch {
	case ran == 0:
		return fmt.Errorf("no fuzz test is named %q", options.Arg(0))
	case len(failed) > 0:
		return errors.New("failed: " + strings.Join(failed, ", "))
	}
	return nil
}

// A fuzzTarget is one fuzz test.
type fuzzTarget struct{ path, name string }

func (t fuzzTarget) String() string { return t.path + "." + t.name }

// fuzzTargets asks go test for all of them.
func fuzzTargets() (targets []fuzzTarget, err error) {
	plain, random, err := testedPackages("./...")
	if err != nil {
		return nil, err
	}
	cmd, err := goTool(withoutC, slices.Concat([]string{"test", "-list", "^Fuzz"}, plain, random)...)
	if err != nil {
		return nil, err
	}
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("go test -list: %w", err)
	}
	return readTargets(string(out)), nil
}

// readTargets reads the names of tests, each package's before the line about it.
func readTargets(list string) (targets []fuzzTarget) {
	var names []string
	for line := range strings.Lines(list) {
		switch words := strings.Fields(line); {
		case len(words) == 1 && strings.HasPrefix(words[0], "Fuzz"):
			names = append(names, words[0])
		case len(words) > 1 && words[0] == "ok":
			for _, name := range names {
				targets = append(targets, fuzzTarget{words[1], name})
			}
			names = nil
		}
	}
	return targets
}
