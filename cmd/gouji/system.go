package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"

	"gouji.app/model"
)

func home() string {
	dir, err := os.UserHomeDir()
	if err != nil {
		return "."
	}
	return dir
}

// openOutside opens a file in the program that the system has for it.
func openOutside(path string) error {
	var cmd *exec.Cmd
	switch runtime.GOOS {
	case "windows":
		cmd = exec.Command("rundll32", "url.dll,FileProtocolHandler", path)
	case "darwin":
		cmd = exec.Command("open", path)
	default:
		cmd = exec.Command("xdg-open", path)
	}
	if err := cmd.Start(); err != nil {
		return &model.Refusal{Message: "没有找到能打开这个文件的程序；请自己打开“" + model.Shown(path) + "”", Cause: err}
	}
	go cmd.Wait() // only so that no dead process stays behind
	return nil
}

// startAnother starts the program once more.
func startAnother() error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	cmd := exec.Command(self)
	if err := cmd.Start(); err != nil {
		return err
	}
	go cmd.Wait() // only so that no dead process stays behind
	return nil
}

// whole is a path that means the same file at the next start, too.
func whole(path string) string {
	if abs, err := filepath.Abs(path); err == nil {
		return abs
	}
	return path
}
