package begin

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"gouji.app/model"
	"gouji.app/model/carry"
	"gouji.app/model/form"
	"gouji.app/model/reading"
	"gouji.app/ui/ask"
	"gouji.app/ui/dialog"
	"gouji.app/ui/flow"
	"gouji.app/ui/intake"
)

// askBeginning shows what a draft will take over before it is made.
func (t *Task) askBeginning(b *beginning) {
	if _, _, err := b.draft(); err != nil {
		t.Ask.Refuse(err)
		return
	}
	lead, digest := flow.New(""), intake.NewDigest()
	digest.OnKey = t.Ask.Key
	name := t.Ask.Line()
	list := func() {
		draft, years, err := b.draft()
		if err != nil {
			return // as it stood: adding a report asks first
		}
		lead.Set(fmt.Sprintf("起草 %d 年度年报。上年年报不会改动；点“开始填写”以前，窗口里的内容也不变。", draft.Year()))
		digest.List(t.taken(draft, years, b.from, ways{})...)
	}
	sources := t.newSources(b.from, true, func(from []source) error {
		was := b.from
		b.from = from
		if _, _, err := b.draft(); err != nil {
			b.from = was
			return err
		}
		if name.Text == was[0].Report.UnitName() { // the user left it to us
			name.Set(from[0].Report.UnitName())
		}
		list()
		return nil
	})
	name.Set(cmp.Or(b.name, b.from[0].Report.UnitName()))
	name.OnType = func(text string) {
		b.name = strings.TrimSpace(text)
		list()
	}
	list()
	named := container.NewBorder(nil, nil, widget.NewLabel("今年的单位全称"), nil, name)
	body := dialog.Scrolled(lead, sources.box, named, digest)
	t.Ask.Open("从上年年报开始", container.NewGridWrap(t.Ask.Wide(), body), nil,
		ask.Do("开始填写", b.begin), ask.Close("取消"))
}

// ShowTaken is 沿用上年的内容…: the same list once the draft is open, with ways to what
// still stands.
func (t *Task) ShowTaken() {
	t.Desk.Leave()
	r := t.Desk.Report()
	b := &beginning{t: t, from: t.sourcesOf(t.Desk.File()), name: r.UnitName()}
	draft, years, err := b.draft()
	if err != nil {
		t.Ask.Refuse(err)
		return
	}
	var m *dialog.Modal
	to := func(at form.Ref) {
		m.Close()
		t.GoTo(at)
	}
	digest := intake.NewDigest()
	digest.OnKey = t.Ask.Key
	digest.List(t.taken(draft, years, b.from, ways{
		cell: func(at form.Ref) func() { return func() { to(at) } },
		words: func(section string, s reading.Span) func() {
			at := form.Ref{Section: section}
			now, ok := stillAt(draft.Text(at), s, r.Text(at))
			if !ok {
				return nil
			}
			return func() {
				m.Close()
				t.Select(at, now)
			}
		},
	})...)
	m = t.Ask.Open("沿用上年的内容", container.NewGridWrap(t.Ask.Wide(), dialog.Scrolled(digest)), nil, ask.Close("关闭"))
}

// HasTaken says that the report was begun with last year's, which is at hand.
func (t *Task) HasTaken() bool {
	r := t.Desk.Report()
	began := len(r.Taken()) > 0 || slices.ContainsFunc(r.Form.Cells(), func(c form.Cell) bool { return r.FromLastYear(c.Ref) })
	return began && len(t.Desk.File().Priors()) > 0
}

// stillAt is where a stretch of a text stands in what became of the text: in the same
// paragraph, while that is as it was.
func stillAt(text string, s reading.Span, now string) (reading.Span, bool) {
	from := strings.LastIndexByte(text[:s.Start], '\n') + 1
	to := len(text)
	if i := strings.IndexByte(text[s.End:], '\n'); i >= 0 {
		to = s.End + i
	}
	at := strings.Index(now, text[from:to])
	return reading.Span{Start: at + s.Start - from, End: at + s.End - from}, at >= 0
}

// ways lead from the list of what was taken over to its place in the report. Without
// them the draft is not open yet.
type ways struct {
	cell  func(form.Ref) func()
	words func(section string, s reading.Span) func() // nil where the words have gone
}

