//go:build linux

package main

import (
	"bufio"
	"encoding/binary"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// A sample is some places of the screen and the colours that they had at one time.
type sample struct {
	live    []byte // the screen now
	places  []int  // of pixels
	colours []uint32
}

// pick takes of a picture those pixels that are good, evenly thinned out.
func (d *desktop) pick(picture []uint32, good func(i int) bool) sample {
	var all []int
	for i := range picture {
		if good(i) {
			all = append(all, i)
		}
	}
	if len(all) == 0 {
		d.t.Fatal("there is nothing to look at in the picture")
	}
	const most = 2000
	_, _, live := d.head()
	s := sample{live: live}
	for k := range min(most, len(all)) {
		i := all[k*len(all)/min(most, len(all))]
		s.places, s.colours = append(s.places, i), append(s.colours, picture[i])
	}
	return s
}

// seen is the share of the places that have their colour now.
func (s sample) seen() float64 {
	n := 0
	for k, i := range s.places {
		if colour(s.live, i) == s.colours[k] {
			n++
		}
	}
	return float64(n) / float64(len(s.places))
}

// renew takes the colours of now.
func (s sample) renew() {
	for k, i := range s.places {
		s.colours[k] = colour(s.live, i)
	}
}

func colour(pixels []byte, i int) uint32 { return binary.NativeEndian.Uint32(pixels[4*i:]) }

// colours is the picture now.
func (d *desktop) colours() []uint32 {
	width, height, pixels := d.head()
	picture := make([]uint32, width*height)
	for i := range picture {
		picture[i] = colour(pixels, i)
	}
	return picture
}

// outlines samples text and lines inside the program's window, whose frame the window
// manager paints.
func (d *desktop) outlines() sample {
	width, _, _ := d.head()
	geometry, err := d.xdotool("getwindowgeometry", "--shell", d.window)
	var id, x, y, w, h int
	if err == nil {
		_, err = fmt.Sscanf(geometry, "WINDOW=%d\nX=%d\nY=%d\nWIDTH=%d\nHEIGHT=%d", &id, &x, &y, &w, &h)
	}
	if err != nil {
		d.t.Fatalf("xdotool told no place of the window: %v\n%s", err, geometry)
	}
	picture := d.colours()
	return d.pick(picture, func(i int) bool {
		px, py := i%width, i/width
		return x < px && px < x+w && y <= py && py < y+h && picture[i] != picture[i-1]
	})
}

// A hand is an xdotool that takes orders line by line; starting one for each key
// would cost milliseconds.
type hand struct {
	in  io.Writer
	out *bufio.Reader
	d   *desktop
}

func newHand(d *desktop) *hand {
	cmd := exec.Command("xdotool", "-")
	in, err := cmd.StdinPipe()
	if err != nil {
		d.t.Fatal(err)
	}
	out, written := io.Pipe()
	cmd.Stdout = written
	d.start(cmd)
	return &hand{in, bufio.NewReader(out), d}
}

// do gives an order and returns at once.
func (h *hand) do(order string) {
	if _, err := fmt.Fprintln(h.in, order); err != nil {
		h.d.t.Fatalf("xdotool takes no order: %v", err)
	}
}

// wait returns when the X server has everything that was ordered.
func (h *hand) wait() {
	h.do("getmouselocation")
	if _, err := h.out.ReadString('\n'); err != nil {
		h.d.t.Fatalf("xdotool does not answer: %v", err)
	}
}

// cpu is what the process and its helpers have used since they started.
func (p *process) cpu() time.Duration {
	const ticks = 100 // a second, on every Linux
	return time.Duration(p.sum(14)+p.sum(15)) * time.Second / ticks
}

// memory is what the process and its helpers keep resident, in bytes.
func (p *process) memory() int64 { return p.sum(24) * int64(os.Getpagesize()) }

// sum adds up a number of /proc/PID/stat over the processes of the group. Fields are
// counted from 1, as in proc(5).
func (p *process) sum(field int) int64 {
	var sum int64
	files, _ := filepath.Glob("/proc/[0-9]*/stat")
	for _, file := range files {
		stat, _ := os.ReadFile(file) // a process may have ended since
		_, rest, _ := strings.Cut(string(stat), ") ")
		const first = 3 // after the name in brackets
		fields := strings.Fields(rest)
		if len(fields) > field-first && fields[5-first] == strconv.Itoa(p.cmd.Process.Pid) {
			n, _ := strconv.ParseInt(fields[field-first], 10, 64)
			sum += n
		}
	}
	return sum
}

// pause sleeps without the millisecond that time.Sleep may add.
func pause(t time.Duration) {
	rest := syscall.NsecToTimespec(t.Nanoseconds())
	syscall.Nanosleep(&rest, nil)
}

// calcProfile makes a profile for LibreOffice that greets nobody, and returns the
// option that selects it.
func calcProfile(d *desktop) string {
	d.t.Helper()
	folder := filepath.Join(d.folder, "libreoffice")
	err := os.MkdirAll(filepath.Join(folder, "user"), 0o755)
	if err == nil {
		err = os.WriteFile(filepath.Join(folder, "user/registrymodifications.xcu"), []byte(`<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Misc"><prop oor:name="ShowTipOfTheDay" oor:op="fuse"><value>false</value></prop></item>
<item oor:path="/org.openoffice.Setup/Product"><prop oor:name="ooSetupLastVersion" oor:op="fuse"><value>99.0</value></prop></item>
</oor:items>
`), 0o644)
	}
	if err != nil {
		d.t.Fatal(err)
	}
	return "-env:UserInstallation=file://" + folder
}
