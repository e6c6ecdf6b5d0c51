// Package ask is how the tasks of the window ask its user: questions with choices, the
// choice of a file, work that may take long. It draws nothing, which package dialog
// does; what only asks can so be tested without a screen.
package ask

import "time"

// A Choice is one answer to a question, a button. Without Do it only closes the
// question, which is what Escape asks for.
type Choice struct {
	Label string
	Do    func()
}

// Do is an answer that something follows.
func Do(label string, do func()) Choice { return Choice{Label: label, Do: do} }

// Close is an answer that nothing follows: 取消, 知道了.
func Close(label string) Choice { return Choice{Label: label} }

// A Question is a dialog over the window.
type Question interface {
	IsOpen() bool
	Close()
}

// A File asks for the path of a file.
type File struct {
	Title string
	Save  bool // the file need not exist; one that does is asked about
	// OnlyFolder asks for a folder; no files are shown.
	OnlyFolder bool
	Exts       []string // endings shown; the first is added to a name without
	Folder     string   // shown first
	Name       string   // proposed, when saving
	Then       func(path string)
}

// A Host puts questions over the window. It belongs to the UI goroutine.
type Host interface {
	// Ask puts a question. Enter takes the first choice, which therefore destroys
	// nothing; Escape takes the one that does nothing, else the last.
	Ask(question string, choices ...Choice) Question
	// Tell says something that needs no decision.
	Tell(text string)
	// Refuse tells why something failed, by the sentence of a model.Refusal and nothing
	// else, and offers what can be done, if there is any.
	Refuse(err error, choices ...Choice)
	// File asks for a file.
	File(q File)
	// Beside does work off the UI goroutine, and what it returns on it; nil: nothing.
	Beside(work func() (then func()))
	// After does f on the UI goroutine later.
	After(d time.Duration, f func())
}