// taken tells what a draft took over from last year's reports.
func (t *Task) taken(draft *model.Report, years []carry.Mention, from []source, way ways) []intake.Group {
	moved, stayed := t.yearsTaken(draft, years, way.words)
	return []intake.Group{
		{Title: "请注意", Entries: doubts(draft, from)},
		{Title: "没有带过来的", Entries: lost(draft, from)},
		{Title: "上年结转", Entries: carriedOver(draft, way.cell)},
		{Title: "现行有效：填好本年制发、废止以后自动推算", Entries: holdings(draft, from, way.cell)},
		{Title: "单位与年度", Entries: t.fieldsTaken(draft, from[0].Report)},
		{Title: fmt.Sprintf("文字：沿用 %d 段，都要改写或确认", len(draft.Unchanged())), Entries: paragraphsTaken(draft)},
		{Title: fmt.Sprintf("正文中的年份：改了 %d 处", len(moved)), Entries: moved},
		{Title: fmt.Sprintf("正文中的年份：没有改动 %d 处", len(stayed)), Entries: stayed},
	}
}

func doubts(draft *model.Report, from []source) (out []intake.Entry) {
	if doubt := carry.FormDoubt(draft); doubt != "" {
		out = append(out, intake.Entry{Text: doubt + "。", Tone: intake.Doubt})
	}
	for _, s := range from[1:] {
		if s.Report.UnitName() == from[0].Report.UnitName() {
			out = append(out, intake.Entry{Text: "有两份“" + s.Report.UnitName() + "”的年报，数字会重复相加；请移除一份。", Tone: intake.Doubt})
		}
	}
	if len(from) > 1 {
		out = append(out, intake.Entry{Text: "几个单位的数字按机构改革合并计算；请核对单位全称、标题和承接范围。", Tone: intake.Doubt})
	}
	return out
}

// lost is what no program could take over: what was not understood of the files, and
// what does not follow from their numbers.
func lost(draft *model.Report, from []source) (out []intake.Entry) {
	for _, s := range from {
		for _, n := range s.notes {
			if !n.Lost {
				continue
			}
			text := strings.TrimPrefix(intake.NoteText(draft.Form, n), "· ")
			if len(from) > 1 {
				text = s.name + "　" + text
			}
			out = append(out, intake.Entry{Text: text, Tone: intake.Doubt})
		}
	}
	reason := "上年年报没有可以结转的数，请查对后填写"
	if slices.ContainsFunc(from, func(s source) bool { return s.part }) {
		reason = "部分承接，承接多少不能确定，请查对后填写"
	}
	var names []string
	for _, c := range carriedCells(draft.Form) {
		if draft.Text(c.Ref) == "" {
			names = append(names, c.Col)
		}
	}
	if len(names) > 0 {
		out = append(out, intake.Entry{Text: "上年结转的" + strings.Join(names, "、") + "：" + reason, Tone: intake.Doubt})
	}
	return out
}

// carriedCells are those that begin with last year's numbers.
func carriedCells(f *form.Form) (out []form.Cell) {
	for _, carry := range f.Carries {
		for _, c := range f.Cells() {
			if c.Ref.Section == carry.Section && c.Ref.Row == carry.To {
				out = append(out, c)
			}
		}
	}
	return out
}

// carriedOver is one line of the numbers, or one each where there is a way to them.
func carriedOver(draft *model.Report, way func(form.Ref) func()) (out []intake.Entry) {
	var numbers []string
	for _, c := range carriedCells(draft.Form) {
		number := draft.Text(c.Ref)
		if number == "" {
			continue
		}
		if _, parts, ok := strings.Cut(draft.Text(model.SourceRef(c.Ref)), "："); ok && number != "0" {
			number += "（" + parts + "）"
		}
		if way != nil {
			out = append(out, intake.Entry{Text: c.Col + " " + number, Button: toTable, Do: way(c.Ref)})
			continue
		}
		numbers = append(numbers, c.Col+" "+number)
	}
	if len(numbers) > 0 {
		out = append(out, intake.Entry{Text: strings.Join(numbers, "，")})
	}
	return out
}

// toTable is what a button says that leads to a cell.
const toTable = "到表格"

