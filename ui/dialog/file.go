package dialog

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"gouji.app/model"
	"gouji.app/ui/ask"
	"gouji.app/ui/control"
	"gouji.app/ui/prose"
)

// A file is an open question for a file. Fyne's own file dialog mixes languages and
// ignores Escape.
type file struct {
	ask.File
	host    *Host
	entries []os.DirEntry // folders first
	list    *control.List
	where   *prose.Field
	input   *prose.Field
	accept  func()
}

// File implements ask.Host.
func (h *Host) File(q ask.File) {
	d := &file{File: q, host: h, where: h.Line(), input: h.Line()}
	d.list = h.List(func() int { return len(d.entries) }, d.label)
	d.list.OnSelected = d.selected
	d.where.OnSubmitted = d.enter
	d.where.OnKey = func(k *fyne.KeyEvent) bool { return k.Name == fyne.KeyEscape && h.Key(k) }
	d.where.Set(q.Folder)
	d.input.SetText(q.Name)
	up := h.Button("上一级", func() { d.enter(filepath.Dir(d.Folder)) })
	top := container.NewBorder(nil, nil, up, nil, d.where)
	var bottom fyne.CanvasObject
	if !q.OnlyFolder {
		bottom = container.NewBorder(nil, nil, widget.NewLabel("文件名"), nil, d.input)
	}
	const wide, high = 40, 22 // in full-width characters
	body := container.NewGridWrap(fyne.NewSize(wide*h.Em(), high*h.Em()), container.NewBorder(top, bottom, nil, nil, d.list))

	verb, focus := "打开", d.input
	switch {
	case q.Save:
		verb = "保存"
	case q.OnlyFolder:
		verb, focus = "选这个文件夹", d.where
	}
	m := h.Open(q.Title, body, focus, ask.Do(verb, d.submit), ask.Close("取消"))
	d.enter(q.Folder) // the list can scroll only once it is shown
	d.accept = m.accept
	d.input.TypedShortcut(&fyne.ShortcutSelectAll{}) // another name is typed over the proposal
}

func (d *file) label(i int) string {
	e := d.entries[i]
	if e.IsDir() {
		return "［文件夹］" + model.Shown(e.Name())
	}
	return model.Shown(e.Name())
}

// enter lists a folder; one that cannot be read leaves the list as it is.
func (d *file) enter(folder string) {
	type result struct {
		entries []os.DirEntry
		err     error
	}
	ask.Background(d.host, ask.Task[result]{
		What: "正在查看文件夹“" + model.Shown(folder) + "”",
		Work: func() result {
			all, err := os.ReadDir(folder)
			return result{all, err}
		},
		Done: func(r result) {
			if r.err != nil {
				d.where.Set(d.Folder)
				return
			}
			d.show(folder, r.entries)
		},
	})
}

func (d *file) show(folder string, all []os.DirEntry) {
	d.Folder = folder
	d.where.Set(folder)
	d.entries = slices.DeleteFunc(all, func(e os.DirEntry) bool {
		hidden := strings.HasPrefix(e.Name(), ".")
		return hidden || !e.IsDir() && !slices.Contains(d.Exts, strings.ToLower(filepath.Ext(e.Name())))
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
func (d *file) selected(i widget.ListItemID) {
	e := d.entries[i]
	d.list.UnselectAll()
	switch {
	case e.IsDir():
		d.enter(filepath.Join(d.Folder, e.Name()))
	case d.input.Text == e.Name() && !d.Save:
		d.accept()
	default:
		d.input.SetText(e.Name())
		d.host.Focus(d.input) // Enter takes it
	}
}

// submit takes the name in the entry. Saving over another file asks first.
func (d *file) submit() {
	if d.OnlyFolder {
		d.host.opts.Remember(d.Folder)
		d.Then(d.Folder)
		return
	}
	name := strings.TrimSpace(d.input.Text)
	if name == "" {
		return
	}
	path := name
	if !filepath.IsAbs(path) {
		path = filepath.Join(d.Folder, name)
	}
	target := path
	if d.Save && !slices.Contains(d.Exts, strings.ToLower(filepath.Ext(path))) {
		target += d.Exts[0]
	}
	type result struct{ folder, taken bool }
	ask.Background(d.host, ask.Task[result]{
		What: "正在查看“" + model.ShownName(path) + "”",
		Work: func() result {
			info, err := os.Stat(path)
			_, missing := os.Stat(target)
			return result{err == nil && info.IsDir(), missing == nil}
		},
		Done: func(r result) {
			if r.folder {
				d.Folder, d.Name = path, ""
				d.host.File(d.File)
				return
			}
			d.host.opts.Remember(filepath.Dir(target))
			if !d.Save || !r.taken || target == d.host.opts.Own() {
				d.Then(target)
				return
			}
			d.host.Ask("“"+model.ShownName(target)+"”已经存在，要替换它吗？",
				ask.Close("取消"),
				ask.Do("替换", func() { d.Then(target) }))
		},
	})
}
