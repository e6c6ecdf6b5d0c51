package main

import (
	"fmt"
	"log"
	"log/slog"
	"os"
	"slices"
	"strings"
)

// noWindow is what the user reads where the graphics driver cannot draw.
const noWindow = "勾稽打不开窗口：没有桌面，或显卡驱动不支持 OpenGL 2（远程桌面常常如此）。" +
	"请在电脑本机上打开，或更新显卡驱动后再试；也可以用命令行程序 goujictl 核对和转换。"

// A listener takes what the graphics library logs: into our log, and to the user where
// there will be no window, for then the library ends the program or waits for ever.
type listener struct {
	log     *slog.Logger
	undrawn func()
}

// Write implements io.Writer.
func (l listener) Write(p []byte) (int, error) {
	text := strings.TrimSpace(string(p))
	l.log.Warn("graphics library", "says", text)
	if hopeless(text) {
		l.undrawn()
	}
	return len(p), nil
}

// hopeless says that a message or panic of Fyne 2.7 means that it cannot draw.
func hopeless(text string) bool {
	signs := []string{
		"window creation error", "failed to initialise GLFW", "failed to initialise OpenGL", "PlatformError", "APIUnavailable",
		"failed to compile OpenGL shader", "failed to link OpenGL program",
	}
	return slices.ContainsFunc(signs, func(sign string) bool { return strings.Contains(text, sign) })
}

// listen takes over the log of the libraries; undrawn is called where it says that
// there will be no window.
func listen(to *slog.Logger, undrawn func()) {
	slog.SetDefault(to)
	log.SetFlags(0)
	log.SetOutput(listener{to, undrawn})
}

// explainPanic is deferred around everything that draws: a driver that is too old is
// met by undrawn; what else went wrong goes on to the record of crashes.
func explainPanic(undrawn func()) {
	if p := recover(); p != nil {
		if hopeless(fmt.Sprint(p)) {
			slog.Error("no window", "panic", strings.SplitN(fmt.Sprint(p), "\n", 2)[0])
			undrawn()
		}
		panic(p)
	}
}

func giveUp() {
	fmt.Fprintln(os.Stderr, noWindow)
	showMessage(noWindow)
	os.Exit(1)
}