func holdings(draft *model.Report, from []source, way func(form.Ref) func()) (out []intake.Entry) {
	priors := make([]model.Prior, len(from))
	for i, s := range from {
		priors[i] = model.Prior{Report: s.Report, Part: s.part}
	}
	for _, stock := range draft.Form.Stocks {
		for _, row := range stock.Rows {
			c, _ := draft.Form.Cell(form.Ref{Section: stock.Section, Row: row, Col: stock.Held})
			last := model.LastAt(c.Ref, priors...)
			e := intake.Entry{Text: fmt.Sprintf("%s　上年现行有效 %s", c.Row, last.Most)}
			switch {
			case !last.Known:
				e = intake.Entry{Text: c.Row + "　上年年报没有这个数，不能推算，请查对后填写", Tone: intake.Doubt}
			case !last.Exact():
				e = intake.Entry{Text: c.Row + "　部分承接，不能推算，请查对后填写", Tone: intake.Doubt}
			case last.Parts != "":
				e.Text += "（" + last.Parts + "）"
			}
			if way != nil {
				e.Button, e.Do = toTable, way(c.Ref)
			}
			out = append(out, e)
		}
	}
	return out
}

// fieldsTaken are the unit's fields, the title and the signature, moved on where they
// are.
func (t *Task) fieldsTaken(draft, was *model.Report) (out []intake.Entry) {
	var kept []string
	change := func(name, old, now string) {
		switch {
		case now == "" || old == "":
		case old == now:
			kept = append(kept, name+" "+now)
		default:
			out = append(out, intake.Entry{Text: fmt.Sprintf("%s　%s → %s", name, old, now)})
		}
	}
	shown := func(q form.Field, text string) string {
		for _, c := range q.Choices {
			if c.Key == text {
				return c.Label
			}
		}
		return text
	}
	for _, q := range t.Desk.Form().Fields {
		at := form.UnitRef(q.Key)
		change(q.Label, shown(q, was.Text(at)), shown(q, draft.Text(at)))
	}
	for _, s := range draft.Form.Sections {
		if at := (form.Ref{Section: s.Key}); s.Kind == form.Line {
			change(s.Short, was.Text(at), draft.Text(at))
		}
	}
	if len(kept) > 0 {
		out = append(out, intake.Entry{Text: "照旧：" + strings.Join(kept, "，")})
	}
	return out
}

func paragraphsTaken(draft *model.Report) (out []intake.Entry) {
	var parts []string
	for _, s := range draft.Form.Sections {
		n := 0
		for _, u := range draft.Unchanged() {
			if u.Section == s.Key {
				n++
			}
		}
		if n > 0 {
			parts = append(parts, fmt.Sprintf("%s %d 段", s.Short, n))
		}
	}
	if len(parts) > 0 {
		out = append(out, intake.Entry{Text: strings.Join(parts, "，") + "；其中上年的数字都有标记"})
	}
	return out
}

// yearsTaken lists what became of the years in the texts: those that moved on, and those
// that did not.
func (t *Task) yearsTaken(draft *model.Report, years []carry.Mention, way func(section string, s reading.Span) func()) (moved, stayed []intake.Entry) {
	for _, y := range years {
		s, ok := draft.Form.Section(y.Section)
		if !ok || s.Kind != form.Narrative {
			continue
		}
		span := reading.Span{Start: y.Start, End: y.Start + len(y.New)}
		around := reading.Around(draft.Text(form.Ref{Section: s.Key}), span)
		e := intake.Entry{Text: fmt.Sprintf("%s　%s（%s）　%s", s.Short, y.Old, y.Role.Label(), around)}
		if y.Moved() {
			e.Text = fmt.Sprintf("%s　%s → %s（%s）　%s", s.Short, y.Old, y.New, y.Role.Label(), around)
		}
		if way != nil {
			if do := way(s.Key, span); do != nil {
				e.Button, e.Do = "到正文", do
			} else {
				e.Text, e.Tone = e.Text+"　这一段已经改写", intake.Quiet
			}
		}
		if y.Moved() {
			moved = append(moved, e)
		} else {
			stayed = append(stayed, e)
		}
	}
	return moved, stayed
}
