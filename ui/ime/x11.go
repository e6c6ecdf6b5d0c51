//go:build linux && cgo

package ime

/*
#cgo LDFLAGS: -lX11 -ldl -lpthread
#include "x11.h"
*/
import "C"

import "runtime/cgo"

// Prepare makes this process one that can take Chinese from an input method, whatever
// LANG says. Call it in main before the first window is made: the locale belongs to the
// whole process.
func Prepare() { C.ime_prepare() }

// Follow has the candidates of the input method stand at the caret. Call it once.
func Follow(h Host) { C.ime_follow(C.ulong(cgo.NewHandle(h))) }

//export imeCaret
func imeCaret(host C.ulong, x, y *C.short) C.int {
	px, py, ok := cgo.Handle(host).Value().(Host).Caret()
	if !ok {
		return 0
	}
	*x, *y = C.short(px), C.short(py)
	return 1
}

//export imeTrouble
func imeTrouble(host C.ulong, state C.int) {
	text := ""
	switch state {
	case C.ImeEnded:
		text = "输入法已退出，现在不能输入中文；输入法重新启动后，按任意键即可恢复。"
	case C.ImeSilent:
		text = "输入法没有应答，现在不能输入中文；请重新启动输入法后再按键。"
	}
	cgo.Handle(host).Value().(Host).Trouble(text)
}
