package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const module = "gouji.app"

// A room is a part of the house and what its packages may import. Patterns are
// import paths below the module; "/..." at the end means the tree.
type room struct {
	packages []string
	ours     []string // of this module
	others   []string // modules of others; nil: the standard library only
}

// anyone stands for all modules of others, except those that have owners.
var anyone = []string{"..."}

// rooms are the arrows of the architecture. Every package belongs to the first room
// that names it; a package no room names has no place in the house.
func rooms() []room {
	exact := []string{"github.com/govalues/decimal"}
	narrow := []string{"model", "model/form", "model/check", "ui/look", "ui/flow", "ui/control"}
	return []room{
		{[]string{"model/form"}, nil, nil},
		{[]string{"model"}, []string{"model/form"}, exact},
		// Not of the model, but below it and export and ui alike: files that must not be half written.
		{[]string{"disk"}, []string{"model"}, nil},
		{[]string{"model/reading"}, []string{"model", "model/form"}, exact},
		{[]string{"model/check"}, []string{"model", "model/form", "model/reading"}, exact},
		{
			[]string{"model/session", "model/carry", "model/rollup", "model/collection"},
			[]string{"model", "model/form", "model/reading", "model/check"},
			exact,
		},
		{[]string{"model/draft"}, []string{"disk", "model", "model/form"}, exact},

		{[]string{"model/page"}, []string{"model", "model/form", "model/check", "model/carry", "model/rollup"}, exact},
		{[]string{"model/page/pagetest"}, []string{"model/page", "model", "model/form"}, anyone},
		{[]string{"export/match"}, []string{"model/page", "export/pack", "model", "model/form", "model/reading"}, anyone},
		{[]string{"export"}, []string{"export/...", "disk", "model/page", "model", "model/form", "model/check", "model/carry"}, anyone},
		// The folder of a collection: reads reports of any format, so it stands above export.
		{[]string{"export/collect"}, []string{"export", "export/...", "disk", "model/...", "model"}, anyone},
		{[]string{"export/charset"}, nil, anyone},
		{[]string{"export/lock"}, []string{"disk"}, nil},
		{[]string{"model/paper"}, []string{"model/page", "model"}, nil},
		{[]string{"export/fonts"}, nil, nil},
		{[]string{"export/print"}, []string{"export/fonts", "model/paper", "model/page", "model", "assets"}, anyone},
		// One folder a file format; of the report it knows numbers and refusals only.
		{[]string{"export/..."}, []string{"model/page", "export/charset", "export/pack", "export/ordinal", "export/squares", "model"}, anyone},

		{[]string{"ui/sheet", "ui/prose", "ui/findings"}, narrow, anyone},
		{[]string{"ui/preview"}, []string{"model/page", "model/paper", "model", "assets"}, anyone},
		{[]string{"ui/alike"}, []string{"ui/prose", "model/reading"}, anyone},
		{[]string{"ui/look"}, []string{"assets"}, anyone},
		{[]string{"ui/flow"}, []string{"model"}, anyone},
		{[]string{"ui/control"}, nil, anyone},
		{[]string{"ui/settings"}, []string{"disk", "model"}, nil},
		{[]string{"ui/ask"}, nil, nil},                                               // so that what asks can be tested without a screen
		{[]string{"ui/desk"}, []string{"ui/ask", "ui/settings", "model/..."}, exact}, // no widget
		{[]string{"ui/dialog"}, []string{"ui/ask", "ui/control", "ui/flow", "ui/prose", "model"}, anyone},
		{[]string{"ui/diagnosis"}, nil, nil},
		{[]string{"ui/ime"}, nil, anyone},
		// What users do, a room a task; none knows the window or, but for taking in, another.
		{[]string{"ui/intake"}, task(), anyone},
		{[]string{"ui/checks", "ui/help"}, task(), anyone},
		{[]string{"ui/begin", "ui/handin"}, append(task(), "ui/intake"), anyone},
		{[]string{"ui/compare", "ui/part"}, append(task(), "ui/alike"), anyone},
		{[]string{"ui"}, []string{"ui/...", "model/...", "assets"}, anyone},

		{[]string{"assets", module}, nil, nil},
		{[]string{"cmd/gouji", "cmd/dev/shots"}, []string{"ui/...", "export", "export/lock", "disk", "model/...", "assets", module}, anyone},
		{[]string{"cmd/goujictl"}, []string{"export/...", "model/...", "assets", module}, anyone},
		{[]string{"cmd/dev", "cmd/dev/pack"}, []string{"cmd/dev/pack", module}, nil},
	}
}

// task is what a room of ui that is named for a task may import: the desk, questions and
// widgets.
func task() []string {
	return []string{
		"ui/desk", "ui/ask", "ui/dialog", "ui/settings", "ui/sheet", "ui/prose", "ui/findings",
		"ui/flow", "ui/control", "ui/look", "model/...",
	}
}

// owners are the only packages that may import a module which is kept out of the
// rest of the house.
func owners() map[string][]string {
	return map[string][]string{
		"fyne.io/fyne/v2/app":             {"cmd/gouji"}, // needs cgo
		"fyne.io/...":                     {"ui/...", "cmd/gouji", "cmd/dev/shots"},
		"github.com/xuri/excelize/v2/...": {"export/xlsx"},
		"github.com/richardlehane/...":    {"export/legacy"},
		"github.com/carlos7ags/...":       {"export/print"},
	}
}

// goPackage is what go list says of a package.
type goPackage struct {
	ImportPath string
	Standard   bool
	Imports    []string
	CgoFiles   []string
	Module     *struct{ Path string }
}

