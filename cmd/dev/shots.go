package main

// shots draws every screen with the headless driver.
func shots() error { return drawScreens("build/shots") }

// drawScreens writes pictures of the named screens to folder; without names, of all.
func drawScreens(folder string, names ...string) error {
	return runGo(withoutC, append([]string{"run", "./cmd/dev/shots", folder}, names...)...)
}
