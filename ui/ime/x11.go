//go:build linux && cgo

package ime

/*
#cgo LDFLAGS: -lX11 -ldl
#include "x11.h"
*/
import "C"

// Prepare makes this process one that can take Chinese from an input method, whatever
// LANG says. Call it in main before the first window is made: the locale belongs to the
// whole process.
func Prepare() { C.ime_prepare() }
