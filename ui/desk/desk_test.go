package desk_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"gouji.app/model"
	"gouji.app/model/check"
	"gouji.app/model/draft"
	"gouji.app/model/form"
	"gouji.app/ui/ask"
	"gouji.app/ui/desk"
	"gouji.app/ui/settings"
)

// A user answers questions: the first whose choice is among the answers is taken.
type user struct {
	asked   []string
	answers []string
}

type question struct{}

func (question) IsOpen() bool { return false }
func (question) Close()       {}

func (u *user) Ask(text string, choices ...ask.Choice) ask.Question {
	u.asked = append(u.asked, text)
	for i, answer := range u.answers {
		for _, c := range choices {
			if c.Label == answer {
				u.answers = append(u.answers[:i:i], u.answers[i+1:]...)
				if c.Do != nil {
					c.Do()
				}
				return question{}
			}
		}
	}
	return question{}
}
func (u *user) Tell(text string)                   { u.asked = append(u.asked, text) }
func (u *user) Refuse(err error, cs ...ask.Choice) { u.Ask(err.Error(), cs...) }
func (u *user) File(ask.File)                      {}
func (u *user) After(time.Duration, func())        {}
func (u *user) Beside(work func() (then func())) {
	if then := work(); then != nil {
		then()
	}
}

// newDesk is a desk on files in plain notation, and what the status bar said last.
func newDesk(t *testing.T, u *user) (d *desk.Desk, said *string) {
	t.Helper()
	f := form.Gongkai2021()
	store := draft.Store{Folder: t.TempDir(), Forms: []*form.Form{f}}
	said = new(string)
	none := func() {}
	return desk.New(desk.Options{
		Form: f, Formats: []model.Format{{Name: "plain", Exts: []string{".txt"}}}, Home: t.TempDir(),
		Open: func(path string) (*model.Import, error) {
			data, err := os.ReadFile(path)
			if err != nil {
				return nil, err
			}
			r, err := model.ParsePlain(string(data), f)
			return &model.Import{Report: r, Own: true}, err
		},
		Save: func(path string, r *model.Report, _ bool) error {
			return os.WriteFile(path, []byte(r.Plain()), 0o644)
		},
		Hold: func(string, bool) (func(), error) { return nil, nil },
		Stamp: func(path string) string {
			data, _ := os.ReadFile(path)
			return string(data)
		},
		Drafts: &draft.Saver{
			Store: store, Now: time.Now,
			After: func(time.Duration, func()) (stop func() bool) { return func() bool { return true } },
		},
		Store:    store,
		Settings: settings.NewStore(settings.Settings{}, func(func(*settings.Settings)) error { return nil }, func(error) {}),
		Log:      func(doing string, err error) { t.Log(doing, err) },
		Ask:      u, Rules: check.All, Words: func() string { return "" },
		Say:   func(text string) { *said = text },
		OnSet: none, OnChange: none, OnUI: func(f func()) { f() }, OnEnd: none, Hide: none, Close: none,
	}), said
}

// What another program made of the file is overwritten only when the user says so.
func TestSavingAsksAboutAnotherHand(t *testing.T) {
	for answer, wants := range map[string]string{"取消": "乙局", "覆盖": "甲局"} {
		u := &user{}
		d, said := newDesk(t, u)
		path := filepath.Join(t.TempDir(), "年报.txt")
		if err := os.WriteFile(path, []byte("form gongkai-2021\nunit/year: 2024\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		d.ReadStamped(path, func(stamp string, im *model.Import) { d.Set(d.Opened(path, stamp, im)) })
		d.Type(form.UnitRef("name"), "甲局")
		if err := os.WriteFile(path, []byte("form gongkai-2021\nunit/name: 乙局\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		u.answers = []string{answer}
		d.Save(nil)
		if len(u.asked) != 1 || !strings.Contains(u.asked[0], "被其他程序改动") {
			t.Errorf("asked %q", u.asked)
		}
		saved, _ := os.ReadFile(path)
		if !strings.Contains(string(saved), wants) {
			t.Errorf("after %s the file says %s", answer, saved)
		}
		if saving := answer == "覆盖"; d.Session().Unsaved() == saving || saving != strings.HasPrefix(*said, "已保存") {
			t.Errorf("after %s: unsaved %v, said %q", answer, d.Session().Unsaved(), *said)
		}
	}
}

// Unsaved work is asked about before another report takes its place.
func TestNewAsksAboutUnsavedWork(t *testing.T) {
	for answer, wants := range map[string]string{"取消": "甲局", "不保存": ""} {
		u := &user{answers: []string{answer}}
		d, _ := newDesk(t, u)
		d.Type(form.UnitRef("name"), "甲局")
		d.New()
		if len(u.asked) != 1 || d.Report().UnitName() != wants {
			t.Errorf("after %s (%q asked) the desk has the report of %q", answer, u.asked, d.Report().UnitName())
		}
	}
}
