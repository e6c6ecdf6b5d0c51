package pack

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"text/template"
	"time"

	"gouji.app"
)

// A Release is one version of the program as it is handed to users.
type Release struct {
	gouji.Identity
	Stamp time.Time // of every file: that of the commit, so that each run gives the same bytes
	Dist  string    // folder of what users get
	Work  string    // folder of programs and of what the tools read
}

// Of returns the release that a commit is, which the caller has in its working folder.
func Of(stamp time.Time) *Release {
	return &Release{Identity: gouji.Identify(), Stamp: stamp.UTC(), Dist: "dist", Work: "build/pack"}
}

// Next is the release after r, of which only the version is new: what upgrades are tried
// with.
func (r *Release) Next() *Release {
	next := *r
	next.Version = NextVersion(r.Version)
	next.Dist, next.Work = "build/next/dist", "build/next/work"
	return &next
}

// NextVersion is one that is newer than version: 0.4.11 after 0.4.1.
func NextVersion(version string) string { return version + "1" }

// A target is a system and architecture that packages are made for.
type target struct {
	name  string
	tools []string // programs that must be there
	make  func(*Release) error
}

func targets() []target {
	deb := []string{"dpkg-deb", "apt-get"}
	return []target{
		{"linux-amd64", append(deb, "x86_64-linux-gnu-gcc"), func(r *Release) error { return r.linux("amd64") }},
		{"linux-arm64", append(deb, "aarch64-linux-gnu-gcc"), func(r *Release) error { return r.linux("arm64") }},
		{"linux-loong64", nil, (*Release).loong},
		{"windows-amd64", []string{"x86_64-w64-mingw32-gcc-win32", "x86_64-w64-mingw32-windres", "makensis"}, (*Release).windows},
	}
}

// Packages lists the Debian packages that making all targets needs.
func Packages() []string {
	return []string{
		"binutils", "debian-archive-keyring", "dpkg-dev", "gcc", "gcc-aarch64-linux-gnu", "gcc-mingw-w64-x86-64-win32",
		"nsis", "pkg-config", "desktop-file-utils", "appstream", "lintian",
	}
}

// Make fills Dist for the named targets, or for all. A target that cannot be made is
// told and skipped, and in the end an error.
func (r *Release) Make(only []string) error {
	for _, name := range only {
		if !slices.ContainsFunc(targets(), func(t target) bool { return t.name == name }) {
			return fmt.Errorf("没有 %s 这个目标", name)
		}
	}
	if len(only) == 0 {
		if err := os.RemoveAll(r.Dist); err != nil {
			return err
		}
	}
	for _, folder := range []string{r.Dist, r.Work} {
		if err := os.MkdirAll(folder, 0o755); err != nil {
			return err
		}
	}
	var undone []string
	for _, t := range targets() {
		if len(only) > 0 && !slices.Contains(only, t.name) {
			continue
		}
		fmt.Printf("== %s\n", t.name)
		start := time.Now()
		if err := t.try(r); err != nil {
			fmt.Printf("!! 未做：%s：%v\n", t.name, err)
			undone = append(undone, t.name)
			continue
		}
		fmt.Printf("== %s 完成，%.1f 秒\n", t.name, time.Since(start).Seconds())
	}
	if err := r.sbom(); err != nil {
		return err
	}
	if err := r.sums(); err != nil {
		return err
	}
	if len(undone) > 0 {
		return errors.New("未做：" + strings.Join(undone, "、"))
	}
	return nil
}

// try makes a target where its tools are there.
func (t target) try(r *Release) error {
	if lacking := Lacking(t.tools...); len(lacking) > 0 {
		return errors.New("缺少 " + strings.Join(lacking, "、"))
	}
	return t.make(r)
}

// part is a path in the folder of work.
func (r *Release) part(name ...string) string {
	return filepath.Join(append([]string{r.Work}, name...)...)
}

// out is the path of a file that users get.
func (r *Release) out(format string, args ...any) string {
	return filepath.Join(r.Dist, fmt.Sprintf(format, args...))
}

// AppID is the name in menus and stores, where three parts are asked for. Fyne keeps
// its settings under the shorter ID.
func (r *Release) AppID() string { return r.ID + ".gouji" }

// Dots and Commas are the version as Windows and UOS want it, of four numbers.
func (r *Release) Dots() string   { return r.Version + ".0" }
func (r *Release) Commas() string { return strings.ReplaceAll(r.Dots(), ".", ",") }

// Day is the day of the commit.
func (r *Release) Day() string { return r.Stamp.Format(time.DateOnly) }

// Year is that of the copyright.
func (r *Release) Year() string { return strconv.Itoa(r.Stamp.Year()) }

// Title is the name with what the program is for.
func (r *Release) Title() string { return r.Name + "：" + r.GenericName }

// Portable is the folder beside the program in which it keeps everything.
func (r *Release) Portable() string { return gouji.Portable }

//go:embed all:templates
var templates embed.FS

// render fills a template in; more holds what only this one needs and what Release,
// whose fields and methods it may use, does not know.
func (r *Release) render(name string, more any) ([]byte, error) {
	t, err := template.New(filepath.Base(name)).Option("missingkey=error").Funcs(template.FuncMap{
		"list":   func(items []string) string { return strings.Join(items, ";") + ";" },
		"indent": indent,
	}).ParseFS(templates, "templates/"+name)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	err = t.Execute(&out, more)
	return out.Bytes(), err
}

// indent makes a text the continuation of a field in Debian's control files.
func indent(text string) string {
	var out []string
	for line := range strings.Lines(strings.TrimSpace(text)) {
		line = strings.TrimRight(line, " \t\n")
		if line == "" {
			line = "."
		}
		out = append(out, " "+line)
	}
	return strings.Join(out, "\n")
}
