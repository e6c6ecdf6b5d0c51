package ui

import "testing"

func TestAboutNamesTheVersion(t *testing.T) {
	d := open(t)
	d.Command(CmdAbout)
	d.has("勾稽 " + d.opts.Version)
}
