package begin

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"gouji.app/model"
	"gouji.app/model/carry"
	"gouji.app/model/form"
	"gouji.app/ui/ask"
	"gouji.app/ui/flow"
)

// askWhose asks for what is not certain of last year's report, all in one question,
// and goes on once it is.
func (t *Task) askWhose(source string, im *model.Import, then func()) {
	r := im.Report
	if carry.Certain(im) {
		then()
		return
	}
	lead := "请确认报告范围"
	switch {
	case !im.Own && strings.TrimSpace(r.Text(form.Ref{Section: form.TitleLine})) == "":
		lead = "未读到标题，请确认"
	case r.UnitName() == "":
		lead = "未读到单位名称，请确认"
	case r.Year() == 0:
		lead = "未读到年度，请确认"
	case !carry.Titled(im):
		lead = "标题里没有单位全称，请确认"
	}
	t.askBody(lead+"（“"+source+"”）：", r, then)
}

// askBody asks for body, scope and year, until all are given.
func (t *Task) askBody(question string, r *model.Report, then func()) {
	name, year := t.Ask.Line(), t.Ask.Line()
	name.SetText(r.UnitName())
	name.SetPlaceHolder("与公章一致")
	if r.Year() != 0 {
		year.SetText(strconv.Itoa(r.Year()))
	}
	year.SetPlaceHolder("上年年报的年度，四位数字")
	q, _ := r.Form.Field(form.UnitScope)
	scope := t.Ask.Radio(q.Labels(), nil)
	for _, c := range q.Choices {
		if c.Key == carry.LikelyScope(r) {
			scope.SetSelected(c.Label)
		}
	}
	give := func() {
		r.SetText(form.UnitRef(form.UnitName), strings.TrimSpace(name.Text))
		r.SetText(form.UnitRef(form.UnitScope), q.KeyOf(scope.Selected))
		r.SetText(form.UnitRef(form.UnitYear), strings.TrimSpace(year.Text))
		switch {
		case r.UnitName() == "":
			t.askBody("还没有填写单位全称：", r, then)
		case r.Year() == 0:
			t.askBody("年度应是四位数字，例如 2024：", r, then)
		case scope.Selected == "":
			t.askBody("还没有选报告范围：", r, then)
		default:
			then()
		}
	}
	fields := widget.NewForm(
		widget.NewFormItem("单位全称", name), widget.NewFormItem("报告范围", scope), widget.NewFormItem("年度", year))
	body := container.New(flow.Column(), flow.New(question), fields)
	t.Ask.Open("这是哪个单位、哪一年的年报？", container.NewGridWrap(t.Ask.Fit(34, body), body), name,
		ask.Do("确定", give), ask.Close("取消"))
}
