package main

import (
	"syscall"
	"unsafe"
)

// showMessage shows a sentence without a window of our own.
func showMessage(text string) {
	const iconError = 0x10
	words, err := syscall.UTF16PtrFromString(text)
	if err != nil {
		return
	}
	title, err := syscall.UTF16PtrFromString("勾稽")
	if err != nil {
		return
	}
	_, _, _ = syscall.NewLazyDLL("user32.dll").NewProc("MessageBoxW").Call(
		0, uintptr(unsafe.Pointer(words)), uintptr(unsafe.Pointer(title)), iconError)
}
