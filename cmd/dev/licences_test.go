package main

import (
	"slices"
	"strings"
	"testing"

	"gouji.app/assets"
)

// The licences that the program shows are those of the modules it is linked from,
// in the versions that are linked.
func TestLicencesAreThoseOfLinkedModules(t *testing.T) {
	modules, err := linkedModules()
	if err != nil {
		t.Fatal(err)
	}
	if len(modules) == 0 {
		t.Fatal("nothing is linked")
	}
	linked := []string{"Go", divisionsPackage}
	for _, m := range modules {
		linked = append(linked, m.name)
	}
	var shown []string
	for line := range strings.Lines(assets.Licences) {
		if name, ok := strings.CutPrefix(line, moduleMark); ok {
			shown = append(shown, strings.TrimSpace(name))
		}
	}
	for _, name := range linked {
		if !slices.Contains(shown, name) {
			t.Errorf("the licence of %s is missing; run go run ./cmd/dev licences", name)
		}
	}
	for _, name := range shown {
		if !slices.Contains(linked, name) {
			t.Errorf("%s has a licence and is not linked; run go run ./cmd/dev licences", name)
		}
	}
}
