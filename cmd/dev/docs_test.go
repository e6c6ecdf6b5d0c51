package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// namedPath matches what a page sets in code or names as a page of docs: `model/form`,
// `export/match/labels.go`, docs/glossary.md.
var namedPath = regexp.MustCompile("`((?:assets|cmd|docs|export|model|packaging|ui)/[a-z0-9./_-]*[a-z0-9])`|\\b(docs/[a-z-]+\\.md)|go (?:run|test) \\./([a-z/]+[a-z])")

// A guide that names what is gone leads strangers astray.
func TestDocsNameWhatExists(t *testing.T) {
	pages := []string{"README.md", "CONTRIBUTING.md", "docs/glossary.md", "docs/formats.md", "docs/architecture.md"}
	for _, page := range pages {
		text, err := os.ReadFile(filepath.Join(root, page))
		if err != nil {
			t.Fatal(err)
		}
		found := namedPath.FindAllStringSubmatch(string(text), -1)
		for _, m := range found {
			path := strings.Join(m[1:], "")
			if _, err := os.Stat(filepath.Join(root, path)); err != nil {
				t.Errorf("%s names %s, which does not exist", page, path)
			}
		}
	}
}
