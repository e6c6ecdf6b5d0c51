package check

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"gouji.app/model"
	"gouji.app/model/form"
	"gouji.app/model/reading"
)

// firstReports is the first year that reports by law were made on.
const firstReports = 2008

// unitFields finds a year, a deadline and choices that are no such thing: nothing would
// be checked by them.
func unitFields(p *Pass) {
	for _, q := range p.Report.Form.Fields {
		at := form.UnitRef(q.Key)
		text := strings.TrimSpace(p.Report.Text(at))
		if text == "" || len(gapsIn(text)) > 0 {
			continue
		}
		wants, severity := "", Warning
		switch {
		case q.Key == form.UnitYear && p.Report.Year() < firstReports:
			wants, severity = "请填四位数字的年度，例如 2024", Error
		case q.Key == form.UnitDeadline && !reachable(p, text):
			wants = "请填次年的日期，例如 " + strconv.Itoa(max(p.Report.Year(), 2023)+1) + "-03-31"
		case len(q.Choices) > 0 && !slices.ContainsFunc(q.Choices, func(c form.Choice) bool { return c.Key == text }):
			wants = "请从列表中选择"
		default:
			continue
		}
		f := Finding{Severity: severity, At: []form.Ref{at}, Quote: text, Message: fmt.Sprintf("%s现为“%s”；%s", q.Label, short(text), wants)}
		if year := yearMeant(text); q.Key == form.UnitYear && year >= firstReports {
			f.Fixes = []Fix{{Label: fmt.Sprintf("改为 %d", year), Edits: []model.Edit{{At: at, Text: strconv.Itoa(year)}}}}
		}
		p.report(f)
	}
}

// yearMeant is the year that a field means in other than four digits, 2024年度 and
// 二〇二四, 0 where none is certain.
func yearMeant(text string) int {
	if year, ok := reading.Numeral(text); ok {
		return int(year)
	}
	for _, y := range reading.Read(text).Years() {
		return y.Year
	}
	return 0
}

// reachable says that a deadline is a day after the year that is reported on.
func reachable(p *Pass, text string) bool {
	day, ok := readDay(text)
	return ok && (p.Report.Year() == 0 || day.Year() > p.Report.Year())
}

// readDay reads a day as typed, 2025-03-31 or 2025年3月31日.
func readDay(text string) (time.Time, bool) {
	text = strings.TrimSpace(text)
	if day, err := time.Parse(time.DateOnly, text); err == nil {
		return day, true
	}
	for _, y := range reading.Read(text).Years() {
		if y.Year != 0 && y.Day != 0 {
			return time.Date(y.Year, time.Month(y.Month), y.Day, 0, 0, 0, 0, time.UTC), true
		}
	}
	return time.Time{}, false
}
