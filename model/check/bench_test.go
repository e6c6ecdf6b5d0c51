package check_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"gouji.app/model"
	"gouji.app/model/check"
	"gouji.app/model/form"
)

const sample = "../../assets/sample/示例县人民政府2024.txt"

func readPlain(t testing.TB, name string) *model.Report {
	t.Helper()
	data, err := os.ReadFile(filepath.FromSlash(name))
	if err != nil {
		t.Fatal(err)
	}
	r, err := model.ParsePlain(string(data), form.Gongkai2021())
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return r
}

// BenchmarkCheck is held against 100 µs for a clean report and 1 ms for any other.
func BenchmarkCheck(b *testing.B) {
	oneError := readPlain(b, sample)
	clean := oneError.Clone()
	clean.SetText(form.Ref{Section: "requests", Row: "handled", Col: "total"}, "85")
	messy := clean.Clone()
	for i, c := range messy.Form.Cells() {
		if c.Ref.Section != "proactive" {
			messy.SetText(c.Ref, strconv.Itoa(i*i*7%53))
		}
	}
	twisted := clean.Clone()
	for i, c := range twisted.Form.Cells() {
		if i%17 == 0 {
			twisted.SetText(c.Ref, strconv.Itoa(i))
		}
	}
	rules := check.All()
	for _, bm := range []struct {
		name   string
		report *model.Report
	}{{"clean", clean}, {"one error", oneError}, {"a dozen errors", twisted}, {"every cell wrong", messy}} {
		b.Run(bm.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				check.Run(bm.report, rules, check.Context{})
			}
			b.ReportMetric(float64(len(check.Run(bm.report, rules, check.Context{}).Findings)), "findings")
		})
	}
}

// BenchmarkProse is held against 1 ms a key for 5,000 characters, all rules together;
// last year's report costs extra. One text is the sample's over and over; another is
// such as a county writes, the third the same with a dozen figures that contradict the
// tables.
func BenchmarkProse(b *testing.B) {
	repeated := readPlain(b, sample)
	overview := form.Ref{Section: "overview"}
	repeated.SetText(overview, strings.Repeat(repeated.Text(overview)+"\n", 5000/utf8.RuneCountInString(repeated.Text(overview))))
	wrong := county(b)
	wrong.SetText(overview, strings.NewReplacer("2件", "12件", "4件", "14件", "5件", "15件", "6件", "26件", "61件", "71件").Replace(wrong.Text(overview))+
		"\n（二）依申请公开\n予以公开12件，部分公开13件，不予公开14件，无法提供15件，行政复议16件，行政诉讼17件。")
	rules := check.All()
	for _, text := range []struct {
		name   string
		report *model.Report
	}{{"repeated", repeated}, {"county", county(b)}, {"wrong", wrong}} {
		r := text.report
		for _, bm := range []struct {
			name  string
			prior *model.Report
		}{{"alone", nil}, {"beside last year's", r.Clone()}} {
			b.Run(text.name+"/"+bm.name, func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					check.Run(r, rules, check.Context{Prior: bm.prior})
				}
				b.ReportMetric(float64(len(check.Run(r, rules, check.Context{}).Findings)), "findings")
			})
		}
		for _, bm := range []struct {
			name string
			at   form.Ref
		}{{"a key in a table", form.Ref{Section: "requests", Row: "new", Col: "person"}}, {"a key in the text", overview}} {
			b.Run(text.name+"/"+bm.name, func(b *testing.B) {
				typed, text := r.Clone(), r.Text(bm.at)
				ctx := check.Context{Readings: new(check.Readings)}
				b.ReportAllocs()
				for i := 0; b.Loop(); i++ {
					typed.SetText(bm.at, text+[]string{"", "1"}[i%2])
					check.Run(typed, rules, ctx)
				}
			})
		}
	}
}

// county is the sample with about 5,000 characters in its narratives, as a county
// spreads them.
func county(t testing.TB) *model.Report {
	r := readPlain(t, sample)
	fields := []string{
		"财政预决算", "义务教育招生", "医疗卫生服务", "生态环境保护", "安全生产监管", "食品药品抽检", "社会救助发放", "就业创业扶持", "乡村振兴项目", "国有土地征收",
		"重大工程建设", "公共文化活动", "养老托育服务", "税费优惠兑现", "农业补贴申领", "城市道路养护", "水利设施管护", "公共交通线路", "住房保障分配", "市场主体登记",
	}
	work := []string{
		"围绕%s，各责任单位逐项列出公开内容、时限和方式，由专人按月更新，群众在政府网站即可查到办理依据和结果。",
		"%s方面的文件印发后三个工作日内配发解读，用问答、图表说清办理条件和流程，并在政务服务大厅摆放纸质材料。",
		"对%s信息实行先审查后公开，由股室起草、分管负责人审核、主要负责人签发，涉及个人隐私的内容一律隐去。",
	}
	lack := []string{
		"少数单位对%s的公开还停留在转发文件，缺少具体数据，",
		"%s栏目的内容分类不细，查找要点开多层页面，",
	}
	better := "将%s列入下一年度培训课程，组织基层人员跟班学习，逐条对照目录补齐内容。"
	write := func(section, text string) {
		at := form.Ref{Section: section}
		r.SetText(at, r.Text(at)+"\n"+strings.TrimSuffix(text, "\n"))
	}
	for i, pattern := range work {
		var b strings.Builder
		for k, f := range fields {
			b.WriteString(strings.ReplaceAll(pattern, "%s", f))
			if k%4 == 3 {
				b.WriteString("\n")
			}
		}
		write([]string{"overview", "overview", "other"}[i], b.String())
	}
	var b strings.Builder
	for i, f := range fields[:16] {
		b.WriteString(strings.ReplaceAll(lack[i%2], "%s", f) + strings.ReplaceAll(better, "%s", fields[19-i]) + "\n")
	}
	write("problems", b.String())
	return r
}

// BenchmarkCrowded is held against itself: ten times the figures take ten times as long,
// also beyond mostInCompany.
func BenchmarkCrowded(b *testing.B) {
	for _, figures := range []int{400, 4000} {
		b.Run(fmt.Sprint(figures), func(b *testing.B) {
			r := readPlain(b, sample)
			r.SetText(form.Ref{Section: "overview"}, strings.Repeat("公开36件、政府信息公开行政复议3件，", figures/2))
			for b.Loop() {
				check.Run(r, check.All(), check.Context{})
			}
		})
	}
}
