package reading_test

import (
	"slices"
	"strings"
	"testing"

	"gouji.app/model/form"
	"gouji.app/model/reading"
)

func TestDivisions(t *testing.T) {
	for _, c := range []struct {
		name, level string
		within      []string
	}{
		{"江苏省", form.Province, []string{""}},
		{"宿迁市", form.Prefecture, []string{"江苏省"}},
		{"沭阳县", form.County, []string{"宿迁市"}},
		{"广汉市", form.County, []string{"德阳市"}},
		{"吉林省", form.Province, []string{""}},
		{"吉林市", form.Prefecture, []string{"吉林省"}},
		{"朝阳区", form.County, []string{"北京市", "长春市"}},
		{"仙桃市", form.County, []string{"湖北省"}},
		{"东莞市", form.Prefecture, []string{"广东省"}},
		{"鄂温克族自治旗", form.County, []string{"呼伦贝尔市"}},
		{"兴安盟", form.Prefecture, []string{"内蒙古自治区"}},
		{"阿勒泰地区", form.Prefecture, []string{"新疆维吾尔自治区"}},
		{"沐阳县", "", nil},
		{"沭阳", "", nil},
		{"吉林", "", nil},
		{"", "", nil},
	} {
		var within []string
		for _, d := range reading.Divisions(c.name) {
			within = append(within, d.Within)
			if d.Name != c.name || d.Level != c.level {
				t.Errorf("%s: %+v", c.name, d)
			}
		}
		if !slices.Equal(within, c.within) {
			t.Errorf("%s lies in %q, want %q", c.name, within, c.within)
		}
	}
}

func TestReadBody(t *testing.T) {
	for name, want := range map[string]reading.Body{
		"沭阳县人民政府":        {"沭阳县", "江苏省", form.Government, form.County},
		"江苏省宿迁市沭阳县人民政府":  {"沭阳县", "江苏省", form.Government, form.County},
		"广汉市人民政府":        {"广汉市", "四川省", form.Government, form.County},
		"宿迁市人民政府办公室":     {"宿迁市", "江苏省", form.Office, form.Prefecture},
		"江苏省人民政府办公厅":     {"江苏省", "江苏省", form.Office, form.Province},
		"沭阳县教育局":         {"沭阳县", "江苏省", form.Department, form.County},
		"朝阳市市场监督管理局":     {"朝阳市", "辽宁省", form.Department, form.Prefecture},
		"朝阳市场监督管理局":      {"", "", form.Department, ""},
		"北京市朝阳区发展和改革委员会": {"朝阳区", "北京市", form.Department, form.County},
		"恩施州人民政府":        {"恩施州", "湖北省", form.Government, form.Prefecture},
		"长阳县教育局":         {"长阳县", "湖北省", form.Department, form.County},
		"荆州市沙市区人民政府":     {"沙市区", "湖北省", form.Government, form.County},
		"阿鲁科尔沁旗人民政府":     {"阿鲁科尔沁旗", "内蒙古自治区", form.Government, form.County},
		"锡林郭勒盟行政公署":      {"锡林郭勒盟", "内蒙古自治区", form.OtherBody, form.Prefecture},
		"沭阳县颜集镇人民政府":     {"颜集镇", "江苏省", form.Township, form.Township},
		"颜集镇人民政府":        {"颜集镇", "", form.Township, form.Township},
		"宿城区幸福街道办事处":     {"幸福街道", "江苏省", form.Subdistrict, form.Township},
		"沭阳经济技术开发区管理委员会": {"", "", form.Committee, ""},
		"北京市公安局朝阳分局":     {"", "", form.Department, ""},
		"中华人民共和国教育部":     {"", "", form.Department, form.National},
		"国务院办公厅":         {"国务院", "", form.Office, form.National},
		"示例县人民政府":        {"示例县", "", form.Government, form.County},
		"示例县人民政府 办公室":    {"示例县", "", form.Office, form.County},
		"示例市人民政府":        {"示例市", "", form.Government, ""},
		"示例新区人民政府":       {"示例新区", "", form.Government, ""},
		"沭阳县政务服务中心":      {},
		"沭阳县人民政府驻南京办事处":  {},
		"":                {},
		"\xff省市县区州旗盟人民政府": {"\xff省市县区州旗盟", "", form.Government, ""},
	} {
		if got := reading.ReadBody(name); got != want {
			t.Errorf("%s: %+v, want %+v", name, got, want)
		}
	}
}

// What a name proposes can be chosen in the form.
func TestProposalsAreChoices(t *testing.T) {
	f := form.Gongkai2021()
	offered := func(field, key string) bool {
		q, _ := f.Field(field)
		return key == "" || slices.ContainsFunc(q.Choices, func(c form.Choice) bool { return c.Key == key })
	}
	for _, name := range strings.Fields("沭阳县人民政府 颜集镇人民政府 宿迁市人民政府办公室 沭阳县教育局 幸福街道办事处 开发区管委会 锡林郭勒盟行政公署 国务院办公厅 江苏省人民政府") {
		if b := reading.ReadBody(name); !offered("kind", b.Kind) || !offered("level", b.Level) || b == (reading.Body{}) {
			t.Errorf("%s: %+v is no choice", name, b)
		}
	}
}

func BenchmarkReadBody(b *testing.B) {
	for b.Loop() {
		reading.ReadBody("江苏省宿迁市沭阳县人民政府")
	}
}
