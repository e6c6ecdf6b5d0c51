// Package ime repairs what Fyne's window does with an input method, so that Chinese
// can be typed. On X11 (Linux, with cgo) it stands between glfw and Xlib, see x11.c;
// elsewhere it does nothing. Only cmd/gouji imports it.
//
// The environment variable GOUJI_IME=off, set before the start, switches all of it off
// and leaves Fyne as it is.
package ime
