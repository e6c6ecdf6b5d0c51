//go:build linux

package main

import (
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"
	"time"
)

// An input method that is killed while Chinese is typed takes only keys with it that it
// has not answered: no written text, not the program, and not the Chinese after it has
// been started again.
func TestKilled(t *testing.T) {
	const rounds, words = 30, 4
	const word, written, raw = "type zhengfu\nkey space\n", "政府", "zhengfu "
	// What it held when it was killed is lost.
	wanted := regexp.MustCompile(`^政府政府((?:政府)*)[zhengfu]{0,6} ?((?:zhengfu )*)zhengfu $`)
	withInputMethods(t, func(t *testing.T, programs string, m inputMethod) {
		random := rand.New(rand.NewPCG(4, uint64(len(m.name))))
		d := newDesktop(t, 1366, 768)
		d.env = append(d.env, "XMODIFIERS=@im="+m.name)
		server := d.startInput(m)
		r := d.openReport(programs)
		r.toNarrative()
		before, after := 0, 0
		for round := range rounds {
			d.press("ctrl+a", "Delete")
			d.play(strings.Repeat(word, 2))
			r.wantSaved("before it was killed", strings.Repeat(written, 2))

			typing := d.begin(strings.Repeat(word, words))
			time.Sleep(time.Duration(random.Int64N(int64(words * 8 * 20 * time.Millisecond)))) // the moment is what is tried
			server.kill()
			d.finish(typing)
			d.play(word)
			r.save()
			got := r.ctl.overview(t, r.file) + " " // files have no blanks at the end
			parts := wanted.FindStringSubmatch(got)
			if parts == nil {
				t.Fatalf("round %d: the report got %q", round, got)
			}
			before += strings.Count(parts[1], written)
			after += strings.Count(parts[2], raw)
			server = d.startInput(m)
		}
		t.Logf("killed %d times in %d words: %d written before, %d as letters after", rounds, rounds*words, before, after)
		if before == 0 || after == 0 {
			t.Error("the input method was never killed in the middle")
		}
	})
}
