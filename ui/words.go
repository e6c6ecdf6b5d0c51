package ui

import (
	"fyne.io/fyne/v2/container"

	"gouji.app/model/check"
	"gouji.app/ui/ask"
	"gouji.app/ui/flow"
	"gouji.app/ui/prose"
)

// askWords is 常见错词: the user's own list of wrong words, beside that of the program.
func (w *Window) askWords() {
	editor := prose.New(prose.Options{
		Hint:      "布署=部署",
		Modifiers: w.opts.Modifiers,
		OnKey:     w.dialogs.Typed,
	})
	editor.Set(w.opts.Words)
	head := flow.New("一行一个，错的写在前面：布署=部署。错的写法恰好出现在正确的词里时，把这些词写在后面，用感叹号隔开：撤消=撤销!撤消息。程序自带的词表照样核对。")
	body := container.NewGridWrap(w.dialogs.Wide(), container.NewBorder(head, nil, nil, nil, editor))
	w.dialogs.Open("常见错词", body, editor,
		ask.Do("保存", func() {
			if err := w.opts.KeepWords(editor.Text()); err != nil {
				w.dialogs.Refuse(err)
				return
			}
			w.opts.Words = editor.Text()
			w.desk.Session().Watch(check.ReadWords(w.opts.Words))
			w.refreshAll()
		}),

		ask.Close("取消"))
}
