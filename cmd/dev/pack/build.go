// Package pack makes what users install: programs for their systems, and the packages
// that bring them.
package pack

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"gouji.app"
)

// tags are those of all our builds; release: Fyne then looks for no FyneApp.toml beside
// the program; and no_emoji: the 4 MB of pictures that Fyne brings stand in no report.
const tags = "release,migrated_fynedo,no_animations,no_emoji"

// triplet names Debian's cross compiler for an architecture of Go: its first part is
// also that of folders in a sysroot.
func triplet(arch string) string {
	if arch == "arm64" {
		return "aarch64-linux-gnu"
	}
	return "x86_64-linux-gnu"
}

// buildLinuxWindow compiles the window for Linux against the sysroot of its architecture.
func (r *Release) buildLinuxWindow(arch, program string) error {
	root, err := sysroot(arch) // Go and Debian call both architectures alike
	if err != nil {
		return err
	}
	t := triplet(arch)
	lib := filepath.Join(root, "usr/lib", t)
	include := filepath.Join(root, "usr/include")
	// Without -B and -L gcc takes the start files and the libc of this machine, without
	// -isystem the headers of its own cross libraries.
	compiler := fmt.Sprintf("%s-gcc --sysroot=%s -B%s -L%s -L%s -isystem %s -isystem %s",
		t, root, lib, lib, filepath.Join(root, "lib", t), filepath.Join(include, t), include)
	return r.compile(program, "./cmd/gouji", "",
		"GOOS=linux", "GOARCH="+arch, "CGO_ENABLED=1", "CC="+compiler,
		"PKG_CONFIG_SYSROOT_DIR="+root,
		"PKG_CONFIG_LIBDIR="+filepath.Join(lib, "pkgconfig")+":"+filepath.Join(root, "usr/share/pkgconfig"))
}

// windowsLinker has the program file say that it is no console program and needs
// Windows 10: older ones, on which Go's programs die without a word, then refuse it.
const windowsLinker = ` -H windowsgui "-extldflags=-Wl,--major-subsystem-version=10,--minor-subsystem-version=0,--major-os-version=10,--minor-os-version=0"`

// buildWindowsWindow compiles the window for Windows.
func (r *Release) buildWindowsWindow(program string) error {
	return r.compile(program, "./cmd/gouji", windowsLinker,
		"GOOS=windows", "GOARCH=amd64", "CGO_ENABLED=1", "CC=x86_64-w64-mingw32-gcc-win32")
}

// buildCommandLine compiles goujictl, which needs no C, for a system and architecture.
func (r *Release) buildCommandLine(system, arch, program string) error {
	return r.compile(program, "./cmd/goujictl", "", "GOOS="+system, "GOARCH="+arch, "CGO_ENABLED=0")
}

// compile builds a package into a program without paths of this machine.
func (r *Release) compile(program, path, linker string, env ...string) error {
	args := []string{"build", "-buildvcs=false", "-trimpath", "-tags", tags, "-ldflags", "-s -w" + linker, "-o", program}
	if r.Version != gouji.Identify().Version {
		overlay, err := r.overlay()
		if err != nil {
			return err
		}
		args = append(args, "-overlay", overlay)
	}
	return command("", append(env, "GOFLAGS=-trimpath"), "go", append(args, path)...)
}

// overlay has the compiler see a FyneApp.toml of another version, and returns the file
// that tells it so.
func (r *Release) overlay() (string, error) {
	const declaration = "FyneApp.toml"
	here, err := filepath.Abs(declaration)
	if err != nil {
		return "", err
	}
	text, err := os.ReadFile(here)
	if err != nil {
		return "", err
	}
	there, err := filepath.Abs(r.part(declaration))
	if err != nil {
		return "", err
	}
	old := fmt.Sprintf("Version = %q", gouji.Identify().Version)
	if err := os.WriteFile(there, []byte(strings.Replace(string(text), old, fmt.Sprintf("Version = %q", r.Version), 1)), 0o644); err != nil {
		return "", err
	}
	list, err := json.Marshal(map[string]map[string]string{"Replace": {here: there}})
	if err != nil {
		return "", err
	}
	path := r.part("overlay.json")
	return path, os.WriteFile(path, list, 0o644)
}
