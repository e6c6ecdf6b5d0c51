package control

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// A Radio is a choice of one out of few that stand side by side; the arrows move it.
type Radio struct {
	widget.BaseWidget
	Options   []string
	Selected  string // "" before anything is chosen
	OnChanged func(string)
	OnKey     func(*fyne.KeyEvent) bool
	buttons   []*Check
}

// NewRadio returns a choice that tells its changes; changed may be nil.
func NewRadio(options []string, changed func(string)) *Radio {
	r := &Radio{Options: options, OnChanged: changed}
	for i, option := range options {
		b := NewCheck(option, func(bool) { r.SetSelected(option) })
		b.OnKey = func(k *fyne.KeyEvent) bool { r.key(i, k); return true }
		r.buttons = append(r.buttons, b)
	}
	r.ExtendBaseWidget(r)
	return r
}

// SetSelected chooses an option, and tells where that is another one.
func (r *Radio) SetSelected(option string) {
	changed := option != r.Selected
	r.Selected = option
	for i, b := range r.buttons {
		if on := r.Options[i] == option; on != b.Checked {
			b.Checked = on
			b.Refresh()
		}
	}
	if changed && r.OnChanged != nil {
		r.OnChanged(option)
	}
}

func (r *Radio) key(i int, k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyLeft, fyne.KeyUp:
		i--
	case fyne.KeyRight, fyne.KeyDown:
		i++
	default:
		pass(r.OnKey, k)
		return
	}
	if i < 0 || i == len(r.buttons) {
		return
	}
	r.SetSelected(r.Options[i])
	if c := fyne.CurrentApp().Driver().CanvasForObject(r); c != nil {
		c.Focus(r.buttons[i])
	}
}

// CreateRenderer is called by Fyne.
func (r *Radio) CreateRenderer() fyne.WidgetRenderer {
	row := container.NewHBox()
	for _, b := range r.buttons {
		row.Add(b)
	}
	return widget.NewSimpleRenderer(container.NewThemeOverride(row, round{r.Theme()}))
}

// round is a theme whose ticks look like radio buttons.
type round struct{ fyne.Theme }

// Icon implements fyne.Theme.
func (t round) Icon(name fyne.ThemeIconName) fyne.Resource {
	switch name {
	case theme.IconNameCheckButton:
		name = theme.IconNameRadioButton
	case theme.IconNameCheckButtonFill:
		name = theme.IconNameRadioButtonFill
	case theme.IconNameCheckButtonChecked:
		name = theme.IconNameRadioButtonChecked
	}
	return t.Theme.Icon(name)
}
