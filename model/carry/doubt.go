package carry

import (
	"fmt"

	"gouji.app/model"
)

// A Doubt is why a report may not be last year's of the one it is compared with. A
// grave one makes the comparison worthless; any other is a question to the user.
type Doubt struct {
	Grave   bool
	Message string
}

// Doubts lists what speaks against comparing a report with last year's.
func Doubts(r, prior *model.Report) []Doubt {
	var out []Doubt
	year, last := r.Year(), prior.Year()
	switch {
	case last == 0:
		out = append(out, Doubt{false, fmt.Sprintf("读不出%s上年年报的年度；请确认它确是上年的", called(prior))})
	case year == 0:
		out = append(out, Doubt{false, "读不出本年报的年度，请确认所对照的确是上年年报"})
	case year == last:
		out = append(out, Doubt{true, fmt.Sprintf("两份年报都是 %d 年度的，不作上年对照；请选择 %d 年度的年报", year, year-1)})
	case year != last+1:
		out = append(out, Doubt{true, fmt.Sprintf("所选年报是 %d 年度的，不是 %d 年度的上年年报，不作对照；请选择 %d 年度的年报", last, year, year-1)})
	}
	if !r.SameBody(prior) {
		out = append(out, Doubt{false, otherBody(r, prior)})
	}
	return out
}

// FormDoubt asks to make sure that the form of a year's report is still in force; "" for
// the years that it is known to be for.
func FormDoubt(r *model.Report) string {
	if r.Year() <= r.Form.KnownTo {
		return ""
	}
	return fmt.Sprintf("%d 年度是否沿用现行格式尚不能确定；请核对当年通知是否更换格式", r.Year())
}

// DoubtsAmong is Doubts for reports that are compared in a row of years.
func DoubtsAmong(reports []*model.Report) []Doubt {
	var out []Doubt
	first := map[int]bool{}
	for i, r := range reports {
		switch y := r.Year(); {
		case y == 0:
			out = append(out, Doubt{true, fmt.Sprintf("读不出%s年报的年度，不能比较；请先填写其报告年度", called(r))})
		case first[y]:
			out = append(out, Doubt{true, fmt.Sprintf("有两份 %d 年度的年报，不能按年度比较；请每年只选一份", y)})
		default:
			first[y] = true
		}
		if i > 0 && !reports[0].SameBody(r) && !r.SameBody(reports[0]) {
			out = append(out, Doubt{false, otherBody(reports[0], r)})
		}
	}
	return out
}

func otherBody(r, other *model.Report) string {
	return fmt.Sprintf("两份年报的单位不同（%s、%s）；请确认是同一单位或机构改革前的单位", called(r), called(other))
}
