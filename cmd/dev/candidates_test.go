//go:build linux

package main

import (
	"fmt"
	"image"
	"strings"
	"testing"
)

// The candidates of the input method stand at the caret, wherever that is. The caret is
// found in the picture, the candidates among the windows of X.
func TestCandidates(t *testing.T) {
	withInputMethods(t, func(t *testing.T, programs string, m inputMethod) {
		if m.candidates == "" {
			t.Skipf("%s is tested without a window for candidates", m.name)
		}
		for _, scale := range []int{1, 2} {
			t.Run(fmt.Sprint("scale ", scale), func(t *testing.T) {
				d := newDesktop(t, 1366*scale, 768*scale)
				d.startInput(m)
				d.env = append(d.env, "XMODIFIERS=@im="+m.name, fmt.Sprint("FYNE_SCALE=", scale))
				r := d.openReport(programs)
				near := func(place string) {
					t.Helper()
					caret := d.caret()
					d.play("type zheng")
					box := d.windowOf(m.candidates)
					d.shot(fmt.Sprintf("candidates-%s-%d", place, scale))
					right, down := box.Min.X-caret.Max.X, box.Min.Y-caret.Max.Y
					t.Logf("%s: the candidates stand %d pixels right of and %d below the caret at %v", place, right, down, caret)
					if max(right, -right) > 8*scale || down < 0 || down > 24*scale { // less than half a character, and a line
						t.Errorf("%s: the candidates stand at %v, the caret at %v", place, box, caret)
					}
					d.press("Escape")
				}

				toFirstCellOfRequests(d)
				d.press("1", "2", "F2") // F2: arrows move the caret
				near("cell")
				d.press("Escape")
				r.toNarrative()
				near("narrative") // between two characters
				d.press("ctrl+End")
				// The last of many paragraphs, each longer than a line.
				d.paste(strings.Repeat("\n"+strings.Repeat("主动公开", 40), 20))
				near("scrolled")
				d.press("ctrl+f")
				d.write("12")
				near("find")
				d.press("Escape", "ctrl+shift+s")
				near("dialog")
			})
		}
	})
}

// caret is where the caret stands: what changes at the right when it goes one to the
// left. It stands behind a character.
func (d *desktop) caret() image.Rectangle {
	d.t.Helper()
	d.press("Right") // in the middle of a text there is none before it
	here := d.screen()
	d.press("Left")
	left := d.screen()
	d.press("Right")
	var changed image.Rectangle
	for i := range here.Pix {
		if here.Pix[i] != left.Pix[i] {
			x, y := i%here.Stride/4, i/here.Stride
			changed = changed.Union(image.Rect(x, y, x+1, y+1))
		}
	}
	if changed.Empty() {
		d.t.Fatal("no caret moves")
	}
	return changed
}

// windowOf waits for a window of a class that can be seen and gives its place.
func (d *desktop) windowOf(class string) image.Rectangle {
	d.t.Helper()
	var box image.Rectangle
	d.wait("a window of "+class, func() bool {
		id, err := d.xdotool("search", "--onlyvisible", "--class", class)
		if err != nil {
			return false
		}
		place, err := d.xdotool("getwindowgeometry", "--shell", strings.TrimSpace(id))
		var window, x, y, width, height int
		_, scanned := fmt.Sscanf(place, "WINDOW=%d\nX=%d\nY=%d\nWIDTH=%d\nHEIGHT=%d", &window, &x, &y, &width, &height)
		box = image.Rect(x, y, x+width, y+height)
		return err == nil && scanned == nil
	})
	return box
}
