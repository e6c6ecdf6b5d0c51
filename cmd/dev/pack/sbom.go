package pack

import (
	"encoding/json"
	"os"
	"runtime"
	"strings"
)

// moduleMark begins each line of the licences that names a module.
const moduleMark = "模块："

// A component is what the programs hold of others, in the words of CycloneDX.
type component struct {
	Type     string    `json:"type"`
	Name     string    `json:"name"`
	Version  string    `json:"version,omitempty"`
	PURL     string    `json:"purl,omitempty"`
	Licenses []licence `json:"licenses,omitempty"`
}

type licence struct {
	Expression string `json:"expression"`
}

// sbom writes what the programs are made of as CycloneDX 1.6. The modules are those
// whose licences are shown, of which a test asserts that they are the linked ones.
func (r *Release) sbom() error {
	licences, err := os.ReadFile(modulesPaper)
	if err != nil {
		return err
	}
	type metadata struct {
		Timestamp string    `json:"timestamp"`
		Component component `json:"component"`
	}
	data, err := json.MarshalIndent(struct {
		Format     string      `json:"bomFormat"`
		Spec       string      `json:"specVersion"`
		Version    int         `json:"version"`
		Metadata   metadata    `json:"metadata"`
		Components []component `json:"components"`
	}{
		"CycloneDX", "1.6", 1,
		metadata{
			r.Stamp.Format("2006-01-02T15:04:05Z"),
			component{"application", "gouji", r.Version, "pkg:golang/" + r.ID + "@" + r.Version, []licence{{"MIT"}}},
		},
		components(string(licences)),
	}, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(r.out("gouji-%s.cdx.json", r.Version), append(data, '\n'), 0o644)
}

// components lists what the text of all licences names, and the font.
func components(licences string) []component {
	list := []component{{"data", "Noto Sans CJK SC", "", "", []licence{{"OFL-1.1"}}}}
	seen := map[string]bool{}
	for line := range strings.Lines(licences) {
		module, ok := strings.CutPrefix(strings.TrimSpace(line), moduleMark)
		if !ok || seen[module] { // a module stands under each of its licences
			continue
		}
		seen[module] = true
		name, version, _ := strings.Cut(module, " ")
		c := component{Type: "library", Name: name, Version: version, PURL: "pkg:golang/" + name + "@" + version}
		if npm, version, ok := strings.Cut(name, "@"); ok {
			c = component{Type: "data", Name: npm, Version: version, PURL: "pkg:npm/" + name}
		}
		if name == "Go" {
			version := strings.TrimPrefix(runtime.Version(), "go")
			c = component{Type: "library", Name: "std", Version: version, PURL: "pkg:golang/std@" + version}
		}
		list = append(list, c)
	}
	return list
}
