//go:build unix

package main

import "os/exec"

// showMessage shows a sentence without a window of our own, with what desktops have
// for that.
func showMessage(text string) {
	for _, program := range [][]string{
		{"zenity", "--error", "--title=勾稽", "--text=" + text},
		{"kdialog", "--title", "勾稽", "--error", text},
		{"xmessage", "-center", text},
	} {
		if exec.Command(program[0], program[1:]...).Run() == nil {
			return
		}
	}
}
