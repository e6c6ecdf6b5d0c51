package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
)

const (
	iconFolder  = "packaging/icons"
	windowsIcon = "packaging/gouji.ico"
)

// iconSizes are the widths in pixels that desktops ask for. Windows takes those up to
// 256, all in one file.
func iconSizes() []int { return []int{16, 24, 32, 48, 64, 128, 256, 512} }

// smallIcon is the widest picture that is drawn from packaging/icon-small.svg.
const smallIcon = 24

// icons draws the program's mark in all sizes; the result is committed.
func icons() error {
	if err := setUp([]string{"librsvg2-bin", "icoutils"}); err != nil {
		return err
	}
	if err := os.MkdirAll(iconFolder, 0o755); err != nil {
		return err
	}
	bundle := []string{"-c", "-o", windowsIcon}
	for _, size := range iconSizes() {
		drawing := "packaging/icon.svg"
		if size <= smallIcon {
			drawing = "packaging/icon-small.svg"
		}
		picture := filepath.Join(iconFolder, fmt.Sprintf("gouji-%d.png", size))
		width := strconv.Itoa(size)
		if err := show(exec.Command("rsvg-convert", "-w", width, "-h", width, drawing, "-o", picture)); err != nil {
			return err
		}
		switch { // Windows wants the largest as it is, the others unpacked
		case size == 256:
			bundle = append(bundle, "--raw="+picture)
		case size < 128:
			bundle = append(bundle, picture)
		}
	}
	return show(exec.Command("icotool", bundle...))
}
