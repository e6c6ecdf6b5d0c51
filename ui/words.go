package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"gouji.app/model/check"
	"gouji.app/ui/flow"
	"gouji.app/ui/prose"
)

// askWords is 常见错词: the user's own list of wrong words, beside that of the program.
func (w *Window) askWords() {
	editor := prose.New(prose.Options{
		Hint:      "布署=部署",
		Modifiers: w.opts.Modifiers,
		OnKey:     func(k *fyne.KeyEvent) { w.key(k) },
	})
	editor.Set(w.opts.Words)
	head := flow.New("一行一个，错的写在前面：布署=部署。错的写法恰好出现在正确的词里时，把这些词写在后面，用感叹号隔开：撤消=撤销!撤消息。程序自带的词表照样核对。")
	body := container.NewGridWrap(w.wide(), container.NewBorder(head, nil, nil, nil, editor))
	w.openModal("常见错词", body, editor,
		choice{"保存", func() {
			if err := w.opts.KeepWords(editor.Text()); err != nil {
				w.refuse(err)
				return
			}
			w.opts.Words = editor.Text()
			w.doc.session.Watch(check.ReadWords(w.opts.Words))
			w.refreshAll()
		}},
		choice{"取消", nil})
}
