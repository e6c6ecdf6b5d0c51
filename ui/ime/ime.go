// Package ime repairs what Fyne's window does with an input method, so that Chinese
// can be typed. On X11 (Linux, with cgo) it stands between glfw and Xlib, see x11.c; on
// Windows it only tells where the caret is; elsewhere it does nothing. Only cmd/gouji
// imports it.
//
// The environment variable GOUJI_IME=off, set before the start, switches all of it off
// and leaves Fyne as it is.
package ime

// A Host is the window that Chinese is typed into. Its functions are called on the UI
// goroutine.
type Host struct {
	// Caret is the lower end of the caret in pixels from the window's upper left
	// corner; false while no text is typed.
	Caret func() (x, y int, ok bool)
	// Trouble tells why Chinese cannot be typed now, "" once it can again.
	Trouble func(text string)
	// Native gives the window of the system, as fyne's driver.NativeWindow does.
	Native func(func(context any))
}
