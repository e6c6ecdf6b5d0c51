package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

const (
	licencesAsset = "assets/licences/modules.txt"
	moduleMark    = "模块：" // begins each line that names a module
)

// licences writes the licences of Go, of all modules that the window is linked from
// and of the data it embeds; the result is committed.
func licences() error {
	modules, err := linkedModules()
	if err != nil {
		return err
	}
	text, err := licencesText(modules)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(licencesAsset), 0o755); err != nil {
		return err
	}
	return os.WriteFile(licencesAsset, text, 0o644)
}

// A linkedModule is a module of others in the program.
type linkedModule struct {
	name   string // path and version
	folder string
}

// linkedModules lists by name the modules of which the window holds code on one of
// the systems it is built for; the list is the same on all of them.
func linkedModules() ([]linkedModule, error) {
	var all []linkedModule
	for _, system := range []string{"linux/amd64", "linux/arm64", "windows/amd64"} {
		cmd, err := goTool(withC, "list", "-deps", "-f",
			"{{with .Module}}{{if not .Main}}{{.Path}} {{.Version}}\t{{.Dir}}{{end}}{{end}}", "gouji.app/cmd/gouji")
		if err != nil {
			return nil, err
		}
		goos, goarch, _ := strings.Cut(system, "/")
		cmd.Env = append(cmd.Env, "GOOS="+goos, "GOARCH="+goarch)
		cmd.Stderr = os.Stderr
		out, err := cmd.Output()
		if err != nil {
			return nil, fmt.Errorf("listing what is linked on %s: %w", system, err)
		}
		for line := range strings.Lines(string(out)) { // one a package
			name, folder, _ := strings.Cut(strings.TrimSpace(line), "\t")
			all = append(all, linkedModule{name, folder})
		}
	}
	slices.SortFunc(all, func(a, b linkedModule) int { return strings.Compare(a.name, b.name) })
	return slices.Compact(all), nil
}

// licencesText is what the program shows: each licence once, under the names of
// all modules that have it.
func licencesText(modules []linkedModule) ([]byte, error) {
	var texts []string
	under := map[string][]string{} // names by text
	add := func(name, text string) {
		if under[text] == nil {
			texts = append(texts, text)
		}
		if !slices.Contains(under[text], name) {
			under[text] = append(under[text], name)
		}
	}
	goLicence, err := licenceOfGo()
	if err != nil {
		return nil, err
	}
	add("Go", goLicence)
	for _, m := range modules {
		found, err := licencesIn(m.folder)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", m.name, err)
		}
		for _, text := range found {
			add(m.name, text)
		}
	}
	text, err := os.ReadFile(divisionsLicence)
	if err != nil {
		return nil, err
	}
	add(divisionsPackage, tidy(text))
	var b bytes.Buffer
	b.WriteString("本程序含有下列开源模块和数据。每份许可之前列出适用它的模块。\n")
	for _, text := range texts {
		b.WriteString("\n" + strings.Repeat("-", 72) + "\n\n")
		for _, name := range under[text] {
			b.WriteString(moduleMark + name + "\n")
		}
		b.WriteString("\n" + text + "\n")
	}
	return b.Bytes(), nil
}

// licenceOfGo is that of the standard library and of the runtime.
func licenceOfGo() (string, error) {
	folder, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return "", fmt.Errorf("asking go for its folder: %w", err)
	}
	text, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(folder)), "LICENSE"))
	return tidy(text), err
}

// licencesIn returns the texts of a module's licences, those of the C code and the
// fonts that it brings along included. A module without one is an error.
func licencesIn(folder string) ([]string, error) {
	name := regexp.MustCompile(`(?i)^(un)?(licen[cs]e|copying|notice|patents)([-_.].*)?$`)
	code := regexp.MustCompile(`\.(go|c|h)$`)
	var texts []string
	err := filepath.WalkDir(folder, func(path string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case e.IsDir() && e.Name() == "testdata":
			return filepath.SkipDir
		case e.IsDir() || !name.MatchString(e.Name()) || code.MatchString(e.Name()):
			return nil
		}
		text, err := os.ReadFile(path)
		texts = append(texts, tidy(text))
		return err
	})
	if err == nil && len(texts) == 0 {
		err = errors.New("no licence found")
	}
	return texts, err
}

// tidy removes what differs between files of the same text.
func tidy(text []byte) string {
	lines := strings.Split(strings.ReplaceAll(string(text), "\r\n", "\n"), "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRight(line, " \t")
	}
	return strings.Trim(strings.Join(lines, "\n"), "\n")
}
