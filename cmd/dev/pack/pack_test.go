package pack

import (
	"bytes"
	"debug/elf"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// trial is a release whose packages are thrown away.
func trial(t *testing.T) *Release {
	t.Helper()
	t.Chdir("../../..")
	r := Of(time.Date(2026, 11, 28, 8, 0, 0, 0, time.UTC))
	r.Dist, r.Work = t.TempDir(), t.TempDir()
	return r
}

// tool runs a program that checks files, where this machine has it.
func tool(t *testing.T, name string, args ...string) {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		t.Skipf("not checked here: %v; go run ./cmd/dev package installs it", err)
	}
	if out, err := output("", nil, name, args...); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

// dummy are programs that do nothing.
func dummy() programs { return programs{[]byte("#!/bin/sh\n"), []byte("#!/bin/sh\n")} }

// What a package for Debian holds passes Debian's own checks.
func TestDebianPackage(t *testing.T) {
	r := trial(t)
	if lacking := Lacking("dpkg-deb"); lacking != nil {
		t.Skip("no dpkg-deb here")
	}
	if err := r.debian("amd64", dummy()); err != nil {
		t.Fatal(err)
	}
	unpacked := filepath.Join(r.Work, "deb-gouji-amd64")
	t.Run("entry", func(t *testing.T) {
		tool(t, "desktop-file-validate", filepath.Join(unpacked, "usr/share/applications/app.gouji.gouji.desktop"))
	})
	t.Run("metainfo", func(t *testing.T) {
		tool(t, "appstreamcli", "validate", "--no-net", "--pedantic", filepath.Join(unpacked, "usr/share/metainfo/app.gouji.gouji.metainfo.xml"))
	})
	t.Run("lintian", func(t *testing.T) {
		tool(t, "lintian", "--allow-root", "--fail-on", "error,warning", r.out("gouji_%s_amd64.deb", r.Version))
	})
}

// Packages of UOS hold everything below the folder that is theirs, and no scripts.
func TestUOSPackage(t *testing.T) {
	r := trial(t)
	if lacking := Lacking("dpkg-deb"); lacking != nil {
		t.Skip("no dpkg-deb here")
	}
	if err := r.uos("arm64", dummy()); err != nil {
		t.Fatal(err)
	}
	list, err := output("", nil, "dpkg-deb", "-c", r.out("app.gouji.gouji_%s_arm64.deb", r.Dots()))
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(list) {
		path := strings.Fields(line)[5]
		if !strings.HasPrefix("./opt/apps/app.gouji.gouji/", path) && !strings.HasPrefix(path, "./opt/apps/app.gouji.gouji/") {
			t.Errorf("%s stands outside the folder", path)
		}
		if !strings.Contains(line, " root/root ") {
			t.Errorf("not of root: %s", line)
		}
	}
	for _, want := range []string{"/info", "/entries/applications/app.gouji.gouji.desktop", "/entries/icons/hicolor/scalable/apps/app.gouji.gouji.svg", "/files/bin/gouji"} {
		if !strings.Contains(list, want) {
			t.Errorf("%s is missing", want)
		}
	}
}

func TestWindowsResources(t *testing.T) {
	r := trial(t)
	if lacking := Lacking("x86_64-w64-mingw32-windres"); lacking != nil {
		t.Skip("no windres here; go run ./cmd/dev package installs it")
	}
	for _, name := range []string{"gouji", "goujictl"} {
		if err := r.resources(name, r.part(name+".syso")); err != nil {
			t.Error(err)
		}
	}
}

// The installer's script is one that makensis takes, with files of the names that
// there are.
func TestInstaller(t *testing.T) {
	r := trial(t)
	if lacking := Lacking("makensis"); lacking != nil {
		t.Skip("no makensis here; go run ./cmd/dev package installs it")
	}
	files, err := papers(true)
	if err != nil {
		t.Fatal(err)
	}
	var sums [][]byte
	for range 2 {
		if err := r.installer(append(files, program("gouji.exe", []byte("MZ")))); err != nil {
			t.Fatal(err)
		}
		data, err := os.ReadFile(r.out("gouji-%s-windows-amd64-setup.exe", r.Version))
		if err != nil {
			t.Fatal(err)
		}
		sums = append(sums, data)
	}
	if !bytes.Equal(sums[0], sums[1]) {
		t.Error("the same files give another installer")
	}
}

// Archives depend on what is packed and on nothing else.
func TestArchivesAreTheSameEachTime(t *testing.T) {
	folder := t.TempDir()
	stamp := time.Date(2026, 11, 28, 8, 0, 0, 0, time.UTC)
	for _, write := range []func(string, []file, time.Time) error{writeTar, writeZip} {
		rapid.Check(t, func(t *rapid.T) {
			files := rapid.SliceOfNDistinct(rapid.Custom(func(t *rapid.T) file {
				return text(rapid.StringMatching(`[a-z勾稽]{1,8}/[a-z]{1,3}`).Draw(t, "path"), rapid.SliceOf(rapid.Byte()).Draw(t, "data"))
			}), 1, 5, func(f file) string { return f.path }).Draw(t, "files")
			one, other := filepath.Join(folder, "one"), filepath.Join(folder, "other")
			if err := write(one, files, stamp); err != nil {
				t.Fatal(err)
			}
			if err := write(other, rapid.Permutation(files).Draw(t, "order"), stamp.In(time.FixedZone("east", 8*60*60)).UTC()); err != nil {
				t.Fatal(err)
			}
			a, err := os.ReadFile(one)
			if err != nil {
				t.Fatal(err)
			}
			b, err := os.ReadFile(other)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(a, b) {
				t.Fatal("another order gives another archive")
			}
		})
	}
}

func TestNewestGlibc(t *testing.T) {
	symbols := []elf.ImportedSymbol{{Version: "GLIBC_2.4"}, {Version: "GLIBC_2.28"}, {Version: ""}, {Version: "GCC_3.0"}, {Version: "GLIBC_2.3.4"}}
	if got := newestGlibc(symbols); got != "2.28" || newer(got, oldestGlibc) {
		t.Errorf("newest is %q", got)
	}
	if got := newestGlibc(append(symbols, elf.ImportedSymbol{Version: "GLIBC_2.28.1"})); !newer(got, oldestGlibc) {
		t.Errorf("%s passes", got)
	}
}

// Both architectures are linked with the same packages, each of which is pinned.
func TestSysrootsAreAlike(t *testing.T) {
	names := func(arch string) (out []string) {
		for _, p := range pinnedFor(arch) {
			if len(p.sum) != 64 || p.version == "" {
				t.Errorf("%s of %s is not pinned", p.name, arch)
			}
			out = append(out, p.name)
		}
		return out
	}
	amd64, arm64 := names("amd64"), names("arm64")
	if len(amd64) == 0 || !slices.Equal(amd64, arm64) {
		t.Errorf("amd64: %v\narm64: %v", amd64, arm64)
	}
}

func TestComponents(t *testing.T) {
	text := "模块：Go\n\n…\n模块：a.org/b v1.2.0\n模块：list@2.7.0\n\n…\n模块：a.org/b v1.2.0\n"
	var got []string
	for _, c := range components(text) {
		got = append(got, c.PURL)
	}
	std := "pkg:golang/std@" + strings.TrimPrefix(runtime.Version(), "go")
	if want := []string{"", std, "pkg:golang/a.org/b@v1.2.0", "pkg:npm/list@2.7.0"}; !slices.Equal(got, want) {
		t.Errorf("%v, not %v", got, want)
	}
}

// A package that was tampered with, or is another version, is not linked.
func TestPinnedPackageIsChecked(t *testing.T) {
	folder := t.TempDir()
	p := pinnedFor("amd64")[0]
	if p.check(folder) == nil {
		t.Error("a missing package passes")
	}
	if err := os.WriteFile(filepath.Join(folder, p.name+".deb"), []byte("!<arch>\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := p.check(folder); err == nil || !strings.Contains(err.Error(), p.sum) {
		t.Errorf("another package: %v", err)
	}
}
