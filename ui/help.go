package ui

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"gouji.app/ui/ask"
	"gouji.app/ui/control"
	"gouji.app/ui/flow"
)

// showText puts a longer text over the window.
func (w *Window) showText(title, text string) {
	const wide, high = 40, 24 // in full-width characters
	body := container.NewGridWrap(fyne.NewSize(wide*w.em(), high*w.em()), container.NewVScroll(flow.New(text)))
	w.dialogs.Open(title, body, nil, ask.Close("知道了"))
}

// showKeys lists the commands with their keys, from the one list of commands, and
// the keys of the table.
func (w *Window) showKeys() {
	var b strings.Builder
	menu, widest := "", 0
	for _, c := range w.commands {
		if c.keys() != "" {
			widest = max(widest, utf8.RuneCountInString(trimDots(c.label)))
		}
	}
	for _, c := range w.commands {
		if c.menu != menu {
			menu = c.menu
			fmt.Fprintf(&b, "%s\n", menu)
		}
		if keys := c.keys(); keys != "" {
			label := trimDots(c.label)
			gap := strings.Repeat("　", widest-utf8.RuneCountInString(label)) // so that the keys stand in a column
			fmt.Fprintf(&b, "　%s%s　%s\n", label, gap, keys)
		}
	}
	b.WriteString(`表格
　直接输入　替换本格内容；F2 或双击　修改；Esc　恢复原来的内容
　Enter　向下（回到开始输入的那一列）；Tab　向右；加 Shift　反方向
　方向键、Home、End、PageUp、PageDown　移动；加 Ctrl　到边；加 Shift　选取
　Ctrl+D、Ctrl+R　向下、向右填充；Delete　清除
正文
　按住 Ctrl 单击有标记的数　到表格`)
	w.showText("快捷键", b.String())
}

// about tells version and licences. Their text is long: a list draws only what is
// in sight.
func (w *Window) about() {
	var lines []string
	for line := range strings.SplitSeq(w.opts.Licences, "\n") {
		lines = append(lines, breakWords(line)...)
	}
	list := control.NewList(func() int { return len(lines) }, nil)
	list.OnKey = w.dialogs.Key
	list.CreateItem = func() fyne.CanvasObject { return canvas.NewText("国", w.theme().Color(theme.ColorNameForeground, 0)) }
	list.UpdateItem = func(i int, o fyne.CanvasObject) {
		t := o.(*canvas.Text)
		t.Text = lines[i]
		t.Refresh()
	}
	list.HideSeparators = true
	below := container.New(layout.NewCustomPaddedLayout(0, 0, w.theme().Size(theme.SizeNameInnerPadding), 0), list)
	head := flow.New("勾稽 " + w.opts.Version + "　政府信息公开工作年度报告的填报和核对工具，以 MIT 许可发布。所用组件和字体的许可：")
	const wide, high = 48, 26 // in full-width characters
	body := container.NewGridWrap(fyne.NewSize(wide*w.em(), high*w.em()), container.NewBorder(head, nil, nil, nil, below))
	w.dialogs.Open("关于勾稽", body, nil, ask.Close("知道了"))
}

// breakWords breaks a line of English between words.
func breakWords(line string) (out []string) {
	const most = 96 // bytes
	for len(line) > most {
		i := strings.LastIndex(line[:most], " ")
		if i <= 0 {
			break
		}
		out, line = append(out, line[:i]), line[i+1:]
	}
	return append(out, line)
}
