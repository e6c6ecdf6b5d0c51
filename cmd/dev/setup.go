package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strings"
)

// The Debian packages each job needs beside Go. The names hold for Debian 11 and
// later, Ubuntu, Kylin and UOS, on amd64 and arm64.

// windowPackages are what cgo needs to build Fyne's X11 window.
func windowPackages() []string {
	return []string{
		"gcc", "libc6-dev", "pkg-config", "libgl1-mesa-dev", "libx11-dev", "libxcursor-dev",
		"libxi-dev", "libxinerama-dev", "libxrandr-dev", "libxxf86vm-dev",
	}
}

// testPackages add a screen without a monitor with its window manager, keyboard and
// clipboard, and the library whose xlsx files and speed ours are compared with.
func testPackages() []string {
	return append(windowPackages(),
		"dbus-daemon", "libgl1-mesa-dri", "openbox", "python3-openpyxl", "xclip", "xdotool", "xvfb")
}

// inputPackages are two input methods for Chinese, and a terminal to compare with.
func inputPackages() []string {
	return []string{"fcitx5", "fcitx5-chinese-addons", "ibus", "ibus-libpinyin", "x11-utils", "xterm"}
}

// officePackages are the programs that open what is handed in.
func officePackages() []string {
	return []string{"fonts-noto-cjk", "libreoffice-calc", "libreoffice-writer", "poppler-utils", "python3-docx"}
}

// benchPackages add the program that the window is compared with.
func benchPackages() []string {
	return append(testPackages(), "fonts-noto-cjk", "libreoffice-calc")
}

func fontPackages() []string {
	return []string{"fonts-noto-cjk", "python3-fonttools", "unicode-data"}
}

// setUp installs those of the packages that are missing, when the user may do so;
// otherwise its error is the command to type. Systems without dpkg are left alone:
// there the compiler says what it lacks.
func setUp(packages []string) error {
	if runtime.GOOS != "linux" {
		return nil
	}
	if _, err := exec.LookPath("dpkg-query"); err != nil {
		return nil
	}
	missing, err := missingPackages(packages)
	if err != nil || len(missing) == 0 {
		return err
	}
	sudo, allowed := rootPrefix()
	if !allowed {
		return fmt.Errorf("缺少软件包，请先执行：\n  sudo apt-get update && sudo apt-get install -y --no-install-recommends %s",
			strings.Join(missing, " "))
	}
	fmt.Println("正在安装缺少的软件包：" + strings.Join(missing, " "))
	if err := apt(sudo, "update"); err != nil {
		return err
	}
	return apt(sudo, append([]string{"install", "-y", "--no-install-recommends"}, missing...)...)
}

func missingPackages(packages []string) ([]string, error) {
	args := append([]string{"-W", "-f", "${Package} ${db:Status-Status}\n"}, packages...)
	out, err := exec.Command("dpkg-query", args...).Output()
	var unknown *exec.ExitError // also when only some are unknown
	if err != nil && !errors.As(err, &unknown) {
		return nil, fmt.Errorf("asking dpkg for packages: %w", err)
	}
	installed := strings.Split(string(out), "\n")
	return slices.DeleteFunc(slices.Clone(packages), func(name string) bool {
		return slices.Contains(installed, name+" installed")
	}), nil
}

// rootPrefix is what makes a command run as root: nothing, or sudo where it asks no
// password.
func rootPrefix() (prefix []string, allowed bool) {
	if os.Getuid() == 0 {
		return nil, true
	}
	return []string{"sudo", "-n"}, exec.Command("sudo", "-n", "true").Run() == nil
}

// apt runs apt-get quietly; its output is shown when it fails.
func apt(prefix []string, args ...string) error {
	line := slices.Concat(prefix, []string{"env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q"}, args)
	var output bytes.Buffer
	cmd := exec.Command(line[0], line[1:]...)
	cmd.Stdout, cmd.Stderr = &output, &output
	if err := cmd.Run(); err != nil {
		os.Stderr.Write(output.Bytes())
		return fmt.Errorf("apt-get %s: %w", args[0], err)
	}
	return nil
}
