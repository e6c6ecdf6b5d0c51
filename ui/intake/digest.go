package intake

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"gouji.app/ui/control"
	"gouji.app/ui/flow"
)

// A Group is entries of one kind under a heading.
type Group struct {
	Title   string
	Entries []Entry
}

// An Entry is one line of a digest.
type Entry struct {
	Text   string
	Tone   Tone
	Button string // "" for none
	Do     func()
}

// A Tone says how much an entry wants to be read.
type Tone int

const (
	Plain Tone = iota
	Quiet      // nothing was done
	Doubt      // has to be looked into
)

// A Digest tells what was taken from elsewhere, group by group.
type Digest struct {
	widget.BaseWidget
	OnKey func(*fyne.KeyEvent) bool // keys it has no use for; may be nil
	lines *fyne.Container
}

// NewDigest makes a digest that is as high as its lines: its owner scrolls it.
func NewDigest() *Digest {
	d := &Digest{lines: container.New(flow.Column())}
	d.ExtendBaseWidget(d)
	return d
}

// CreateRenderer is called by Fyne.
func (d *Digest) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(d.lines) }

// List shows other groups; those without entries are left out.
func (d *Digest) List(groups ...Group) {
	d.lines.Objects = nil
	for _, g := range groups {
		if len(g.Entries) == 0 {
			continue
		}
		d.lines.Add(flow.Bold(g.Title))
		shown := g.Entries[:min(len(g.Entries), most)]
		for i := 0; i < len(shown); {
			e, next := shown[i], i+1
			for ; next < len(shown) && e.joins(shown[next]); next++ {
				e.Text += "\n· " + shown[next].Text
			}
			d.lines.Add(d.object(e))
			i = next
		}
		if n := len(g.Entries); n > most {
			d.lines.Add(flow.Quiet(fmt.Sprintf("另有 %d 条，没有列出。", n-most)))
		}
	}
	d.lines.Refresh()
}

// joins says that another entry can stand below this one as one text.
func (e Entry) joins(other Entry) bool {
	return e.Button == "" && other.Button == "" && e.Tone == other.Tone
}

func (d *Digest) object(e Entry) fyne.CanvasObject {
	text := flow.New("· " + e.Text)
	switch e.Tone {
	case Quiet:
		text.SetInk(theme.ColorNamePlaceHolder)
	case Doubt:
		text.SetInk(theme.ColorNameWarning)
	}
	if e.Button == "" {
		return text
	}
	b := control.NewButton(e.Button, e.Do)
	b.OnKey = d.OnKey
	b.Importance = widget.LowImportance
	return container.NewBorder(nil, nil, nil, container.NewVBox(b), text)
}
