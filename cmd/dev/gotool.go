package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
)

// buildTags are the same in every build, because changing them compiles Fyne anew.
const buildTags = "migrated_fynedo,no_animations"

// cgo says whether C may be compiled in. Only the window needs it.
type cgo string

const (
	withC    cgo = "1"
	withoutC cgo = "0"
)

// goTool prepares a go command with our tags; the caller decides where output goes.
func goTool(c cgo, args ...string) (*exec.Cmd, error) {
	// An own GOFLAGS of the user (also one set by go env -w) stays in force.
	own, err := exec.Command("go", "env", "GOFLAGS").Output()
	if err != nil {
		return nil, fmt.Errorf("asking go for its flags: %w", err)
	}
	cmd := exec.Command("go", args...)
	cmd.Env = append(os.Environ(),
		"GOFLAGS="+strings.TrimSpace(string(own)+" -tags="+buildTags),
		"CGO_ENABLED="+string(c),
		"LANG=zh_CN.UTF-8", "LC_ALL=") // Fyne's own words are Chinese on every machine
	return cmd, nil
}

// runGo runs a go command and shows what it prints.
func runGo(c cgo, args ...string) error {
	cmd, err := goTool(c, args...)
	if err != nil {
		return err
	}
	return show(cmd)
}

// show runs cmd with its output on ours.
func show(cmd *exec.Cmd) error {
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("%s: %w", strings.Join(cmd.Args[:min(3, len(cmd.Args))], " "), err)
	}
	return nil
}

// build compiles cmd/name and returns the path of the program.
func build(c cgo, name string) (string, error) {
	program := filepath.Join("build", name)
	if runtime.GOOS == "windows" {
		program += ".exe"
	}
	return program, runGo(c, "build", "-o", program, "./cmd/"+name)
}
