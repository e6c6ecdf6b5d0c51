package main

import (
	"fmt"
	"os"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"

	"gouji.app/export"
	"gouji.app/model"
	"gouji.app/model/draft"
	"gouji.app/ui"
)

// A trouble is a screen of a window that something befell.
type trouble struct {
	screen
	befall func(*ui.Options) // nil: nothing did
}

func untroubled(screens []screen) (out []trouble) {
	for _, s := range screens {
		out = append(out, trouble{screen: s})
	}
	return out
}

// troubles are drives that do not answer or take no file, and crashes.
func troubles(f files, drafts draft.Store) []trouble {
	std := fyne.NewSize(1366, 768)
	hung := false
	hanging := func(o *ui.Options) {
		hung = false
		o.Go = func(work func()) {
			if !hung {
				work()
			}
		}
		o.After = func(_ time.Duration, f func()) { f() }
	}
	hang := func(then func(w *ui.Window)) func(*ui.Window) {
		return func(w *ui.Window) {
			typing(w, "79")
			press(fyne.KeyReturn)(w)
			hung = true
			then(w)
		}
	}
	return []trouble{
		{screen{"正在保存", std, nil, f.sample, hang(func(w *ui.Window) { w.Command(ui.CmdSave) })}, hanging},
		{screen{"等待保存", std, nil, f.sample, hang(func(w *ui.Window) {
			w.Command(ui.CmdQuit)
			press(fyne.KeyReturn)(w)
		})}, hanging},
		{screen{"保存失败", std, nil, f.sample, func(w *ui.Window) { w.Command(ui.CmdSave) }}, func(o *ui.Options) {
			o.Save = func(path string, r *model.Report, keep bool) error {
				return export.SaveWork(filepath.Join("/proc", filepath.Base(path)), r, keep) // takes no files
			}
		}},
		// The last ones: every window after them would find the drafts.
		{screen{"打开有恢复稿的文件", std, nil, "", func(w *ui.Window) {
			leaveDraft(drafts, f.sample, 0)
			w.Open(f.sample)
		}}, nil},
		{screen{"开始有恢复稿", std, nil, "", func(w *ui.Window) {
			leaveDraft(drafts, "", 40*time.Minute)
			leaveDraft(drafts, "/home/li/昌图县2024.xlsx", 80*time.Minute)
			complain(os.WriteFile(filepath.Join(drafts.Folder, "1.draft"), []byte("# gouji draft 00000000\n"), 0o600))
			w.Command(ui.CmdStandard) // shows the start page anew
		}}, nil},
	}
}

// leaveDraft leaves what a program that crashed leaves of a file, "" for a report that
// was never saved.
func leaveDraft(store draft.Store, file string, later time.Duration) {
	at := time.Date(2025, 1, 8, 16, 30, 0, 0, time.Local).Add(later)
	saver := &draft.Saver{Store: store, Now: func() time.Time { return at }, After: never, Trouble: complain}
	saver.Changed(sample(), file, "")
	complain(saver.Stop())
}

func complain(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
}
