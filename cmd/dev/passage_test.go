//go:build linux

package main

import (
	_ "embed"
	"strings"
	"testing"
	"unicode/utf8"
)

// passage is a paragraph in pinyin, a word or a mark a line.
//
//go:embed testdata/passage.txt
var passage string

// A passage of 2,000 characters arrives as in xterm.
func TestPassage(t *testing.T) {
	const times = 14
	withInputMethods(t, func(t *testing.T, programs string, m inputMethod) {
		want := inTerminal(t, m, strings.Repeat(script(passage), times))
		if n := utf8.RuneCountInString(want); n < 2000 {
			t.Fatalf("the terminal got %d characters", n)
		}
		d := newDesktop(t, 1366, 768)
		d.env = append(d.env, "XMODIFIERS=@im="+m.name)
		d.startInput(m)
		r := d.openReport(programs)
		r.toNarrative()
		d.press("ctrl+a", "Delete")
		for range times { // an input method may lag behind, but not for the whole passage
			d.play(script(passage))
		}
		d.shot("passage-" + m.name)
		r.wantSaved("after the passage", want)
	})
}

// script presses the keys of words, the space bar behind each; comma and period are
// keys.
func script(words string) string {
	var s strings.Builder
	for _, word := range strings.Fields(words) {
		switch word {
		case "comma", "period":
			s.WriteString("key " + word + "\n")
		default:
			s.WriteString("type " + word + "\nkey space\n")
		}
	}
	return s.String()
}
