package check

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"gouji.app/model"
	"gouji.app/model/form"
	"gouji.app/model/reading"
)

func bodyRules() []*Rule {
	return []*Rule{
		{ID: "wrong-organ", Severity: Error, Title: "正文中的机关应是本机关", Cite: experience, Run: wrongOrgan},
		{ID: "wrong-level", Severity: Error, Title: "正文的层级应与本机关一致", Cite: experience, Run: wrongLevel},
		{ID: "own-name", Severity: Warning, Title: "本地名称不得写错", Cite: experience, OfText: ownName},
	}
}

// A body is the reporting body: what the unit fields say, else what its name tells
// for certain.
type body struct {
	reading.Body
	suffix  string      // what its place is: 县, 市, 镇; "" where that is not known
	office  string      // what follows the place in its name: 人民政府, 教育局
	foreign []placeWord // words for other places
}

func readBody(r *model.Report) body {
	name := strings.Join(strings.Fields(r.UnitName()), "")
	b := body{Body: reading.ReadBody(name)}
	if kind := r.Text(form.UnitRef(form.UnitKind)); kind != "" {
		b.Kind = kind
	}
	if level := r.Text(form.UnitRef(form.UnitLevel)); level != "" {
		b.Level = level
	}
	if i := strings.Index(name, b.Place); b.Place != "" && i >= 0 {
		b.office = name[i+len(b.Place):]
		for _, l := range levelWords {
			if strings.HasSuffix(b.Place, l.word) {
				b.suffix = l.word
				break
			}
		}
	}
	b.foreign = b.foreignWords()
	return b
}

// levelWords are the words by which texts call their own place, 我县 and the like,
// with the highest level that a place so called may have.
var levelWords = []struct {
	word string
	rank int // 1 province … 4 township
}{{"街道", 4}, {"省", 1}, {"市", 2}, {"州", 2}, {"盟", 2}, {"县", 3}, {"旗", 3}, {"区", 3}, {"镇", 4}, {"乡", 4}}

func rankOf(level string) int {
	switch level {
	case form.Province:
		return 1
	case form.Prefecture:
		return 2
	case form.County:
		return 3
	case form.Township:
		return 4
	}
	return 0
}

// A placeWord is a word for places that are not the body's own.
type placeWord struct {
	word   string
	above  bool // of a higher level than the body
	beside bool // of the same level
}

// foreignWords lists these words: all but the body's own suffix, and nothing where that
// is not known. Below an autonomous region, 区 may be the region.
func (b body) foreignWords() (out []placeWord) {
	own := rankOf(b.Level)
	if b.suffix == "" || own == 0 {
		return nil
	}
	for _, l := range levelWords {
		if l.word == b.suffix || l.word == "区" && (b.Province == "" || strings.HasSuffix(b.Province, "自治区")) {
			continue
		}
		out = append(out, placeWord{l.word, l.rank < own, l.rank == own})
	}
	return out
}

// foreignWord is the word of another place that a text begins or ends with.
func (b body) foreignWord(at func(word string) bool) (placeWord, bool) {
	for _, w := range b.foreign {
		if at(w.word) {
			return w, true
		}
	}
	return placeWord{}, false
}

// wrongLevel finds 我市, 市本级 and 市长信箱 in a county's report, and 全县 in a
// district's: copied from another one. 我省 says no more than where the county lies.
func wrongLevel(p *Pass) {
	var found slips
	for _, n := range p.proses {
		for _, span := range n.places("我") {
			w, ok := p.body.foreignWord(func(word string) bool { return strings.HasPrefix(n.Source[span.End:], word) })
			if !ok || w.above && w.word == "省" {
				continue
			}
			span.End += len(w.word)
			severity := Hint
			if startsClause(n, span) {
				severity = Error
			}
			found.add(n, span, severity, "我"+p.body.suffix)
		}
		for _, span := range n.places("本级") {
			w, ok := p.body.foreignWord(func(word string) bool { return strings.HasSuffix(n.Source[:span.Start], word) })
			if !ok || !w.above {
				continue
			}
			span.Start -= len(w.word)
			// 与市本级平台对接 and 高于市本级5个百分点 are right.
			related := hasSuffixOf(n.Source[:span.Start], "与", "和", "同", "比", "于", "向", "对", "较", "及", "由")
			if startsClause(n, span) || !related && strings.ContainsAny(restOfClause(n, span), "0123456789") {
				found.add(n, span, Error, p.body.suffix+"本级")
			}
		}
	}
	for _, n := range p.proses {
		wholePlaces(p, n, &found)
		mailboxes(p, n, &found)
	}
	reportSlips(p, found)
}

