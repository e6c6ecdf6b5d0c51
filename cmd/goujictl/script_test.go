package main

import (
	"os"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"gouji.app/assets"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"goujictl": func() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) },
	})
}

// The scripts find the sample report as sample.txt.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(e *testscript.Env) error {
			return os.WriteFile(e.WorkDir+"/sample.txt", []byte(assets.Sample), 0o644)
		},
	})
}
