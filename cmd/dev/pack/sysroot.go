package pack

import (
	"bufio"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// sysrootList pins the packages of Debian 11 that the Linux windows are linked with, so
// that they run with glibc 2.28 and later: architecture, name, version, SHA-256.
//
//go:embed sysroot.txt
var sysrootList string

// sysrootSource is where they come from, in the notation of apt's sources.list.
const sysrootSource = "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] http://deb.debian.org/debian bullseye main\n"

// A pinned package is one exact file.
type pinned struct{ name, version, sum string }

// pinnedFor lists what a sysroot of an architecture of Debian consists of.
func pinnedFor(arch string) (list []pinned) {
	for line := range strings.Lines(sysrootList) {
		if f := strings.Fields(line); len(f) == 4 && f[0] == arch {
			list = append(list, pinned{f[1], f[2], f[3]})
		}
	}
	return list
}

// sysroot returns the folder with headers and libraries for an architecture. It is made
// once; where the packages cannot be had, nothing else takes their place. The folder is
// part of the compiler's name in Go's cache, so it is the same for every checkout.
func sysroot(arch string) (string, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	list := pinnedFor(arch)
	sum := sha256.Sum256([]byte(fmt.Sprint(list)))
	base := filepath.Join(cache, "gouji-dev")
	root := filepath.Join(base, fmt.Sprintf("sysroot-%s-%x", arch, sum[:4]))
	if _, err := os.Stat(root); err == nil {
		return root, nil
	}
	debs := filepath.Join(base, "debs-"+arch)
	if err := fetch(arch, list, debs); err != nil {
		return "", fmt.Errorf("取不到 Debian 11 的软件包（%s），不能编译能在旧系统上运行的程序: %w", arch, err)
	}
	half, err := os.MkdirTemp(base, "half-")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(half)
	for _, p := range list {
		if err := command("", nil, "dpkg-deb", "-x", filepath.Join(debs, p.name+".deb"), half); err != nil {
			return "", err
		}
	}
	if err := relativeLinks(half); err != nil {
		return "", err
	}
	return root, os.Rename(half, root)
}

// fetch downloads the packages with an apt that has folders of its own, as another
// architecture or release than the machine's needs; those that are there already stay.
func fetch(arch string, list []pinned, folder string) error {
	missing := slices.DeleteFunc(slices.Clone(list), func(p pinned) bool { return p.check(folder) == nil })
	if len(missing) == 0 {
		return nil
	}
	apt, err := privateAPT(arch, sysrootSource)
	if err != nil {
		return err
	}
	defer os.RemoveAll(apt.folder)
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	if err := apt.run("update"); err != nil {
		return err
	}
	wanted := []string{"download"}
	for _, p := range missing {
		wanted = append(wanted, p.name+"="+p.version)
	}
	if err := apt.run(wanted...); err != nil {
		return err
	}
	for _, p := range missing {
		found, err := filepath.Glob(filepath.Join(apt.folder, p.name+"_*.deb"))
		if err != nil || len(found) != 1 {
			return fmt.Errorf("%s is not there after its download", p.name)
		}
		if err := copyFile(found[0], filepath.Join(folder, p.name+".deb")); err != nil {
			return err
		}
		if err := p.check(folder); err != nil {
			return err
		}
	}
	return nil
}

// check says whether the file in folder is the pinned one.
func (p pinned) check(folder string) error {
	data, err := os.ReadFile(filepath.Join(folder, p.name+".deb"))
	if err != nil {
		return err
	}
	if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != p.sum {
		return fmt.Errorf("%s %s has SHA-256 %x, expected %s", p.name, p.version, sum, p.sum)
	}
	return nil
}

// An aptRoot is an apt-get that knows nothing of the machine it runs on.
type aptRoot struct {
	folder  string
	options []string
}

func privateAPT(arch, source string) (aptRoot, error) {
	folder, err := os.MkdirTemp("", "apt-")
	if err != nil {
		return aptRoot{}, err
	}
	in := func(name string) string { return filepath.Join(folder, name) }
	for _, name := range []string{"state/lists/partial", "cache/archives/partial"} {
		if err := os.MkdirAll(in(name), 0o755); err != nil {
			return aptRoot{}, err
		}
	}
	for name, text := range map[string]string{"status": "", "sources": source} {
		if err := os.WriteFile(in(name), []byte(text), 0o644); err != nil {
			return aptRoot{}, err
		}
	}
	a := aptRoot{folder: folder}
	for _, option := range []string{
		"Dir::State=" + in("state"), "Dir::State::status=" + in("status"), "Dir::Cache=" + in("cache"),
		"Dir::Etc::sourcelist=" + in("sources"), "Dir::Etc::sourceparts=-",
		"APT::Architecture=" + arch, "APT::Architectures=" + arch, "APT::Sandbox::User=root", "Acquire::Languages=none",
		"APT::Install-Recommends=false",
	} {
		a.options = append(a.options, "-o", option)
	}
	return a, nil
}

func (a aptRoot) run(args ...string) error {
	return command(a.folder, nil, "apt-get", slices.Concat([]string{"-q", "-y"}, a.options, args)...)
}

// relativeLinks has the links of an extracted system lead to its own files.
func relativeLinks(root string) error {
	return filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.Type()&fs.ModeSymlink == 0 {
			return err
		}
		to, err := os.Readlink(path)
		if err != nil || !filepath.IsAbs(to) {
			return err
		}
		near, err := filepath.Rel(filepath.Dir(path), filepath.Join(root, to))
		if err == nil {
			err = os.Remove(path)
		}
		if err == nil {
			err = os.Symlink(near, path)
		}
		return err
	})
}

// command runs a program in a folder ("" is this one) with additions to the environment;
// what it writes is shown only when it fails.
func command(folder string, env []string, name string, args ...string) error {
	_, err := output(folder, env, name, args...)
	return err
}

// output is command for a program whose words count.
func output(folder string, env []string, name string, args ...string) (string, error) {
	cmd := exec.Command(name, args...)
	cmd.Dir, cmd.Env = folder, append(os.Environ(), env...)
	out, err := cmd.CombinedOutput()
	if err != nil {
		return string(out), fmt.Errorf("%s %s: %w\n%s", name, strings.Join(args[:min(3, len(args))], " "), err, lastLines(string(out)))
	}
	return string(out), nil
}

// lastLines is the end of what a failed program wrote, where it says why.
func lastLines(text string) string {
	const most = 20
	var lines []string
	for in := bufio.NewScanner(strings.NewReader(text)); in.Scan(); {
		lines = append(lines, in.Text())
	}
	return strings.Join(lines[max(0, len(lines)-most):], "\n")
}

func copyFile(from, to string) error {
	data, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	return os.WriteFile(to, data, 0o644)
}
