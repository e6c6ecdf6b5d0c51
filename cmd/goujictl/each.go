package main

import (
	"bytes"
	"runtime"
)

// each does the same with every file, several at a time, and prints what comes of it
// in the order of the files. It returns the worst exit code.
func (e env) each(files []string, do func(env, string) int) int {
	type outcome struct {
		out, err bytes.Buffer
		code     int
	}
	begun := make(chan chan *outcome, runtime.GOMAXPROCS(0)-1) // bounds what waits to be printed
	go func() {
		for _, file := range files {
			done := make(chan *outcome, 1)
			begun <- done
			go func() {
				o := new(outcome)
				o.code = do(env{&o.out, &o.err, e.form, e.writing, e.stopped}, file)
				done <- o
			}()
		}
		close(begun)
	}()
	worst := exitDone
	for done := range begun {
		o := <-done
		worst = max(worst, o.code)
		e.err.Write(o.err.Bytes())
		if _, err := e.out.Write(o.out.Bytes()); err != nil {
			worst = max(worst, e.refuse(err))
		}
	}
	return worst
}
