//go:build linux

package main

import (
	"bytes"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// A debian is a Debian 11, as old as the desktops of offices are, on which nothing of
// ours is installed.
type debian struct {
	*desktop
	system string // its root
}

// newDebian copies the system that debootstrap makes once.
func newDebian(t *testing.T) *debian {
	t.Helper()
	if os.Getuid() != 0 {
		t.Skip("no Debian 11 is tried: only root may enter one")
	}
	d := newDesktop(t, 1366, 768)
	cache, err := os.UserCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	made := filepath.Join(cache, "gouji-dev/bullseye-try")
	if !exists(made) {
		half := made + ".half"
		if err := os.RemoveAll(half); err != nil {
			t.Fatal(err)
		}
		out, err := exec.Command("debootstrap", "--variant=minbase",
			"--include=libgl1,libgl1-mesa-dri,libx11-6,libxcursor1,libxi6,libxinerama1,libxrandr2,libxxf86vm1",
			"bullseye", half, "http://deb.debian.org/debian").CombinedOutput()
		if err == nil {
			err = os.Rename(half, made)
		}
		if err != nil {
			t.Fatalf("making a Debian 11: %v\n%s", err, out)
		}
	}
	system := filepath.Join(d.folder, "debian")
	if out, err := exec.Command("cp", "-a", made, system).CombinedOutput(); err != nil {
		t.Fatalf("copying the system: %v\n%s", err, out)
	}
	return &debian{d, system}
}

// entering is a command that runs inside, as a user whose home is empty.
func (d *debian) entering(args ...string) []string {
	display := ""
	for _, v := range d.env {
		if strings.HasPrefix(v, "DISPLAY=") {
			display = v
		}
	}
	return append([]string{
		"chroot", d.system, "/usr/bin/env", "-i", display, "HOME=/home", "PATH=/usr/sbin:/usr/bin:/sbin:/bin",
		"LANG=zh_CN.UTF-8", "LC_CTYPE=C.UTF-8", "LIBGL_ALWAYS_SOFTWARE=1",
	}, args...)
}

// must runs a command inside, which has to succeed and, if silent, to say nothing.
func (d *debian) must(args ...string) string {
	d.t.Helper()
	line := d.entering(args...)
	out, err := exec.Command(line[0], line[1:]...).CombinedOutput()
	if err != nil {
		d.t.Fatalf("%v: %v\n%s", args, err, out)
	}
	return string(out)
}

// install installs a package without the network: all it depends on is there.
func (d *debian) install(deb string) {
	d.t.Helper()
	inside := "/" + filepath.Base(deb)
	copyProgram(d.t, deb, d.system+inside)
	d.must("dpkg", "-i", inside)
	if err := os.Remove(d.system + inside); err != nil {
		d.t.Fatal(err)
	}
}

// ours are the paths of the system that have to do with 勾稽, apart from what dpkg
// writes down about itself.
func (d *debian) ours() (found []string) {
	d.t.Helper()
	err := filepath.WalkDir(d.system, func(path string, _ fs.DirEntry, err error) error {
		path = strings.TrimPrefix(path, d.system)
		switch {
		case err != nil:
			return err
		case path == "/proc" || path == "/sys" || path == "/dev" || path == "/home":
			return fs.SkipDir
		case strings.Contains(path, "gouji"):
			found = append(found, path)
		}
		return nil
	})
	if err != nil {
		d.t.Fatal(err)
	}
	return found
}

// A package is installed on a Debian 11, used, upgraded with settings kept, and leaves
// nothing behind; the same for the layout of UOS.
func TestPackagedDebian(t *testing.T) {
	for _, kind := range []struct{ name, pkg, deb, program string }{
		{"debian", "gouji", "gouji_%s_amd64.deb", "/usr/bin/gouji"},
		{"uos", "app.gouji.gouji", "app.gouji.gouji_%s.0_amd64.deb", "/opt/apps/app.gouji.gouji/files/bin/gouji"},
	} {
		t.Run(kind.name, func(t *testing.T) {
			deb, next := packaged(t, distVariable, kind.deb), packaged(t, nextVariable, kind.deb)
			ctl := commandLine(filepath.Join(os.Getenv(programsVariable), "goujictl"))
			d := newDebian(t)
			d.install(deb)
			if out := d.must("dpkg", "-V", kind.pkg); out != "" {
				t.Errorf("dpkg -V: %s", out)
			}
			file := filepath.Join(d.system, "home/年报/示例县2024.xlsx")
			if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
				t.Fatal(err)
			}
			ctl.run(t, "convert", filepath.Join(root, sampleAsset), "-o", file)
			line := d.entering(kind.program, "/home/年报/示例县2024.xlsx")
			d.open("示例县", line[0], line[1:]...)
			d.shot("packaged-" + kind.name)
			d.exports(ctl, file)
			d.quit("ctrl+q")

			settings := filepath.Join(d.system, "home/.config/gouji/settings.json")
			before := content(t, settings)
			d.install(next)
			if got := content(t, settings); got != before {
				t.Errorf("the upgrade has changed the settings from %s to %s", before, got)
			}
			line = d.entering(kind.program)
			d.open("勾稽", line[0], line[1:]...)
			d.shot("packaged-" + kind.name + "-upgraded")
			d.quit("ctrl+q")

			d.must("dpkg", "--purge", kind.pkg)
			if left := d.ours(); len(left) > 0 {
				t.Errorf("after purging there are %v", left)
			}
			if !exists(settings) {
				t.Error("the user's settings are gone")
			}
		})
	}
}

