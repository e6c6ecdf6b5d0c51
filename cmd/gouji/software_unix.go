//go:build unix

package main

import (
	"os"
	"syscall"
)

// startInSoftware puts a program that draws without the driver in the place of this
// one. It returns only where there is none.
func startInSoftware() error {
	env, ok := inSoftware(os.Environ())
	if !ok {
		return errNoSoftware
	}
	self, err := os.Executable()
	if err != nil {
		return err
	}
	return syscall.Exec(self, os.Args, env)
}
