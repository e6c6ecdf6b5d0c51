package ui

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"gouji.app/model"
	"gouji.app/ui/control"
	"gouji.app/ui/prose"
)

// A fileQuestion asks for the path of a file. Fyne's own file dialog mixes
// languages and ignores Escape.
type fileQuestion struct {
	title string
	save  bool
	// onlyFolder asks for a folder; no files are shown.
	onlyFolder bool
	exts       []string // endings shown; the first is added to a name without
	folder     string
	name       string // proposed, when saving
	then       func(path string)
}

// A fileDialog is an open fileQuestion.
type fileDialog struct {
	fileQuestion
	w       *Window
	entries []os.DirEntry // folders first
	list    *control.List
	where   *prose.Field
	input   *prose.Field
	accept  func()
}

// chooseFile puts a file question over the window.
func (w *Window) chooseFile(q fileQuestion) {
	d := &fileDialog{fileQuestion: q, w: w, where: w.line(), input: w.line()}
	d.list = control.NewList(func() int { return len(d.entries) }, d.label)
	d.list.OnKey = w.key
	d.list.OnSelected = d.selected
	d.where.OnSubmitted = d.enter
	d.where.OnKey = func(k *fyne.KeyEvent) bool { return k.Name == fyne.KeyEscape && w.key(k) }
	d.where.Set(q.folder)
	d.input.SetText(q.name)
	up := w.button("上一级", func() { d.enter(filepath.Dir(d.folder)) })
	top := container.NewBorder(nil, nil, up, nil, d.where)
	var bottom fyne.CanvasObject
	if !q.onlyFolder {
		bottom = container.NewBorder(nil, nil, widget.NewLabel("文件名"), nil, d.input)
	}
	const wide, high = 40, 22 // in full-width characters
	body := container.NewGridWrap(fyne.NewSize(wide*w.em(), high*w.em()), container.NewBorder(top, bottom, nil, nil, d.list))

	verb, focus := "打开", d.input
	switch {
	case q.save:
		verb = "保存"
	case q.onlyFolder:
		verb, focus = "选这个文件夹", d.where
	}
	m := w.openModal(q.title, body, focus, choice{verb, d.submit}, choice{"取消", nil})
	d.enter(q.folder) // the list can scroll only once it is shown
	d.accept = m.accept
	d.input.TypedShortcut(&fyne.ShortcutSelectAll{}) // another name is typed over the proposal
}

func (d *fileDialog) label(i int) string {
	e := d.entries[i]
	if e.IsDir() {
		return "［文件夹］" + model.Shown(e.Name())
	}
	return model.Shown(e.Name())
}

// enter lists a folder; one that cannot be read leaves the list as it is.
func (d *fileDialog) enter(folder string) {
	type result struct {
		entries []os.DirEntry
		err     error
	}
	inBackground(d.w, task[result]{
		what: "正在查看文件夹“" + model.Shown(folder) + "”",
		work: func() result {
			all, err := os.ReadDir(folder)
			return result{all, err}
		},
		done: func(r result) {
			if r.err != nil {
				d.where.Set(d.folder)
				return
			}
			d.show(folder, r.entries)
		},
	})
}

func (d *fileDialog) show(folder string, all []os.DirEntry) {
	d.folder = folder
	d.where.Set(folder)
	d.entries = slices.DeleteFunc(all, func(e os.DirEntry) bool {
		hidden := strings.HasPrefix(e.Name(), ".")
		return hidden || !e.IsDir() && !slices.Contains(d.exts, strings.ToLower(filepath.Ext(e.Name())))
	})
	slices.SortStableFunc(d.entries, func(a, b os.DirEntry) int {
		if a.IsDir() != b.IsDir() {
			if a.IsDir() {
				return -1
			}
			return 1
		}
		return strings.Compare(a.Name(), b.Name())
	})
	d.list.UnselectAll()
	d.list.ScrollToTop()
	d.list.Refresh()
}

// selected opens a folder, or puts a file's name into the entry; a second click on
// the same file takes it.
func (d *fileDialog) selected(i widget.ListItemID) {
	e := d.entries[i]
	d.list.UnselectAll()
	switch {
	case e.IsDir():
		d.enter(filepath.Join(d.folder, e.Name()))
	case d.input.Text == e.Name() && !d.save:
		d.accept()
	default:
		d.input.SetText(e.Name())
		d.w.win.Canvas().Focus(d.input) // Enter takes it
	}
}

// submit takes the name in the entry. Saving over another file asks first.
func (d *fileDialog) submit() {
	if d.onlyFolder {
		d.w.rememberFolder(d.folder)
		d.then(d.folder)
		return
	}
	name := strings.TrimSpace(d.input.Text)
	if name == "" {
		return
	}
	path := name
	if !filepath.IsAbs(path) {
		path = filepath.Join(d.folder, name)
	}
	file := path
	if d.save && !slices.Contains(d.exts, strings.ToLower(filepath.Ext(path))) {
		file += d.exts[0]
	}
	type result struct{ folder, taken bool }
	inBackground(d.w, task[result]{
		what: "正在查看“" + model.ShownName(path) + "”",
		work: func() result {
			info, err := os.Stat(path)
			_, missing := os.Stat(file)
			return result{err == nil && info.IsDir(), missing == nil}
		},
		done: func(r result) {
			if r.folder {
				d.fileQuestion.folder, d.fileQuestion.name = path, ""
				d.w.chooseFile(d.fileQuestion)
				return
			}
			d.w.rememberFolder(filepath.Dir(file))
			if !d.save || !r.taken || file == d.w.doc.path {
				d.then(file)
				return
			}
			d.w.ask("“"+model.ShownName(file)+"”已经存在，要替换它吗？",
				choice{"取消", nil},
				choice{"替换", func() { d.then(file) }})
		},
	})
}
