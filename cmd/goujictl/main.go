// Command goujictl does the work of 勾稽 without a screen: it shows, checks and
// converts annual reports. Its output and exit codes are a contract for scripts:
//
//	0  done
//	1  check found errors
//	2  a file cannot be read as a report, or reading or writing failed
//	3  wrong usage
//	130  stopped by Ctrl+C or a signal: files are written whole or not at all
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"slices"
	"sync"
	"syscall"

	"gouji.app/model"
	"gouji.app/model/form"
)

const (
	exitDone = iota
	exitErrors
	exitFailed
	exitUsage
)

const exitStopped = 130

// A command is one verb of the command line.
type command struct {
	name, usage string
	run         func(env, []string) int
}

func commands() []command {
	all := []command{
		{"show", "show [--json] 文件…", show},
		{"check", "check [--json] [--prior 上年文件]… [-o 核对报告.xlsx|.docx|.pdf|.txt] 文件…", runCheck},
		{"rules", "rules [--json]", listRules},
		{"convert", "convert 文件 -o 输出.xlsx|.docx|.pdf|.html|.txt|.json", convert},
		{"next-year", "next-year 上年文件… -o 新文件.xlsx", nextYear},
		{"compare", "compare 文件 文件… -o 对照.xlsx|.docx|.pdf|.txt", compare},
		{"blank", "blank [--zero] -o 填报表.xlsx", blank},
	}
	for _, v := range verbs() {
		all = append(all, command{"collect", "collect " + v.usage, runCollect})
	}
	return all
}

// env is what a command needs of the world.
type env struct {
	out, err io.Writer
	form     *form.Form
	writing  *sync.Mutex // held while a file is written
	stopped  context.Context
}

// gcPercent lets the heap grow to several times what is in use before it is swept: a
// report needs little, and thousands are read one after the other.
const gcPercent = 400

// softMemory is how many bytes the program may take before it sweeps more often, well
// below what the largest file may cost.
const softMemory = 256 << 20

func main() {
	debug.SetGCPercent(gcPercent)
	debug.SetMemoryLimit(softMemory)
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}

func run(args []string, out, err io.Writer) int {
	stopped, stop := context.WithCancel(context.Background())
	defer stop()
	e := env{out, err, form.Gongkai2021(), &sync.Mutex{}, stopped}
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	go func() {
		<-signals
		stop()
		e.writing.Lock() // what is half written gets whole or is taken away
		os.Exit(exitStopped)
	}()
	if len(args) > 0 {
		if i := slices.IndexFunc(commands(), func(c command) bool { return c.name == args[0] }); i >= 0 {
			return commands()[i].run(e, args[1:])
		}
	}
	return e.usage()
}

// usage prints all commands.
func (e env) usage() int {
	fmt.Fprintln(e.err, "用法：")
	for _, c := range commands() {
		fmt.Fprintln(e.err, "  goujictl", c.usage)
	}
	return exitUsage
}

// save writes the file out, which a signal does not interrupt, unless it is one of those
// that were read.
func (e env) save(out string, read []string, write func() error) error {
	for _, file := range read {
		if same(out, file) {
			return &model.Refusal{Message: fmt.Sprintf("输出文件“%s”就是读入的文件，没有覆盖；请换一个文件名", model.ShownName(out))}
		}
	}
	e.writing.Lock()
	defer e.writing.Unlock()
	return write()
}

// same says that two paths lead to one file.
func same(a, b string) bool {
	one, err := os.Stat(a)
	other, err2 := os.Stat(b)
	return err == nil && err2 == nil && os.SameFile(one, other)
}

// parse reads options before, between and after files.
func parse(fs *flag.FlagSet, args []string) (files []string, err error) {
	fs.SetOutput(io.Discard)
	for {
		if err := fs.Parse(args); err != nil {
			return nil, err
		}
		if fs.NArg() == 0 {
			return files, nil
		}
		files = append(files, fs.Arg(0))
		args = fs.Args()[1:]
	}
}

// refuse prints the one line that a failure is.
func (e env) refuse(err error) int {
	var no *model.Refusal
	if errors.As(err, &no) {
		fmt.Fprintln(e.err, no.Message)
	} else {
		fmt.Fprintln(e.err, "操作没有完成；请检查磁盘空间和权限后再试")
	}
	return exitFailed
}
