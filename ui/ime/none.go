//go:build !(linux && cgo) && !windows

package ime

// Prepare does nothing on this system.
func Prepare() {}

// Follow does nothing on this system.
func Follow(Host) {}
