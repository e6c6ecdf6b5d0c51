//go:build linux

package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// patience is how long a desktop waits for anything. It decides only how late a
// failure is told.
const patience = 60 * time.Second

// A desktop is a screen without a monitor, a window manager and one program on it.
// Everything ends with the test; when that failed, the last picture and what the
// program wrote are kept.
type desktop struct {
	t      *testing.T
	folder string   // HOME of the programs, and the memory of the screen
	env    []string // of programs on this screen
	window string   // X id of the program's window
	ended  <-chan struct{}
}

// newDesktop starts the screen, or skips the test where there is none to be had.
func newDesktop(t *testing.T) *desktop {
	t.Helper()
	for _, name := range []string{"Xvfb", "openbox", "xdotool", "dbus-run-session"} {
		if _, err := exec.LookPath(name); err != nil {
			t.Skipf("no real window is tested here: %v", err)
		}
	}
	d := &desktop{t: t, folder: t.TempDir()}
	number, told, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	xvfb := exec.Command("Xvfb", "-noreset", "-displayfd", "3", "-nolisten", "tcp",
		"-screen", "0", "1366x768x24", "-fbdir", d.folder)
	xvfb.ExtraFiles = []*os.File{told}
	d.start(xvfb)
	told.Close()
	var display int
	if _, err := fmt.Fscan(number, &display); err != nil {
		t.Fatalf("Xvfb told no display: %v", err)
	}
	d.env = append(os.Environ(),
		fmt.Sprintf("DISPLAY=:%d", display), "HOME="+d.folder, "XDG_CONFIG_HOME="+d.folder,
		// Debian may have no Chinese locale: its language is asked of LANG, the encoding
		// of keys of LC_CTYPE, and LC_ALL would hide both.
		"LANG=zh_CN.UTF-8", "LC_CTYPE=C.UTF-8", "LC_ALL=", "LIBGL_ALWAYS_SOFTWARE=1")
	d.start(exec.Command("openbox"))
	return d
}

// open starts the program and waits until its window, whose title contains title,
// has the keyboard and is painted.
func (d *desktop) open(title, program string, args ...string) {
	d.t.Helper()
	var written bytes.Buffer
	cmd := exec.Command("dbus-run-session", append([]string{"--", program}, args...)...)
	cmd.Stdout, cmd.Stderr = &written, &written
	d.t.Cleanup(func() { // runs after the program was stopped
		if d.t.Failed() {
			d.t.Logf("%s wrote:\n%s", filepath.Base(program), &written)
		}
	})
	d.ended = d.start(cmd)
	d.t.Cleanup(func() {
		if d.t.Failed() && d.running() {
			d.shot("failed")
		}
	})
	d.wait("a window called "+title, func() bool {
		found, _ := d.xdotool("search", "--onlyvisible", "--name", title)
		d.window, _, _ = strings.Cut(found, "\n")
		return d.window != ""
	})
	d.do("windowfocus", "--sync", d.window)
	// A window learns of the pointer by its second move.
	d.do("mousemove", "600", "300")
	d.do("mousemove", "601", "301")
	d.still()
}

// start runs cmd until the test ends; the channel is closed when it has ended.
func (d *desktop) start(cmd *exec.Cmd) <-chan struct{} {
	d.t.Helper()
	if cmd.Env == nil {
		cmd.Env = d.env
	}
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} // its children end with it
	cmd.WaitDelay = time.Second
	if err := cmd.Start(); err != nil {
		d.t.Fatal(err)
	}
	ended := make(chan struct{})
	go func() {
		cmd.Wait()
		close(ended)
	}()
	d.t.Cleanup(func() {
		syscall.Kill(-cmd.Process.Pid, syscall.SIGTERM)
		select {
		case <-ended:
		case <-time.After(5 * time.Second):
			syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL)
			<-ended
		}
	})
	return ended
}

// press presses keys as xdotool calls them, one after the other: "ctrl+s", "Return".
func (d *desktop) press(keys ...string) {
	d.t.Helper()
	d.do(append([]string{"key", "--delay", "40"}, keys...)...)
	d.still()
}