func (p goPackage) ours() bool { return p.Module != nil && p.Module.Path == module }

func TestArrows(t *testing.T) {
	packages := listPackages(t, "./...")
	for _, path := range slices.Sorted(maps.Keys(packages)) {
		p := packages[path]
		if !p.ours() {
			continue
		}
		name := inModule(p.ImportPath)
		i := slices.IndexFunc(rooms(), func(r room) bool { return matches(name, r.packages) })
		if i < 0 {
			t.Errorf("%s stands in no room of the architecture", path)
			continue
		}
		for _, imported := range p.Imports {
			if reason := forbidden(rooms()[i], name, packages[imported]); reason != "" {
				t.Errorf("%s must not import %s: %s", path, imported, reason)
			}
		}
	}
}

var update = flag.Bool("update", false, "rewrite the arrows in docs/architecture.md")

// The page of the architecture shows the arrows that TestArrows asserts.
func TestArchitecturePage(t *testing.T) {
	const begin, end = "<!-- arrows -->\n", "<!-- end of arrows -->\n"
	path := filepath.Join(root, "docs", "architecture.md")
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok := strings.Cut(string(text), begin)
	_, after, ok2 := strings.Cut(rest, end)
	if !ok || !ok2 {
		t.Fatalf("%s has no place for the arrows", path)
	}
	var table strings.Builder
	table.WriteString("| room | may import of ours | of others |\n| --- | --- | --- |\n")
	for _, r := range rooms() {
		others := "the standard library only"
		if r.others != nil {
			others = strings.ReplaceAll(list(r.others), "...", "any")
		}
		fmt.Fprintf(&table, "| %s | %s | %s |\n", list(r.packages), list(r.ours), others)
	}
	want := before + begin + table.String() + end + after
	if *update {
		if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if want != string(text) {
		t.Errorf("%s shows other arrows; run go test ./cmd/dev -run TestArchitecturePage -update", path)
	}
}

// forbidden tells why a package of room r must not import p; "" means it may.
func forbidden(r room, name string, p goPackage) string {
	switch {
	case p.ImportPath == "" || p.Standard: // "C" is not listed
		return ""
	case p.ours() && !matches(inModule(p.ImportPath), r.ours):
		return "it may use of ours only " + list(r.ours)
	case p.ours():
		return ""
	case !matches(p.ImportPath, r.others):
		return "it may use beside the standard library only " + list(r.others)
	}
	for path, owned := range owners() {
		if matches(p.ImportPath, []string{path}) && !matches(name, owned) {
			return "only " + list(owned) + " may"
		}
	}
	return ""
}

// The command line must run and be built where there is neither a screen nor a C
// compiler.
func TestCommandLineNeedsNoScreen(t *testing.T) {
	for path, p := range listPackages(t, "./cmd/goujictl") {
		if strings.HasPrefix(path, "fyne.io/") {
			t.Errorf("cmd/goujictl depends on %s", path)
		}
		if !p.Standard && len(p.CgoFiles) > 0 {
			t.Errorf("cmd/goujictl depends on %s, which needs cgo", path)
		}
	}
}

// Nothing of ours talks to a network, and only the programs themselves start others:
// the window on a click, never because of what a file holds. What reads the formats sees
// bytes: it cannot open a file that another one names. Only the project folder of a roll-up
// is walked through.
func TestNobodyIsLetIn(t *testing.T) {
	for path, p := range listPackages(t, "./...") {
		if !p.ours() {
			continue
		}
		for _, imported := range p.Imports {
			dials := matches(imported, []string{"net", "net/http/...", "net/rpc/...", "net/smtp", "net/textproto", "crypto/tls", "log/syslog", "golang.org/x/net/http2/...", "golang.org/x/net/websocket"})
			starts := imported == "os/exec" || imported == "plugin"
			name := inModule(path)
			opens := imported == "os" && strings.HasPrefix(name, "export/") && !matches(name, []string{"export/lock", "export/fonts", "export/collect"})
			if dials || opens || starts && !matches(name, []string{"cmd/gouji", "cmd/dev/..."}) {
				t.Errorf("%s must not import %s", path, imported)
			}
		}
	}
}

// listPackages returns what pattern names and all it depends on, by import path, as
// for the build of the window.
func listPackages(t *testing.T, pattern string) map[string]goPackage {
	t.Helper()
	cmd, err := goTool(withC, "list", "-deps", "-json=ImportPath,Standard,Imports,CgoFiles,Module", pattern)
	if err != nil {
		t.Fatal(err)
	}
	cmd.Dir = root
	var complaint strings.Builder
	cmd.Stderr = &complaint
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list %s: %v\n%s", pattern, err, &complaint)
	}
	packages := map[string]goPackage{}
	for in := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p goPackage
		if err := in.Decode(&p); errors.Is(err, io.EOF) {
			return packages
		} else if err != nil {
			t.Fatal(err)
		}
		packages[p.ImportPath] = p
	}
}

// inModule is an import path of ours without the module's name.
func inModule(path string) string { return strings.TrimPrefix(path, module+"/") }

// matches tells whether a pattern names path. A tree includes its root.
func matches(path string, patterns []string) bool {
	return slices.ContainsFunc(patterns, func(pattern string) bool {
		tree, isTree := strings.CutSuffix(pattern, "...")
		return path == pattern || isTree && strings.HasPrefix(path+"/", tree)
	})
}

func list(patterns []string) string {
	if len(patterns) == 0 {
		return "nothing"
	}
	return strings.Join(patterns, ", ")
}
