//go:build !(linux && cgo)

package ime

// Prepare does nothing on this system.
func Prepare() {}
