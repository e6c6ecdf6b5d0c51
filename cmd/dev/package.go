package main

import (
	"errors"
	"flag"
	"fmt"
	"os/exec"
	"strconv"
	"strings"
	"time"

	"gouji.app/cmd/dev/pack"
)

// packages makes what users install, in dist: package [--only linux-amd64,…].
func packages(args []string) error {
	fs := flag.NewFlagSet("package", flag.ContinueOnError)
	only := fs.String("only", "", "names of targets with commas between them")
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
	return pack.Of(stamp).Make(strings.FieldsFunc(*only, func(r rune) bool { return r == ',' }))
}

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
