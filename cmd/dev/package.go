package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"gouji.app/cmd/dev/pack"
)

// packages makes what users install, in dist, and tries it: package [--try] [--only …].
func packages(args []string) error {
	fs := flag.NewFlagSet("package", flag.ContinueOnError)
	only := fs.String("only", "", "names of targets with commas between them")
	tried := fs.Bool("try", false, "install and use what was made")
	if err := fs.Parse(args); err != nil {
		return err
	}
	stamp, err := committed()
	if err != nil {
		return err
	}
	if err := setUp(pack.Packages()); err != nil {
		fmt.Println("!!", err) // what needs them is told and left out
	}
	release := pack.Of(stamp)
	names := strings.FieldsFunc(*only, func(r rune) bool { return r == ',' })
	if err := release.Make(names); err != nil || !*tried {
		return err
	}
	return try(release)
}

// tryPackages are the systems that packages are tried on: a Windows, a Debian 11, and
// an arm64.
func tryPackages() []string {
	return append(testPackages(), "debootstrap", "fonts-noto-cjk", "qemu-user-static", "unzip", "wine", "wine64")
}

// try installs and uses the packages of a release, and upgrades them to one that is
// only called newer.
func try(release *pack.Release) error {
	if err := setUp(tryPackages()); err != nil {
		return err
	}
	if _, err := build(withoutC, "goujictl"); err != nil {
		return err
	}
	next := release.Next()
	if err := next.Make([]string{"linux-amd64", "windows-amd64"}); err != nil {
		return err
	}
	for variable, folder := range map[string]string{distVariable: release.Dist, nextVariable: next.Dist} {
		path, err := filepath.Abs(folder)
		if err != nil {
			return err
		}
		if err := os.Setenv(variable, path); err != nil {
			return err
		}
	}
	return onScreen("-v", "-count=1", "-timeout", "1h", "-run", "^TestPackaged")
}

// distVariable and nextVariable tell the tests of packages where those are: of this
// version, and of one that is only called newer.
const (
	distVariable = "GOUJI_DIST"
	nextVariable = "GOUJI_NEXT"
)

// committed returns the time of the commit that the folder is, so that the same commit
// gives the same packages; a folder with changes is none.
func committed() (time.Time, error) {
	changes, err := exec.Command("git", "status", "--porcelain").Output()
	if err != nil {
		return time.Time{}, fmt.Errorf("asking git for changes: %w", err)
	}
	if len(changes) > 0 {
		return time.Time{}, errors.New("有没有提交的改动，先提交再打包：\n" + string(changes))
	}
	out, err := exec.Command("git", "log", "-1", "--format=%ct").Output()
	if err != nil {
		return time.Time{}, fmt.Errorf("asking git for the commit: %w", err)
	}
	seconds, err := strconv.ParseInt(strings.TrimSpace(string(out)), 10, 64)
	return time.Unix(seconds, 0), err
}