// Unpacked in a folder, the program starts by its script, keeps everything in the
// folder, and stands in the menu.
func TestPackagedFolder(t *testing.T) {
	archive := packaged(t, distVariable, "gouji-%s-linux-amd64.tar.gz")
	d := newDesktop(t, 1366, 768)
	folder := unpacked(t, "tar", "-xzf", archive)
	inside := filepath.Join(folder, names(t, folder)[0])
	d.open("勾稽", "/bin/sh", filepath.Join(inside, "启动勾稽.sh"))
	d.shot("packaged-folder")
	d.quit("ctrl+q")
	if !exists(filepath.Join(inside, "bin/勾稽数据/settings.json")) || exists(filepath.Join(d.folder, "gouji")) {
		t.Errorf("the folder holds %v, the home of the user %v", names(t, filepath.Join(inside, "bin/勾稽数据")), names(t, d.folder))
	}
	entries, err := filepath.Glob(filepath.Join(d.folder, ".local/share/applications/*.desktop"))
	if err != nil || len(entries) != 1 || !strings.Contains(content(t, entries[0]), inside+"/bin/gouji") {
		t.Errorf("the menu has %v", entries)
	}
}

// Where nothing can draw, the packaged program says so and ends.
func TestPackagedWithoutGraphics(t *testing.T) {
	archive := packaged(t, distVariable, "gouji-%s-linux-amd64.tar.gz")
	d := newDesktop(t, 1366, 768)
	folder := unpacked(t, "tar", "-xzf", archive)
	display := d.told(exec.Command("Xvfb", "-noreset", "-displayfd", "3", "-nolisten", "tcp", "-extension", "GLX"))
	d.replaceProgram("zenity")
	cmd := exec.Command(filepath.Join(folder, names(t, folder)[0], "bin/gouji"))
	cmd.Env = append(slices.Clone(d.env), "DISPLAY=:"+display, "WAYLAND_DISPLAY=")
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &said
	p := d.start(cmd)
	select {
	case <-p.ended:
	case <-time.After(patience):
		t.Fatal("the program does not end")
	}
	if cmd.ProcessState.ExitCode() != 1 || !strings.Contains(said.String(), "打不开窗口") {
		t.Errorf("exit code %d, %s", cmd.ProcessState.ExitCode(), &said)
	}
}
