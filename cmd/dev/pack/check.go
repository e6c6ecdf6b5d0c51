package pack

import (
	"bytes"
	"debug/elf"
	"debug/pe"
	"errors"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
)

// oldestGlibc is that of UOS 20 and of the servers of Kylin V10.
const oldestGlibc = "2.28"

// checkELF says whether a window for Linux asks for no more than the desktops it is
// made for have.
func checkELF(path, arch string) error {
	f, err := elf.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	if want := map[string]elf.Machine{"amd64": elf.EM_X86_64, "arm64": elf.EM_AARCH64}[arch]; f.Machine != want {
		return fmt.Errorf("%s is for %v, not %v", path, f.Machine, want)
	}
	symbols, err := f.ImportedSymbols()
	if err != nil {
		return err
	}
	if newest := newestGlibc(symbols); newer(newest, oldestGlibc) {
		return fmt.Errorf("%s needs glibc %s, more than %s", path, newest, oldestGlibc)
	}
	libraries, err := f.ImportedLibraries()
	if err != nil {
		return err
	}
	known := []string{"libX11.so.6", "libGL.so.1", "libdl.so.2", "libpthread.so.0", "libresolv.so.2", "libm.so.6", "libc.so.6"}
	for _, library := range libraries {
		if !slices.Contains(known, library) {
			return fmt.Errorf("%s needs %s, which the packages do not ask for", path, library)
		}
	}
	return noTraces(path)
}

// newestGlibc is the highest version that a symbol is asked for in, "" for none.
func newestGlibc(symbols []elf.ImportedSymbol) (newest string) {
	for _, s := range symbols {
		if version, ok := strings.CutPrefix(s.Version, "GLIBC_"); ok && newer(version, newest) {
			newest = version
		}
	}
	return newest
}

// newer compares versions of numbers with dots.
func newer(a, b string) bool {
	numbers := func(version string) (out []int) {
		for part := range strings.SplitSeq(version, ".") {
			n, _ := strconv.Atoi(part) // "" before any version is 0
			out = append(out, n)
		}
		return out
	}
	return slices.Compare(numbers(a), numbers(b)) > 0
}

// noTraces says whether a program holds paths of the machine that it was built on.
func noTraces(path string) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	folders := []string{}
	for _, folder := range []func() (string, error){os.UserCacheDir, os.Getwd} {
		name, err := folder()
		if err != nil {
			return err
		}
		folders = append(folders, name)
	}
	for _, folder := range folders {
		if bytes.Contains(data, []byte(folder)) {
			return fmt.Errorf("%s names the folder %s of this machine", path, folder)
		}
	}
	return nil
}

// windowsLibraries are those of every Windows that a program may ask for.
func windowsLibraries(window bool) []string {
	if window {
		return []string{"gdi32.dll", "kernel32.dll", "msvcrt.dll", "opengl32.dll", "shell32.dll", "user32.dll"}
	}
	return []string{"kernel32.dll"}
}

// checkPE says whether a program for Windows is of the right kind, asks for nothing
// that Windows lacks and carries its resources.
func checkPE(path string, window bool) error {
	f, err := pe.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	head, ok := f.OptionalHeader.(*pe.OptionalHeader64)
	if !ok {
		return errors.New(path + " is no 64-bit program")
	}
	const graphical, console = 2, 3
	want := uint16(console)
	if window {
		want = graphical
	}
	if head.Subsystem != want {
		return fmt.Errorf("%s has subsystem %d, not %d", path, head.Subsystem, want)
	}
	if window && head.MajorSubsystemVersion != 10 {
		return fmt.Errorf("%s says it runs on Windows %d.%d", path, head.MajorSubsystemVersion, head.MinorSubsystemVersion)
	}
	libraries, err := f.ImportedLibraries() // empty in some versions of Go: the symbols name them
	if err != nil {
		return err
	}
	symbols, err := f.ImportedSymbols()
	if err != nil {
		return err
	}
	for _, s := range symbols {
		_, library, _ := strings.Cut(s, ":")
		libraries = append(libraries, library)
	}
	for _, library := range libraries {
		if !slices.Contains(windowsLibraries(window), strings.ToLower(library)) {
			return fmt.Errorf("%s needs %s", path, library)
		}
	}
	return checkResources(path, f)
}

// checkResources says whether icon, version and manifest are there.
func checkResources(path string, f *pe.File) error {
	section := f.Section(".rsrc")
	if section == nil {
		return errors.New(path + " has no resources")
	}
	data, err := section.Data()
	if err != nil {
		return err
	}
	for _, want := range []string{"PerMonitorV2", "longPathAware", ">UTF-8<", "asInvoker", wide("GLFW_ICON"), wide("ProductVersion")} {
		if !bytes.Contains(data, []byte(want)) {
			return fmt.Errorf("the resources of %s lack %q", path, strings.ReplaceAll(want, "\x00", ""))
		}
	}
	return nil
}

// wide is ASCII as Windows writes it in resources.
func wide(text string) string {
	var out strings.Builder
	for _, b := range []byte(text) {
		out.Write([]byte{b, 0})
	}
	return out.String()
}
