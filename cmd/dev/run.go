package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
)

// The program works on a copy of the sample, so that saving never touches the asset.
const (
	sampleAsset = "assets/sample/示例县人民政府2024.txt"
	sampleCopy  = "build/示例县人民政府2024.txt"
	sampleXLSX  = "build/示例县人民政府2024年政府信息公开工作年度报告.xlsx"
)

// run opens the window with the sample report, or does the same work on it without
// a screen.
func run() error {
	if err := copySample(); err != nil {
		return err
	}
	// Fyne speaks X11 only; under Wayland DISPLAY is that of XWayland.
	if runtime.GOOS == "linux" && os.Getenv("DISPLAY") == "" {
		return runHeadless()
	}
	if err := setUp(windowPackages()); err != nil {
		return err
	}
	fmt.Println("正在编译（第一次要几分钟）……")
	gouji, err := build(withC, "gouji")
	if err != nil {
		return err
	}
	return show(exec.Command(gouji, sampleCopy))
}

func runHeadless() error {
	fmt.Println("没有显示器（未设置 DISPLAY），不打开窗口：检查并导出示例年报，并画出窗口的样子。")
	ctl, err := build(withoutC, "goujictl")
	if err != nil {
		return err
	}
	if err := show(exec.Command(ctl, "check", sampleCopy)); err != nil && !foundErrors(err) {
		return err
	}
	if err := show(exec.Command(ctl, "convert", sampleCopy, "-o", sampleXLSX)); err != nil {
		return err
	}
	if err := drawScreens("build", "窗口"); err != nil {
		return err
	}
	fmt.Printf("已导出 %s，窗口的图片是 build/窗口.png。\n", sampleXLSX)
	return nil
}

// foundErrors tells findings, of which the sample has one on purpose, from a check
// that could not be made.
func foundErrors(err error) bool {
	var exit *exec.ExitError
	return errors.As(err, &exit) && exit.ExitCode() == 1
}

func copySample() error {
	text, err := os.ReadFile(sampleAsset)
	if err != nil {
		return fmt.Errorf("reading the sample: %w", err)
	}
	if err := os.MkdirAll(filepath.Dir(sampleCopy), 0o755); err != nil {
		return err
	}
	return os.WriteFile(sampleCopy, text, 0o644)
}
