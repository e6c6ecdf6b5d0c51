// Package gouji holds what the whole of 勾稽 is known by: name, version and icon.
package gouji

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"strings"
	"sync"
)

// Portable is the folder that makes the program carry its state with it, as on a stick,
// where it stands beside the program.
const Portable = "勾稽数据"

// Icon is the program's mark as a PNG of 128 pixels; go run ./cmd/dev icons draws it.
//
//go:embed packaging/icons/gouji-128.png
var Icon []byte

//go:embed FyneApp.toml
var declaration string

// An Identity is what FyneApp.toml declares.
type Identity struct {
	Name        string   // on the screen: 勾稽
	ID          string   // reverse domain, under which Fyne keeps its settings
	Version     string   // three numbers: 0.4.1
	Build       int      // one more with each release
	Website     string   // address
	Languages   []string // tags such as zh-CN
	GenericName string   // what kind of program it is
	Comment     string   // what it does, in one line
	Categories  []string // of the freedesktop menu
	Keywords    []string // that a desktop finds it by
	ExecParams  string   // follows the program's path in a menu entry
}

// Identify returns what FyneApp.toml declares.
var Identify = sync.OnceValue(func() Identity {
	i, err := read(declaration)
	if err != nil {
		panic(err) // part of the program, and read by its tests
	}
	return i
})

// read understands the part of TOML that a declaration needs: a value a line, which is
// a number, a text or a list of texts. Names are told apart without their tables.
func read(text string) (Identity, error) {
	var i Identity
	known := map[string]any{
		"Website": &i.Website, "Languages": &i.Languages, "Icon": new(string),
		"Name": &i.Name, "ID": &i.ID, "Version": &i.Version, "Build": &i.Build,
		"GenericName": &i.GenericName, "Comment": &i.Comment, "Categories": &i.Categories,
		"Keywords": &i.Keywords, "ExecParams": &i.ExecParams, "fyneDo": new(bool),
	}
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' || line[0] == '[' {
			continue
		}
		name, value, _ := strings.Cut(line, "=")
		into, ok := known[strings.TrimSpace(name)]
		if !ok {
			return Identity{}, fmt.Errorf("FyneApp.toml: %q is not known", line)
		}
		// Such values are written in JSON as they are in TOML.
		if err := json.Unmarshal([]byte(value), into); err != nil {
			return Identity{}, fmt.Errorf("FyneApp.toml: %q: %w", line, err)
		}
	}
	return i, nil
}