// wholePlaces finds 全县 in a district's report, and 全市 as what received the
// district's own applications: 在全市首个 is right, and 全镇 may be a town of it.
func wholePlaces(p *Pass, n prose, found *slips) {
	for _, span := range n.places("全") {
		w, ok := p.body.foreignWord(func(word string) bool { return strings.HasPrefix(n.Source[span.End:], word) })
		if !ok || !w.above && !w.beside {
			continue
		}
		span.End += len(w.word)
		if hasPrefixOf(n.Source[span.End:], "域", "场", "级", "村") || hasSuffixOf(n.Source[:span.Start], "县", "区", "旗") {
			continue // 全区域, 全市场; 开发区全区
		}
		rest := restOfClause(n, span)
		counted := startsClause(n, span) && strings.ContainsAny(rest, "0123456789")
		compared := containsAny(rest, "平均", "首", "第", "排名", "前", "唯一", p.body.suffix)
		switch {
		case w.beside && counted, w.above && w.word != "省" && counted && hasPrefixOf(rest, ownActs...) && !compared:
			found.add(n, span, Error, "全"+p.body.suffix)
		case w.beside:
			found.add(n, span, Hint, "全"+p.body.suffix)
		}
	}
}

// mailboxes finds 市长信箱 said of a county's own letters. Those that the city passes on
// come from there rightly, and only governments have such a box.
func mailboxes(p *Pass, n prose, found *slips) {
	if p.body.Kind != form.Government && p.body.Kind != form.Office || p.body.Level == form.Township {
		return
	}
	if strings.Contains(n.Source, p.body.suffix+"长信箱") {
		return // which tells its own from others
	}
	for _, span := range n.places("长信箱") {
		w, ok := p.body.foreignWord(func(word string) bool { return strings.HasSuffix(n.Source[:span.Start], word) })
		if !ok || !w.above && !w.beside {
			continue
		}
		span.Start -= len(w.word)
		clause := clauseAround(n, span)
		subject := startsClause(n, span) || hasSuffixOf(n.Source[:span.Start], "通过", "书记")
		if !subject || containsAny(clause, "转", "交办", "派", "工单", "热线", "上级", "12345", "平台", "对接") || !strings.ContainsAny(clause, "0123456789") {
			continue
		}
		found.add(n, span, Hint, p.body.suffix+"长信箱")
	}
}

// clauseAround is the clause that a stretch stands in.
func clauseAround(n prose, span reading.Span) string {
	before := n.Source[:span.Start]
	if i := strings.LastIndexAny(before, "\n，。；：！？,;:!?"); i >= 0 {
		_, size := utf8.DecodeRuneInString(before[i:])
		before = before[i+size:]
	}
	return before + span.Of(n.Source) + restOfClause(n, span)
}

// wrongOrgan finds what the body did or will do told of another body: 市政府办公室将做
// 好以下工作. What others order, issue or inspect is none of this.
func wrongOrgan(p *Pass) {
	organ := "政府"
	if p.body.Kind == form.Department {
		organ = p.body.office
	}
	if organ == "" || p.body.suffix == "" {
		return
	}
	var found slips
	for _, n := range p.proses {
		for _, span := range n.places(organ) {
			if strings.HasSuffix(n.Source[:span.Start], "人民") {
				span.Start -= len("人民")
			}
			w, ok := p.body.foreignWord(func(word string) bool { return strings.HasSuffix(n.Source[:span.Start], word) })
			if !ok {
				continue
			}
			tail := n.Source[span.Start:span.End]
			if strings.HasPrefix(n.Source[span.End:], "办公室") {
				tail += "办公室"
				span.End += len("办公室")
			}
			span.Start -= len(w.word)
			rest := restOfClause(n, span)
			ofOthers := containsAny(rest, p.body.suffix, "各") // 市政府将我县列为试点
			if startsClause(n, span) && hasPrefixOf(rest, ownActs...) && !ofOthers {
				found.add(n, span, Error, p.body.suffix+tail)
			}
		}
	}
	reportSlips(p, found)
}

// ownActs are the beginnings of what a report says of the body itself.
var ownActs = []string{
	"将", "高度重视", "认真", "严格", "始终", "坚持", "切实", "积极", "不断", "持续", "深入", "全面", "进一步", "扎实", "严把", "依法", "及时", "以习近平",
	"共收到", "共受理", "收到", "受理", "办理", "主动公开", "未收", "未发生", "未产生", "没有",
}

// slips are wrong words by word, each with its places.
type slips []slip

type slip struct {
	word, right string
	gravest     Finding
	habit       habit
	pending     prose // narrative whose places are being gathered
	changes     []rewrite
}

