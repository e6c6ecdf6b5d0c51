package ui

import "testing"

func TestAboutNamesTheVersion(t *testing.T) {
	d := open(t)
	d.Command("关于勾稽")
	d.has("勾稽 " + d.opts.Version)
}