// write types text.
func (d *desktop) write(text string) {
	d.t.Helper()
	d.do("type", "--delay", "40", text)
	d.still()
}

// quit presses the key that ends the program and waits until it has ended.
func (d *desktop) quit(key string) {
	d.t.Helper()
	d.do("key", key)
	select {
	case <-d.ended:
	case <-time.After(patience):
		d.t.Fatalf("%s did not end the program", key)
	}
}

func (d *desktop) running() bool {
	select {
	case <-d.ended:
		return false
	default:
		return true
	}
}

// do has xdotool do something that must succeed.
func (d *desktop) do(args ...string) {
	d.t.Helper()
	if out, err := d.xdotool(args...); err != nil {
		d.t.Fatalf("xdotool %s: %v\n%s", strings.Join(args, " "), err, out)
	}
}

func (d *desktop) xdotool(args ...string) (string, error) {
	cmd := exec.Command("xdotool", args...)
	cmd.Env = d.env
	out, err := cmd.CombinedOutput()
	return string(out), err
}

// wait asks until it is so. A program that ends meanwhile fails the test.
func (d *desktop) wait(what string, isSo func() bool) {
	d.t.Helper()
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		if !d.running() {
			d.t.Fatalf("the program ended before there was %s", what)
		}
		if isSo() {
			return
		}
	}
	d.t.Fatalf("there never was %s", what)
}

// still waits until the picture has stopped changing.
func (d *desktop) still() {
	d.t.Helper()
	var before []byte
	d.wait("a picture that stands still", func() bool {
		time.Sleep(150 * time.Millisecond)
		now := d.screen().Pix
		same := bytes.Equal(before, now)
		before = now
		return same
	})
}

// red counts the pixels in the colour that marks errors and nothing else.
func (d *desktop) red() int {
	d.t.Helper()
	count := 0
	for p := d.screen().Pix; len(p) > 0; p = p[4:] {
		r, g, b := int(p[0]), int(p[1]), int(p[2])
		if r-max(g, b) >= 80 && max(g, b)-min(g, b) <= 40 {
			count++
		}
	}
	return count
}

// shot keeps the picture as build/shots/real-NAME.png.
func (d *desktop) shot(name string) {
	d.t.Helper()
	var file bytes.Buffer
	err := png.Encode(&file, d.screen())
	if err == nil {
		err = os.MkdirAll(filepath.Join(root, "build/shots"), 0o755)
	}
	if err == nil {
		err = os.WriteFile(filepath.Join(root, "build/shots/real-"+name+".png"), file.Bytes(), 0o644)
	}
	if err != nil {
		d.t.Errorf("keeping the picture %s: %v", name, err)
	}
}

// screen is the picture now. Xvfb keeps it in a file of the format of xwd: a head of
// big-endian 32-bit numbers, a colour map, and rows of 32-bit pixels.
func (d *desktop) screen() *image.NRGBA {
	d.t.Helper()
	dump, err := os.ReadFile(filepath.Join(d.folder, "Xvfb_screen0"))
	if err != nil {
		d.t.Fatal(err)
	}
	head := func(i int) int { return int(binary.BigEndian.Uint32(dump[4*i:])) }
	const headSize, width, height, bitsPerPixel, bytesPerRow, colours, colourSize = 0, 4, 5, 11, 12, 19, 12
	if head(bitsPerPixel) != 32 {
		d.t.Fatalf("the screen has %d bits a pixel", head(bitsPerPixel))
	}
	pixels := dump[head(headSize)+head(colours)*colourSize:]
	picture := image.NewNRGBA(image.Rect(0, 0, head(width), head(height)))
	for y := range head(height) {
		row := pixels[y*head(bytesPerRow):]
		for x := range head(width) {
			bgr := row[4*x:]
			picture.SetNRGBA(x, y, color.NRGBA{R: bgr[2], G: bgr[1], B: bgr[0], A: 255})
		}
	}
	return picture
}
