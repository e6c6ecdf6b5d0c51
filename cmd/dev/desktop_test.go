//go:build linux

package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image"
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

// A desktop is a screen without a monitor, a bus, a window manager and one program
// that fills the screen. Everything ends with the test; when that failed, the last
// picture and what the program wrote are kept.
type desktop struct {
	t         testing.TB
	folder    string   // HOME of the programs, and the memory of the screen
	env       []string // of programs on this screen
	memory    []byte   // of the screen, as it is now
	program   *process
	processes []*process // all that were started
	window    string     // X id of the program's window
}

// newDesktop starts the screen, or skips the test where there is none to be had.
// Width and height are in pixels.
func newDesktop(t testing.TB, width, height int) *desktop {
	t.Helper()
	for _, name := range []string{"Xvfb", "openbox", "xdotool", "xclip", "dbus-daemon"} {
		if _, err := exec.LookPath(name); err != nil {
			t.Skipf("no real window is tested here: %v", err)
		}
	}
	d := &desktop{t: t, folder: t.TempDir()}
	// On a busy machine a key that is released late would repeat without -r, and the
	// server would now and then go on waking 200 times a second without -dumbSched.
	display := d.told(exec.Command("Xvfb", "-r", "-dumbSched", "-noreset", "-displayfd", "3", "-nolisten", "tcp",
		"-screen", "0", fmt.Sprintf("%dx%dx24", width, height), "-fbdir", d.folder))
	d.env = append(os.Environ(),
		"DISPLAY=:"+display, "HOME="+d.folder, "XDG_CONFIG_HOME="+d.folder,
		// Debian may have no Chinese locale: its language is asked of LANG, the encoding
		// of keys of LC_CTYPE, and LC_ALL would hide both.
		"LANG=zh_CN.UTF-8", "LC_CTYPE=C.UTF-8", "LC_ALL=", "LIBGL_ALWAYS_SOFTWARE=1")
	d.env = append(d.env, "DBUS_SESSION_BUS_ADDRESS="+
		d.told(exec.Command("dbus-daemon", "--config-file", d.bus(), "--nofork", "--nopidfile", "--print-address=3")))
	d.program = d.start(exec.Command("openbox", "--config-file", d.windowRules()))
	d.mapMemory()
	return d
}

// told starts a server and returns the first word that it writes to file 3: where it
// can be reached.
func (d *desktop) told(server *exec.Cmd) string {
	d.t.Helper()
	answer, told, err := os.Pipe()
	if err != nil {
		d.t.Fatal(err)
	}
	defer answer.Close()
	server.ExtraFiles = []*os.File{told}
	d.start(server)
	told.Close()
	var word string
	if _, err := fmt.Fscan(answer, &word); err != nil {
		d.t.Fatalf("%s did not tell where it is: %v", server.Path, err)
	}
	return word
}

// bus has no programs to start: ibus, asked for while it is not there yet, would be
// started a second time and replace the one that the test has started.
func (d *desktop) bus() string {
	path := filepath.Join(d.folder, "bus.xml")
	err := os.WriteFile(path, []byte(`<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy>
</busconfig>`), 0o644)
	if err != nil {
		d.t.Fatal(err)
	}
	return path
}

// windowRules has every window fill the screen, and takes no key from it.
func (d *desktop) windowRules() string {
	path := filepath.Join(d.folder, "openbox.xml")
	err := os.WriteFile(path, []byte(`<openbox_config xmlns="http://openbox.org/3.4/rc"><applications>
<application type="normal"><maximized>yes</maximized></application>
</applications></openbox_config>`), 0o644)
	if err != nil {
		d.t.Fatal(err)
	}
	return path
}

