//go:build linux

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"gouji.app/cmd/dev/pack"
)

// The window for arm64 opens a report, on libraries of Debian 11 for arm64.
func TestPackagedARM(t *testing.T) {
	archive := packaged(t, distVariable, "gouji-%s-linux-arm64.tar.gz")
	if lacking := pack.Lacking("qemu-aarch64-static"); lacking != nil {
		t.Skipf("no arm64 is tried here: %v is missing", lacking)
	}
	system, err := pack.ARMSystem()
	if err != nil {
		t.Fatal(err)
	}
	ctl := commandLine(filepath.Join(os.Getenv(programsVariable), "goujictl"))
	d := newDesktop(t, 1366, 768)
	folder := unpacked(t, "tar", "-xzf", archive)
	file := filepath.Join(d.folder, "示例县2024.xlsx")
	ctl.run(t, "convert", filepath.Join(root, sampleAsset), "-o", file)
	d.env = append(d.env, "QEMU_LD_PREFIX="+system)
	bin := filepath.Join(folder, names(t, folder)[0], "bin")
	d.open("示例县", "qemu-aarch64-static", filepath.Join(bin, "gouji"), file)
	d.shot("packaged-arm64")
	check := exec.Command("qemu-aarch64-static", filepath.Join(bin, "goujictl"), "rules")
	check.Env = d.env
	if out, err := check.CombinedOutput(); err != nil {
		t.Errorf("goujictl: %v\n%s", err, out)
	}
	d.quit("ctrl+q")
}
