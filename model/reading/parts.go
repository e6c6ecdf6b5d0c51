package reading

import (
	"slices"
	"strings"
)

// carriedBehind makes a figure that was left over what was carried out, where the clause
// that ends says so: 尚有4件未到答复期限，结转2022年办理.
func (r *reader) carriedBehind() {
	told := r.account.Statements[r.sentence.first:]
	if r.clause.stated || len(told) == 0 || r.paragraph.subject != requests || !r.clause.phrase.has(string(CarriedOut)) || r.clause.phrase.doubts.Has(Negated) || len(r.clause.phrase.objects) > 0 {
		return
	}
	last := len(told) - 1
	for last > 0 && told[last].Kind == Date {
		last-- // 1件系12月下旬收到，结转2026年答复
	}
	s := &told[last]
	left := s.Doubts.Has(Negated, Remainder) || s.Measures == nil && s.Doubts.Soft() || slices.Equal(s.Measures, []Measure{Handled}) && s.Doubts.Has(PartOf)
	if s.Kind == Quantity && counting(s.Unit) && left && !s.Doubts.Has(OtherYear, ManyYears, PartOfYear, Planned, OtherBody) {
		s.Measures, s.Columns, s.Result, s.Doubts = []Measure{CarriedOut}, nil, "", doubtIf(s.Unit == "", NoUnit)
	}
}

// partsOver reports whether the parts that 其中 began are all told before token i: they
// add up to the whole, or a later clause speaks of all again: 全年共办结46件.
func (r *reader) partsOver(i int) bool {
	if !r.sentence.part || r.clause.start <= r.sentence.among {
		return false
	}
	for _, k := range r.tokens[r.clause.start:i] {
		word := r.text.Plain[k.from:k.to]
		if k.role == yearMark && r.years[k.year].Use == Stated && !strings.HasPrefix(word, "当年") || k.role == filler && hasAnyPrefix(word, "共", "累计", "总计", "合计") {
			return true
		}
		if k.role != filler && k.role != all {
			break
		}
	}
	return r.partsComplete()
}

// ofAllAgain reports whether the clause of token i speaks of all again, after some: 全县
// 累计新收48件.
func (r *reader) ofAllAgain(i int) bool {
	for _, k := range r.tokens[r.clause.start:i] {
		switch word := r.text.Plain[k.from:k.to]; {
		case k.role == filler && hasAnyPrefix(word, "共", "累计", "总计", "合计"):
			return true
		case k.role != filler && k.role != scope:
			return false
		}
	}
	return false
}

// partsComplete reports whether the parts behind 其中 add up to their whole.
func (r *reader) partsComplete() bool {
	if r.paragraph.parent == 0 {
		return false
	}
	whole := r.account.Statements[r.paragraph.parent-1]
	parts := sumOf(r.account.Statements[r.paragraph.parent:], func(s Statement) bool { return s.Kind == Quantity && s.Part })
	return parts.Equal(whole.Value)
}

// countsIn reports whether applications are counted in a unit that is seldom theirs:
// 收到政府信息公开申请58条，回复46条.
func (r *reader) countsIn(unit string) bool {
	switch unit {
	case "人次", "家次", "人", "家":
		return len(r.clause.phrase.columns) > 0 && r.clause.phrase.object() == ""
	case "条", "项", "个", "部":
		object := r.clause.phrase.object()
		return object == requests || object == normative || object == regulations || object == "" && (r.paragraph.subject == normative || r.paragraph.subject == regulations) || object == "" && r.paragraph.subject == requests && r.paragraph.unit == unit
	}
	return false
}

// lastStated is the last statement of a measure, from 1.
func (r *reader) lastStated() int {
	for i, s := range slices.Backward(r.account.Statements) {
		if s.Measures != nil {
			return i + 1
		}
	}
	return 0
}

// counting says that a unit counts applications, cases or documents. A figure
// without any may, too: 办结12.
func counting(unit string) bool {
	switch unit {
	case "件", "件次", "宗", "份", "起", "例", "次", "":
		return true
	}
	return false
}
