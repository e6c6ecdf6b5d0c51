//go:build linux

package main

import (
	"fmt"
	"image"
	"math"
	"math/rand/v2"
	"os/exec"
	"slices"
	"strings"
	"time"
)

// figures are what is measured of one program; NaN where it has none.
type figures struct {
	p50, p95 float64 // ms from a key to the first change of the picture
	whole    float64 // ms from a key to the picture with all consequences, 95th percentile
	cpu      float64 // ms of CPU a key, idle work between keys included
	idle     float64 // % of a core while nothing happens
	scroll   float64 // frames a second while the wheel turns; NaN where all is in sight
	first    float64 // ms from start to the first frame that shows everything
	memory   float64 // MB resident after all this
}

// A meter measures programs on a desktop, one after the other.
type meter struct {
	d    *desktop
	hand *hand
	// How often the screen was looked at, and how long that took with the pauses: a
	// change is noticed up to one look late.
	looks   int
	looking time.Duration
}

func newMeter(d *desktop) *meter { return &meter{d: d, hand: newHand(d)} }

func (m *meter) measure(r rival) figures {
	fmt.Printf("measuring %s\n", r.name)
	f := figures{first: math.NaN(), idle: math.NaN(), scroll: math.NaN(), memory: math.NaN()}
	if !r.typing {
		f.first = m.firstFrame(r)
	}
	m.open(r)
	if !r.typing {
		f.idle = m.idle()
	}
	if len(r.ready) > 0 {
		m.d.press(r.ready...)
	}
	m.typing(&f)
	width, _, _ := m.d.head()
	m.d.shot(fmt.Sprintf("bench-%s-%d", strings.ReplaceAll(r.name, " ", "-"), width))
	if r.scrolls {
		m.d.press("Escape")
		f.scroll = m.wheel()
	}
	if !r.typing {
		f.memory = float64(m.d.program.memory()) / (1 << 20)
	}
	m.d.program.stop()
	return f
}

// firstFrame starts the program several times. The first start is not counted: it
// may set up things on disk, and tells what the picture will be.
func (m *meter) firstFrame(r rival) float64 {
	m.open(r)
	shown := m.d.outlines()
	m.d.program.stop()
	var times []float64
	for range 9 {
		m.until("an empty screen", func() bool { return shown.seen() < 0.5 })
		start := time.Now()
		p := m.d.start(exec.Command(r.line[0], r.line[1:]...))
		m.until("the picture of the first start", func() bool { return shown.seen() > 0.95 })
		times = append(times, ms(time.Since(start)))
		p.stop()
	}
	return percentile(times, 50)
}

// open starts the program and lets it finish what it does after its first frames;
// between two of them the picture may stand still.
func (m *meter) open(r rival) {
	m.d.open(r.title, r.line[0], r.line[1:]...)
	time.Sleep(2 * time.Second)
	m.d.still()
}

func (m *meter) idle() float64 {
	const watched = 5 * time.Second
	before := m.d.program.cpu()
	time.Sleep(watched)
	return 100 * (m.d.program.cpu() - before).Seconds() / watched.Seconds()
}

// typing alternates a digit with Backspace, each when the picture of the one before
// is complete, and at random so as not to keep step with the program's own clock.
func (m *meter) typing(f *figures) {
	keys := [2]string{"1", "BackSpace"}
	after := m.learn(keys)
	var first, whole []float64
	const times = 200
	before := m.d.program.cpu()
	for i := range times {
		key, was, will := keys[i%2], after[1-i%2], after[i%2]
		time.Sleep(time.Duration(20_000+rand.IntN(40_000)) * time.Microsecond)
		m.until("the picture before "+key, func() bool { return was.seen() == 1 })
		start := time.Now()
		m.hand.do("key --delay 0 " + key)
		m.until("a change after "+key, func() bool { return was.seen() < 1 })
		first = append(first, ms(time.Since(start)))
		m.until("the picture after "+key, func() bool { return will.seen() == 1 })
		whole = append(whole, ms(time.Since(start)))
	}
	f.cpu = ms(m.d.program.cpu()-before) / times
	f.p50, f.p95, f.whole = percentile(first, 50), percentile(first, 95), percentile(whole, 95)
}

// learn presses both keys some times and returns the pictures after each: pixels in
// which they differ, and always in the same way, so that no blinking caret is among
// them.
func (m *meter) learn(keys [2]string) (after [2]sample) {
	var pictures [3][2][]uint32
	for round := range pictures {
		for k, key := range keys {
			m.hand.do("key --delay 0 " + key)
			m.d.still()
			pictures[round][k] = m.d.colours()
		}
	}
	first, others := pictures[0], pictures[1:]
	differs := func(i int) bool {
		for _, p := range others {
			if p[0][i] != first[0][i] || p[1][i] != first[1][i] {
				return false
			}
		}
		return first[0][i] != first[1][i]
	}
	for k := range keys {
		after[k] = m.d.pick(first[k], differs)
	}
	return after
}

// wheel turns the wheel back and forth over the middle of the window, 125 notches a
// second, and counts the frames; NaN where there is nothing to scroll.
func (m *meter) wheel() float64 {
	const watched = 3 * time.Second
	width, height, _ := m.d.head()
	middle := image.Pt(width/2, height/2)
	m.hand.do(fmt.Sprintf("mousemove %d %d", middle.X, middle.Y))
	m.hand.wait()
	m.d.still()
	const down, up = " click --repeat 8 --delay 8 5", " click --repeat 8 --delay 8 4"
	m.hand.do(strings.Repeat(down+up, int(watched/(2*8*8*time.Millisecond))))
	band := m.d.pick(m.d.colours(), func(i int) bool { y := i / width; return middle.Y <= y && y < middle.Y+24 })
	frames := 0
	start := time.Now()
	for time.Since(start) < watched {
		if band.seen() < 1 {
			pause(time.Millisecond) // for the rest of the frame
			band.renew()
			frames++
		}
		pause(time.Millisecond)
	}
	m.hand.wait()
	if frames == 0 {
		return math.NaN()
	}
	return float64(frames) / watched.Seconds()
}

// until looks at the screen until it is so.
func (m *meter) until(what string, isSo func() bool) {
	start := time.Now()
	for !isSo() {
		if time.Since(start) > patience {
			m.d.shot("failed")
			m.d.t.Fatalf("there never was %s", what)
		}
		pause(100 * time.Microsecond)
		m.looks++
	}
	m.looking += time.Since(start)
}

// overhead is what measuring itself adds to a key, in ms: the time between two looks
// at the screen, and the time from an order to the X server and back.
func (m *meter) overhead() (look, order float64) {
	const times = 200
	start := time.Now()
	for range times {
		m.hand.wait()
	}
	return ms(m.looking) / float64(m.looks), ms(time.Since(start)) / times
}

func ms(t time.Duration) float64 { return t.Seconds() * 1000 }

func percentile(values []float64, percent int) float64 {
	sorted := slices.Sorted(slices.Values(values))
	return sorted[(len(sorted)-1)*percent/100]
}
