//go:build windows

package ime

import (
	"os"
	"syscall"
	"unsafe"

	"fyne.io/fyne/v2/driver"
)

// Prepare does nothing on this system.
func Prepare() {}

// Follow has the composition and the candidates of the input method stand at the caret.
// Call it once, on the UI goroutine, after the window has been shown.
//
// glfw leaves the messages of input methods to Windows, which composes in the upper left
// corner until it is told a place. So the window gets a procedure that tells it, and
// then does what the window did before. All of it runs on the UI goroutine's thread.
//
// Some input methods (and wine) take no place but that of the system's caret. The window
// has one while it is typed in, which is never shown.
func Follow(h Host) {
	if os.Getenv("GOUJI_IME") == "off" {
		return
	}
	h.Native(func(context any) {
		if w, ok := context.(driver.WindowsWindowContext); ok && w.HWND != 0 {
			newMessages(h, w.HWND)
		}
	})
}

func newMessages(h Host, window uintptr) {
	user := syscall.NewLazyDLL("user32.dll")
	setWindowLong, callWindowProc := user.NewProc("SetWindowLongPtrW"), user.NewProc("CallWindowProcW")
	if setWindowLong.Find() != nil { // 32 bits
		setWindowLong = user.NewProc("SetWindowLongW")
	}
	imm, caret := newImm(), newCaret(user)
	var before uintptr
	const procedure = ^uintptr(3) // GWLP_WNDPROC, -4
	before, _, _ = setWindowLong.Call(window, procedure, syscall.NewCallback(
		func(window, message, w, l uintptr) uintptr {
			const loseFocus, keyUp, buttonUp, startComposition, composition = 0x0008, 0x0101, 0x0202, 0x010D, 0x010F
			switch message {
			case loseFocus:
				caret.take()
			case keyUp, buttonUp, startComposition, composition:
				if x, y, ok := h.Caret(); ok {
					imm.place(window, int32(x), int32(y))
					caret.place(window, x, y)
				}
			}
			result, _, _ := callWindowProc.Call(before, window, message, w, l)
			return result
		}))
}

// A caret is the one that Windows keeps for the window that has the keyboard.
type caret struct {
	create, destroy, set *syscall.LazyProc
	there                bool
}

func newCaret(user *syscall.LazyDLL) *caret {
	return &caret{create: user.NewProc("CreateCaret"), destroy: user.NewProc("DestroyCaret"), set: user.NewProc("SetCaretPos")}
}

// place puts it at a place in pixels of the window.
func (c *caret) place(window uintptr, x, y int) {
	if !c.there {
		made, _, _ := c.create.Call(window, 0, 1, 1) // a pixel, hidden
		c.there = made != 0
	}
	c.set.Call(uintptr(x), uintptr(y))
}

// take gives it back: the next window makes its own.
func (c *caret) take() {
	if c.there {
		c.destroy.Call()
		c.there = false
	}
}

// An imm is the part of Windows that input methods live in, imm32.dll.
type imm struct {
	context, release, composition, candidates *syscall.LazyProc
}

func newImm() imm {
	dll := syscall.NewLazyDLL("imm32.dll")
	return imm{
		dll.NewProc("ImmGetContext"), dll.NewProc("ImmReleaseContext"),
		dll.NewProc("ImmSetCompositionWindow"), dll.NewProc("ImmSetCandidateWindow"),
	}
}

type point struct{ x, y int32 }

// A compositionForm is COMPOSITIONFORM, a candidateForm CANDIDATEFORM.
type (
	compositionForm struct {
		style uint32
		at    point
		area  [4]int32
	}
	candidateForm struct {
		index uint32
		compositionForm
	}
)

// place has composition and candidates stand at a place in pixels of the window.
func (m imm) place(window uintptr, x, y int32) {
	const atPoint, forced, candidatesAt = 0x0002, 0x0020, 0x0040 // CFS_POINT, CFS_FORCE_POSITION, CFS_CANDIDATEPOS
	context, _, _ := m.context.Call(window)
	if context == 0 {
		return
	}
	defer m.release.Call(window, context)
	c := compositionForm{style: atPoint | forced, at: point{x, y}}
	m.composition.Call(context, uintptr(unsafe.Pointer(&c)))
	l := candidateForm{compositionForm: compositionForm{style: candidatesAt, at: point{x, y}}}
	m.candidates.Call(context, uintptr(unsafe.Pointer(&l)))
}
