// Package help is what the program tells about itself: its keys, its licences, and what
// those who mend it want to know.
package help

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
	"gouji.app/ui/desk"
	"gouji.app/ui/dialog"
	"gouji.app/ui/flow"
)

// Options is what the task needs. All fields are required.
type Options struct {
	Desk      *desk.Desk
	Ask       *dialog.Host
	Version   string
	Licences  string // of everything linked in
	Diagnosis Diagnosis
	Restart   func()                        // shows the start page anew
	Log       func(doing string, err error) // what the user need not see
}

// A Task shows help.
type Task struct {
	Options
}

// NewTask makes the task.
func NewTask(o Options) *Task { return &Task{o} }

// A Key is how a command is called in the menu and at the keyboard: 文件, 保存, Ctrl+S.
type Key struct{ Menu, Label, Keys string }

// ShowKeys lists commands with their keys, and the keys of the table.
func (t *Task) ShowKeys(keys []Key) {
	var b strings.Builder
	menu, widest := "", 0
	for _, k := range keys {
		widest = max(widest, utf8.RuneCountInString(k.Label))
	}
	for _, k := range keys {
		if k.Menu != menu {
			menu = k.Menu
			fmt.Fprintf(&b, "%s\n", menu)
		}
		gap := strings.Repeat("　", widest-utf8.RuneCountInString(k.Label)) // so that the keys stand in a column
		fmt.Fprintf(&b, "　%s%s　%s\n", k.Label, gap, k.Keys)
	}
	b.WriteString(`表格
　直接输入　替换本格内容；F2 或双击　修改；Esc　恢复原来的内容
　Enter　向下（回到开始输入的那一列）；Tab　向右；加 Shift　反方向
　方向键、Home、End、PageUp、PageDown　移动；加 Ctrl　到边；加 Shift　选取
　Ctrl+D、Ctrl+R　向下、向右填充；Delete　清除
正文
　按住 Ctrl 单击有标记的数　到表格`)
	const wide, high = 40, 24 // in full-width characters
	body := container.NewGridWrap(fyne.NewSize(wide*t.Ask.Em(), high*t.Ask.Em()), container.NewVScroll(flow.New(b.String())))
	t.Ask.Open("快捷键", body, nil, ask.Close("知道了"))
}

// About tells version and licences. Their text is long: a list draws only what is
// in sight.
func (t *Task) About() {
	var lines []string
	for line := range strings.SplitSeq(t.Licences, "\n") {
		lines = append(lines, breakWords(line)...)
	}
	list := control.NewList(func() int { return len(lines) }, nil)
	list.OnKey = t.Ask.Key
	list.CreateItem = func() fyne.CanvasObject { return canvas.NewText("国", theme.Color(theme.ColorNameForeground)) }
	list.UpdateItem = func(i int, o fyne.CanvasObject) {
		text := o.(*canvas.Text)
		text.Text = lines[i]
		text.Refresh()
	}
	list.HideSeparators = true
	below := container.New(layout.NewCustomPaddedLayout(0, 0, theme.InnerPadding(), 0), list)
	head := flow.New("勾稽 " + t.Version + "　政府信息公开工作年度报告的填报和核对工具，以 MIT 许可发布。所用组件和字体的许可：")
	const wide, high = 48, 26 // in full-width characters
	body := container.NewGridWrap(fyne.NewSize(wide*t.Ask.Em(), high*t.Ask.Em()), container.NewBorder(head, nil, nil, nil, below))
	t.Ask.Open("关于勾稽", body, nil, ask.Close("知道了"))
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
