package begin

import (
	"fmt"

	"gouji.app/model"
	"gouji.app/model/carry"
	"gouji.app/ui/ask"
	"gouji.app/ui/desk"
	"gouji.app/ui/intake"
)

// 从上年年报开始: any readable file of last year becomes this year's draft.

// A source is last year's report of the body, or of one that it took over.
type source struct {
	desk.Prior
	name  string // of the file, or what else was read
	part  bool   // 部分承接
	notes []model.Note
}

// called is a source in words.
func (s source) called() string {
	return fmt.Sprintf("%s%d年年报（%s）", s.Report.UnitName(), s.Report.Year(), s.name)
}

// AskLastYear is 从上年年报开始….
func (t *Task) AskLastYear() {
	t.Ask.File(ask.File{Title: "从上年年报开始", Exts: t.Desk.Readable(), Folder: t.Desk.Folder(), Then: t.With})
}

// With makes the draft of the year after a file's. Where the file cannot be read,
// or the user changes his mind, nothing is changed.
func (t *Task) With(path string) { t.As("", path) }

// As is beginWith for a body whose name is known, which may be another now.
func (t *Task) As(name, path string) {
	t.readLast(path, func(s source) { t.askBeginning(&beginning{t: t, from: []source{s}, name: name}) })
}

// readLast reads a file of last year and makes sure whose it is.
func (t *Task) readLast(path string, then func(source)) {
	name := model.ShownName(path)
	known := func(im *model.Import) {
		t.askWhose(name, im, func() { then(source{Prior: desk.Prior{Path: path, Report: im.Report}, name: name, notes: im.Notes}) })
	}
	t.Desk.Read(path, func(im *model.Import) {
		if im.Own && len(im.Notes) == 0 {
			known(im)
			return
		}
		t.Intake.Receive(name, im,
			intake.To("全部接受", known),
			intake.To("只要表格", func(im *model.Import) { known(desk.Tables(im)) }))
	})
}

// A beginning is next year's report before it is made.
type beginning struct {
	t    *Task
	from []source // the first gives unit fields and texts
	name string   // of the body from now on; "": as the first
}

func (b *beginning) priors() (out []model.Prior) {
	for _, s := range b.from {
		out = append(out, model.Prior{Report: s.Report, Part: s.part})
	}
	return out
}

// draft is the report that would be made now, with what became of the years in it.
func (b *beginning) draft() (*model.Report, []carry.Mention, error) {
	draft, years, err := carry.NextYear(b.priors()...)
	if err != nil {
		return nil, nil, err
	}
	draft.Apply(carry.Renamed(draft, b.name))
	return draft, years, nil
}

// begin puts the draft into the window, with last year's reports beside it.
func (b *beginning) begin() {
	draft, _, err := b.draft()
	if err != nil {
		b.t.Ask.Refuse(err)
		return
	}
	t, d := b.t, desk.Begun(draft)
	start := func() {
		t.Desk.Set(d)
		var priors []desk.Prior
		for _, s := range b.from {
			priors = append(priors, s.Prior)
			t.Desk.Filed(s.Path, s.Report)
		}
		t.Desk.ComparePriors(d, priors)
		paragraphs := len(draft.Unchanged())
		t.Desk.Say(fmt.Sprintf("%d 年度年报草稿：沿用 %d 段文字，都要改写或确认；其他内容见“工具”中的“沿用上年的内容…”", draft.Year(), paragraphs))
	}
	if t.Desk.File().Within(draft) { // a name that was typed is not lost
		start()
		return
	}
	t.Desk.WhenSaved(start)
}

// Pasted takes a report that was pasted as last year's.
func (t *Task) Pasted(name string, im *model.Import) {
	t.askWhose(name, im, func() {
		t.askBeginning(&beginning{t: t, from: []source{{Prior: desk.Prior{Report: im.Report}, name: name, notes: im.Notes}}})
	})
}
