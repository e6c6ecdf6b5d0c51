package reading_test

import (
	"testing"

	"gouji.app/model/reading"
)

func TestShort(t *testing.T) {
	for name, want := range map[string]string{
		"沭阳县人民政府":       "我县",
		"江苏省宿迁市人民政府":    "我市",
		"沭阳县人民政府 办公室":   "我办",
		"江苏省人民政府办公厅":    "我厅",
		"沭阳县财政局":        "我局",
		"宿迁市发展和改革委员会":   "我委",
		"沭阳县韩山镇人民政府":    "我镇",
		"某某街道办事处":       "我街道",
		"某某经济开发区管理委员会":  "",
		"中国水利学会":        "",
		"":              "",
		"示例县人民政府":       "我县",
		"内蒙古自治区人民政府":    "我区",
		"新疆生产建设兵团":      "",
		"某某村民委员会":       "",
		"沭阳县人民政府驻北京办事处": "",
	} {
		if got := reading.ReadBody(name).Short(name); got != want {
			t.Errorf("%s calls itself %q, want %q", name, got, want)
		}
	}
}
