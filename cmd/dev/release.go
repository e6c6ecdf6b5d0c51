package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"gouji.app"
)

// release makes what is published: every check and test, all packages, tried, and the
// notes that go with them, which are this version's part of the record of changes.
func release() error {
	if _, err := committed(); err != nil {
		return err
	}
	text, err := os.ReadFile("CHANGELOG.md")
	if err != nil {
		return err
	}
	version := gouji.Identify().Version
	notes, err := notesOf(string(text), version)
	if err != nil {
		return err
	}
	if err := test(); err != nil {
		return err
	}
	if err := packages([]string{"--try"}); err != nil {
		return err
	}
	path := filepath.Join("build", "notes-"+version+".md")
	fmt.Printf("可以发布：dist 里的全部文件，说明见 %s。\n", path)
	return os.WriteFile(path, []byte(notes), 0o644)
}

// notesOf is what the record of changes says of its newest version, which must be this.
func notesOf(changes, version string) (string, error) {
	_, newest, _ := strings.Cut("\n"+changes, "\n## ")
	head, rest, _ := strings.Cut(newest, "\n")
	if !strings.HasPrefix(head, version+"（") {
		return "", fmt.Errorf("CHANGELOG.md 最前面是“%s”，不是 %s", head, version)
	}
	notes, _, _ := strings.Cut(rest, "\n## ")
	if strings.TrimSpace(notes) == "" {
		return "", errors.New("CHANGELOG.md 没有写 " + version + " 改了什么")
	}
	return strings.TrimSpace(notes) + "\n", nil
}
