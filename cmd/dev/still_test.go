//go:build linux

package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"time"
)

// still waits until the picture has stopped changing and everything that was pressed
// has been used. On a busy machine a program that has not yet got a key looks like one
// that has painted it: only the system knows that it waits for its turn, or another
// program of the screen does that must answer it.
func (d *desktop) still() {
	d.t.Helper()
	const looks, between = 4, 40 * time.Millisecond
	var picture []byte
	slept := map[string]string{}
	at, stands := "", false
	defer func() {
		if !stands {
			d.t.Logf("still at work:%s", at)
		}
	}()
	d.wait("a picture that stands still", func() bool {
		for range looks {
			time.Sleep(between)
			now, working := bytes.Clone(d.memory), d.working(slept)
			if !bytes.Equal(picture, now) || working != "" {
				picture, at = now, working
				return false
			}
		}
		return true
	})
	stands = true
}

// working names the threads that have worked since they were looked at last.
// How often each has rested is kept in slept. The program looks for keys sixty times a
// second: of its threads only those work that have not come to rest since. Other
// programs, an input method and what belongs to it, sleep until they are asked.
func (d *desktop) working(slept map[string]string) (at string) {
	processes, err := filepath.Glob("/proc/[0-9]*")
	if err != nil {
		d.t.Fatal(err)
	}
	for _, process := range processes {
		group := groupOf(process)
		if !d.started(group) {
			continue
		}
		threads, _ := filepath.Glob(process + "/task/*/status")
		for _, thread := range threads {
			name, state, rests := restOf(thread)
			runs, rested := state == "R" || state == "D", rests != slept[thread]
			if runs && !rested || group != d.program.cmd.Process.Pid && (runs || rested) {
				at += fmt.Sprintf(" %s(%s)", name, state)
			}
			slept[thread] = rests
		}
	}
	return at
}

// started tells whether a group is that of a process of this desktop. The number of one
// that has ended may be a stranger's by now.
func (d *desktop) started(group int) bool {
	return slices.ContainsFunc(d.processes, func(p *process) bool { return p.cmd.Process.Pid == group && p.running() })
}

// groupOf is the process group of a process, 0 for one that has ended: the fifth word,
// where the second is a name in parentheses.
func groupOf(process string) int {
	stat, err := os.ReadFile(process + "/stat")
	if err != nil {
		return 0
	}
	words := bytes.Fields(stat[bytes.LastIndexByte(stat, ')')+1:])
	group, _ := strconv.Atoi(string(words[2]))
	return group
}

var rest = regexp.MustCompile(`(?s)Name:\s+(\S+).*State:\s+(\w).*\nvoluntary_ctxt_switches:\s+(\d+)`)

// restOf gives the name and state of a thread, and how often it has waited for something.
func restOf(thread string) (name, state, rests string) {
	status, err := os.ReadFile(thread)
	if err != nil {
		return "", "", "" // it has ended
	}
	if found := rest.FindSubmatch(status); found != nil {
		return string(found[1]), string(found[2]), string(found[3])
	}
	return "", "", ""
}