// add takes a place of a wrong word. Places come in reading order, narrative by
// narrative.
func (s *slips) add(n prose, span reading.Span, severity Severity, right string) {
	word := span.Of(n.Source)
	i := slices.IndexFunc(*s, func(x slip) bool { return x.word == word })
	if i < 0 {
		i = len(*s)
		*s = append(*s, slip{word: word, right: right, gravest: n.quote(severity, span, ""), pending: n})
	}
	x := &(*s)[i]
	if severity < x.gravest.Severity {
		x.gravest = n.quote(severity, span, "")
	}
	if x.pending.section.Key != n.section.Key {
		x.habit.add(x.pending, x.changes)
		x.pending, x.changes = n, nil
	}
	x.changes = append(x.changes, rewrite{span, right})
}

// reportSlips reports each wrong word once, at its gravest place; the remedy puts
// all of them right.
func reportSlips(p *Pass, found slips) {
	for _, x := range found {
		x.habit.add(x.pending, x.changes)
		f := x.gravest
		s, _ := p.Report.Form.Section(f.At[0].Section)
		f.Message = fmt.Sprintf("“%s”写作“%s”%s，本机关为%s；请改为“%s”或核对", s.Short, x.word, times(x.habit.count), p.Report.UnitName(), x.right)
		f.Fixes = []Fix{{Label: fmt.Sprintf("“%s”改为“%s”", x.word, x.right), Edits: x.habit.edits}}
		p.report(f)
	}
}

// times tells how often something was found, where that is more than once.
func times(n int) string {
	if n < 2 {
		return ""
	}
	return fmt.Sprintf("，共 %d 处", n)
}

// startsClause says that a stretch begins a clause or follows its year: it is the
// subject.
func startsClause(n prose, span reading.Span) bool {
	before := strings.TrimRight(n.Source[:span.Start], " \u3000\u00a0\t")
	r := lastRune(before)
	return r == 0 || strings.ContainsRune("\n，。；：！？）,;:!?)", r) || hasSuffixOf(before, "年", "年度", "年来", "以来")
}

// restOfClause is what follows a stretch in its clause.
func restOfClause(n prose, span reading.Span) string {
	rest := n.Source[span.End:]
	if i := strings.IndexAny(rest, "\n，。；：！？,;:!?"); i >= 0 {
		rest = rest[:i]
	}
	return strings.TrimLeft(rest, " ")
}

// ownName finds the body's place with one character wrong: 沐阳县 for 沭阳县. Another
// place of the list is none, and towns are too many to know.
func ownName(n *Narrative) {
	own := []rune(n.body.Place)
	if len(own) < 3 || n.body.suffix == "" || rankOf(n.body.Level) == 0 || n.body.Level == form.Township {
		return
	}
	for _, end := range n.places(n.body.suffix) {
		name := nameBefore(n.Source[:end.End], len(own))
		if !oneOff([]rune(name), own) || reading.Divisions(name) != nil {
			continue
		}
		span := reading.Span{Start: end.End - len(name), End: end.End}
		after := n.Source[span.End:]
		if !hasPrefixOf(after, "人民政府", "政府") && (commonPlace(name) || !startsClause(n.prose, span) && !hasPrefixOf(after, "委", "20", "政务", "行政", "各", "教育", "公安", "财政")) {
			continue
		}
		f := n.quote(Warning, span, fmt.Sprintf("%s写作“%s”，本地为%s；请核对地名", n.name(), name, n.body.Place))
		f.Fixes = []Fix{{Label: "改为“" + n.body.Place + "”", Edits: []model.Edit{n.rewritten(rewrite{span, n.body.Place})}}}
		n.report(f)
	}
}

// nameBefore is the last count characters of a text, "" where not all are Chinese.
func nameBefore(text string, count int) string {
	start := len(text)
	for range count {
		r, size := utf8.DecodeLastRuneInString(text[:start])
		if !isHan(r) {
			return ""
		}
		start -= size
	}
	return text[start:]
}

// oneOff says that two names differ in exactly one character.
func oneOff(a, b []rune) bool {
	if len(a) != len(b) {
		return false
	}
	off := 0
	for i := range a {
		if a[i] != b[i] {
			off++
		}
	}
	return off == 1
}

// commonPlace knows words that end like names of places: 主城区, 城市区.
func commonPlace(name string) bool {
	return hasSuffixOf(name, "城区", "市区", "新区", "郊区", "矿区", "山区", "地区", "老区", "林区", "港区", "县区", "社区", "景区", "园区", "片区", "辖区", "街区", "校区", "库区", "牧区")
}
