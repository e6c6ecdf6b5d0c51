// Package disk is the one room that writes files which must never be half written, and
// that locks files between programs. It knows nothing of what they hold.
//
// A whole file is replaced by Write: the new one is written beside the old one, synced
// and renamed, so that after a crash or a power cut there is the old file or the new
// one, and after an error the old one.
//
//	err := disk.Write(path, disk.Way{}, func(w io.Writer) error { return book.Write(w) })
//
// A file that only grows, such as a journal, is written by Append: whole lines, synced
// before it returns; after an error the file is as long as before. A line that a crash
// tore stays alone on its line.
//
//	err := disk.Append(path, 0o644, line)
//
// A file is locked between programs by Hold, for as long as it stays open: the system
// ends the lock when the program ends, however that happens. Held asks whether it is.
//
// Every error of Write and Append is a *model.Refusal, a Chinese sentence with the
// file's name, the reason and what the user can do; errors.Is sees the system's error
// through it. What other programs hold open for a moment, such as a virus scanner or a
// share's server, is tried again for about a second before it counts as an error.
// Nothing here may be called by code that must not wait, such as that which draws.
package disk
