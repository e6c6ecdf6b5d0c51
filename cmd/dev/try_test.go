//go:build linux

package main

import (
	"archive/zip"
	"bufio"
	"crypto/sha256"
	"debug/buildinfo"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gouji.app"
	"gouji.app/cmd/dev/pack"
)

// packaged is a file that users get, from the folder that a variable names; %s in its
// name stands for the version.
func packaged(t testing.TB, variable, name string) string {
	t.Helper()
	folder := os.Getenv(variable)
	if folder == "" {
		t.Skipf("no package is tried: %s is not set; go run ./cmd/dev package --try makes them and sets it", variable)
	}
	version := gouji.Identify().Version
	if variable == nextVariable {
		version = pack.NextVersion(version)
	}
	return filepath.Join(folder, strings.ReplaceAll(name, "%s", version))
}

// unpacked has a program unpack a package into a folder of its own.
func unpacked(t testing.TB, args ...string) string {
	t.Helper()
	folder := t.TempDir()
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Dir = folder
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %v\n%s", args, err, out)
	}
	return folder
}

// What users get is exactly what is promised, with the sums that it has.
func TestPackagedFiles(t *testing.T) {
	sums := packaged(t, distVariable, "SHA256SUMS")
	folder := filepath.Dir(sums)
	want := []string{"SHA256SUMS"}
	for _, name := range []string{
		"gouji-%s-windows-amd64-setup.exe", "gouji-%s-windows-amd64-portable.zip", "gouji_%s_amd64.deb", "gouji_%s_arm64.deb",
		"app.gouji.gouji_%s.0_amd64.deb", "app.gouji.gouji_%s.0_arm64.deb", "gouji-%s-linux-amd64.tar.gz", "gouji-%s-linux-arm64.tar.gz",
		"goujictl-%s-linux-loong64.tar.gz", "gouji-%s.cdx.json",
	} {
		want = append(want, filepath.Base(packaged(t, distVariable, name)))
	}
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		got = append(got, e.Name())
	}
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("there are\n%v\nnot\n%v", got, want)
	}
	in := bufio.NewScanner(strings.NewReader(content(t, sums)))
	lines := 0
	for ; in.Scan(); lines++ {
		sum, name, _ := strings.Cut(in.Text(), "  ")
		if got := fmt.Sprintf("%x", sha256.Sum256([]byte(content(t, filepath.Join(folder, name))))); got != sum {
			t.Errorf("%s has the sum %s", name, got)
		}
	}
	if lines != len(want)-1 {
		t.Errorf("%d sums for %d files", lines, len(want)-1)
	}
}

// Every package brings its licences, the manual and what changed.
func TestPackagedPapers(t *testing.T) {
	papers := []string{"LICENSE.txt", "OFL.txt", "第三方许可.txt", "说明.txt", "更新记录.txt"}
	lists := map[string][]string{}
	for _, name := range []string{"gouji-%s-linux-amd64.tar.gz", "gouji-%s-linux-arm64.tar.gz", "goujictl-%s-linux-loong64.tar.gz"} {
		lists[name] = listed(t, "tar", "--quoting-style=literal", "-tzf", packaged(t, distVariable, name))
	}
	for _, name := range []string{"app.gouji.gouji_%s.0_amd64.deb", "app.gouji.gouji_%s.0_arm64.deb"} {
		lists[name] = listed(t, "sh", "-c", "dpkg-deb --fsys-tarfile '"+packaged(t, distVariable, name)+"' | tar --quoting-style=literal -t")
	}
	const portable = "gouji-%s-windows-amd64-portable.zip"
	archive, err := zip.OpenReader(packaged(t, distVariable, portable))
	if err != nil {
		t.Fatal(err)
	}
	defer archive.Close()
	for _, f := range archive.File {
		lists[portable] = append(lists[portable], f.Name)
	}
	for name, files := range lists {
		for _, paper := range papers {
			if !slices.ContainsFunc(files, func(f string) bool { return strings.HasSuffix(f, "/"+paper) }) {
				t.Errorf("%s lacks %s: %v", name, paper, files)
			}
		}
	}
	for _, name := range []string{"gouji_%s_amd64.deb", "gouji_%s_arm64.deb"} {
		files := listed(t, "sh", "-c", "dpkg-deb --fsys-tarfile '"+packaged(t, distVariable, name)+"' | tar -t")
		for _, paper := range []string{"copyright", "third-party-licences.txt.gz", "README.zh-CN.md.gz", "NEWS.gz"} {
			if !slices.Contains(files, "./usr/share/doc/gouji/"+paper) {
				t.Errorf("%s lacks %s", name, paper)
			}
		}
	}
}

// The bill of materials names every module that the programs say they hold.
func TestPackagedModules(t *testing.T) {
	bill := content(t, packaged(t, distVariable, "gouji-%s.cdx.json"))
	for _, program := range []string{"linux-amd64/gouji", "linux-arm64/gouji", "windows-amd64/gouji.exe", "windows-amd64/goujictl.exe"} {
		info, err := buildinfo.ReadFile(filepath.Join(root, "build/pack", program))
		if err != nil {
			t.Fatal(err)
		}
		if len(info.Deps) == 0 {
			t.Errorf("%s holds no modules", program)
		}
		for _, m := range info.Deps {
			if !strings.Contains(bill, fmt.Sprintf("%q", "pkg:golang/"+m.Path+"@"+m.Version)) {
				t.Errorf("%s holds %s %s, the bill does not", program, m.Path, m.Version)
			}
		}
	}
}

// listed are the lines that a program writes.
func listed(t testing.TB, args ...string) []string {
	t.Helper()
	out, err := exec.Command(args[0], args[1:]...).Output()
	if err != nil {
		t.Fatalf("%v: %v", args, err)
	}
	return strings.Split(strings.TrimSpace(string(out)), "\n")
}

// exports presses the keys that export Word and Excel files, waits for them and holds
// them against the file and against what this machine's command line makes of it.
func (d *desktop) exports(ctl commandLine, file string) {
	d.t.Helper()
	folder := filepath.Dir(file)
	before := names(d.t, folder)
	d.press("ctrl+e")
	d.shot("exporting")
	d.do("key", "Return")
	var made []string
	d.wait("a Word and an Excel file", func() bool {
		made = slices.DeleteFunc(names(d.t, folder), func(name string) bool {
			return slices.Contains(before, name) || !slices.Contains([]string{".docx", ".xlsx"}, filepath.Ext(name))
		})
		return len(made) == 2
	})
	d.still()
	d.press("Escape")
	for _, name := range made {
		path := filepath.Join(folder, name)
		if filepath.Ext(name) == ".xlsx" { // the command line writes one to work on, this is one to hand in
			if got, want := ctl.cells(d.t, path), ctl.cells(d.t, file); !maps.Equal(got, want) {
				d.t.Errorf("%s has the cells %v, not %v", name, got, want)
			}
			continue
		}
		want := filepath.Join(d.t.TempDir(), "想要的.docx")
		ctl.run(d.t, "convert", file, "-o", want)
		if content(d.t, path) != content(d.t, want) {
			d.t.Errorf("%s is not what Linux writes", name)
		}
	}
}

func names(t testing.TB, folder string) (out []string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		out = append(out, e.Name())
	}
	return out
}
