//go:build linux && cgo

package ime

/*
#cgo LDFLAGS: -lX11 -ldl -lpthread
#include "x11.h"
*/
import "C"

import (
	"runtime/cgo"
	"time"

	"fyne.io/fyne/v2"
)

// Prepare makes this process one that can take Chinese from an input method, whatever
// LANG says. Call it in main before the first window is made: the locale belongs to the
// whole process.
func Prepare() { C.ime_prepare() }

// Follow has the candidates of the input method stand at the caret. Call it once.
func Follow(h Host) {
	f := &follower{Host: h}
	f.pause = time.AfterFunc(0, func() { fyne.Do(f.follow) })
	C.ime_follow(C.ulong(cgo.NewHandle(f)))
}

// A follower tells where the caret is when typing pauses.
type follower struct {
	Host
	pause *time.Timer
}

// answered is the time after a key in which an input method answers it.
const answered = 60 * time.Millisecond

func (f *follower) follow() {
	if x, y, ok := f.Caret(); ok && C.ime_place(C.short(x), C.short(y)) == 0 {
		f.pause.Reset(answered)
	}
}

func followerOf(host C.ulong) *follower { return cgo.Handle(host).Value().(*follower) }

//export imeBusy
func imeBusy(host C.ulong) { followerOf(host).pause.Reset(answered) }

//export imeCaret
func imeCaret(host C.ulong, x, y *C.short) C.int {
	px, py, ok := followerOf(host).Caret()
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
	followerOf(host).Trouble(text)
}