// open starts the program and waits until its window, whose title contains title,
// has the keyboard and is painted.
func (d *desktop) open(title, program string, args ...string) {
	d.t.Helper()
	var written bytes.Buffer
	cmd := exec.Command(program, args...)
	cmd.Stdout, cmd.Stderr = &written, &written
	d.t.Cleanup(func() { // runs after the program was stopped
		if d.t.Failed() {
			d.t.Logf("%s wrote:\n%s", filepath.Base(program), &written)
		}
	})
	d.program = d.start(cmd)
	d.t.Cleanup(func() {
		if d.t.Failed() && d.program.running() {
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

// A process runs until it is stopped or the test ends.
type process struct {
	cmd   *exec.Cmd
	ended chan struct{}
}

func (d *desktop) start(cmd *exec.Cmd) *process {
	d.t.Helper()
	if cmd.Env == nil {
		cmd.Env = d.env
	}
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} // its children end with it
	cmd.WaitDelay = time.Second
	if err := cmd.Start(); err != nil {
		d.t.Fatal(err)
	}
	p := &process{cmd, make(chan struct{})}
	d.processes = append(d.processes, p)
	go func() {
		cmd.Wait()
		syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) // now: later the number may be a stranger's
		close(p.ended)
	}()
	d.t.Cleanup(p.stop)
	return p
}

// stop ends the process and its children.
func (p *process) stop() {
	for _, how := range []syscall.Signal{syscall.SIGTERM, syscall.SIGKILL} {
		if !p.running() {
			return
		}
		syscall.Kill(-p.cmd.Process.Pid, how)
		select {
		case <-p.ended:
		case <-time.After(5 * time.Second):
		}
	}
}

func (p *process) running() bool {
	select {
	case <-p.ended:
		return false
	default:
		return true
	}
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

// paste puts text on the clipboard, as another program does, and presses Ctrl+V.
func (d *desktop) paste(text string) {
	d.t.Helper()
	// In the foreground xclip serves the clipboard until it is stopped.
	xclip := exec.Command("xclip", "-quiet", "-selection", "clipboard", "-in")
	xclip.Stdin = strings.NewReader(text)
	owner := d.start(xclip)
	d.wait("a clipboard with the text", func() bool {
		ask := exec.Command("xclip", "-selection", "clipboard", "-out")
		ask.Env = d.env
		got, err := ask.Output()
		return err == nil && string(got) == text
	})
	d.press("ctrl+v")
	owner.stop()
}

// quit presses the key that ends the program and waits until it has ended.
func (d *desktop) quit(key string) {
	d.t.Helper()
	d.do("key", key)
	select {
	case <-d.program.ended:
	case <-time.After(patience):
		d.t.Fatalf("%s did not end the program", key)
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
		if !d.program.running() {
			d.t.Fatalf("the program ended before there was %s", what)
		}
		if isSo() {
			return
		}
	}
	d.t.Fatalf("there never was %s", what)
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

// screen is the picture now.
func (d *desktop) screen() *image.NRGBA {
	width, height, pixels := d.head()
	picture := image.NewNRGBA(image.Rect(0, 0, width, height))
	for i := 0; i < len(picture.Pix); i += 4 {
		p := pixels[i:]
		picture.Pix[i], picture.Pix[i+1], picture.Pix[i+2], picture.Pix[i+3] = p[2], p[1], p[0], 255
	}
	return picture
}

// mapMemory makes the picture readable without asking the X server. Xvfb keeps it in
// a file.
func (d *desktop) mapMemory() {
	d.t.Helper()
	file, err := os.Open(filepath.Join(d.folder, "Xvfb_screen0"))
	if err != nil {
		d.t.Fatal(err)
	}
	defer file.Close()
	info, err := file.Stat()
	if err == nil {
		d.memory, err = syscall.Mmap(int(file.Fd()), 0, int(info.Size()), syscall.PROT_READ, syscall.MAP_SHARED)
	}
	if err != nil {
		d.t.Fatal(err)
	}
	d.t.Cleanup(func() { syscall.Munmap(d.memory) })
}

// head reads the format of xwd: a head of big-endian 32-bit numbers, a colour map,
// and the rows of pixels, four bytes each: blue, green, red, nothing.
func (d *desktop) head() (width, height int, pixels []byte) {
	head := func(i int) int { return int(binary.BigEndian.Uint32(d.memory[4*i:])) }
	const headSize, pixelWidth, pixelHeight, bitsPerPixel, bytesPerRow, colours, colourSize = 0, 4, 5, 11, 12, 19, 12
	width, height = head(pixelWidth), head(pixelHeight)
	if head(bitsPerPixel) != 32 || head(bytesPerRow) != 4*width {
		d.t.Fatalf("the screen has %d bits a pixel and %d bytes a row of %d", head(bitsPerPixel), head(bytesPerRow), width)
	}
	return width, height, d.memory[head(headSize)+head(colours)*colourSize:][:4*width*height]
}
