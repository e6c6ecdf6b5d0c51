package main

import (
	"os"
	"os/exec"
)

// startInSoftware puts a program that draws without the driver in the place of this
// one. It returns only where there is none.
func startInSoftware() error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	other := softwareCopy(self)
	if other == "" {
		return errNoSoftware
	}
	if err := exec.Command(other, os.Args[1:]...).Start(); err != nil {
		return err
	}
	os.Exit(0)
	return nil
}
