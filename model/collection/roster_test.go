package collection_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gouji.app/model"
	"gouji.app/model/collection"
	"gouji.app/model/form"
)

func ids() func() string {
	n := 0
	return func() string { n++; return fmt.Sprint("new", n) }
}

func TestReadRoster(t *testing.T) {
	for name, c := range map[string]struct {
		table [][]string
		want  []collection.RosterRow
	}{
		"with heads": {
			[][]string{{"2025年度报送单位名单"}, {"序号", "单位全称", "简称", "单位类别", "上级单位", "联系人", "联系电话", "别名", "备注"}, {"1", "示例县审计局", "审计局", "部门", "示例县人民政府", "张三", "0000", "审计、县审计局", "x"}, {"", "", ""}},
			[]collection.RosterRow{{Name: "示例县审计局", Short: "审计局", Kind: "部门", Parent: "示例县人民政府", Contact: "张三 0000", Aliases: []string{"审计", "县审计局"}}},
		},
		"pasted": {
			[][]string{{"1. 示例县审计局"}, {"示例县财政局"}, {"3", "河西镇人民政府"}},
			[]collection.RosterRow{{Name: "示例县审计局"}, {Name: "示例县财政局"}, {Name: "河西镇人民政府"}},
		},
	} {
		if d := cmp.Diff(c.want, collection.ReadRoster(c.table)); d != "" {
			t.Errorf("%s: %s", name, d)
		}
	}
}

func TestRosterIsComparedBeforeItIsTaken(t *testing.T) {
	f := form.Gongkai2021()
	old := []collection.Unit{{ID: "a", Number: 1, Name: "示例县审计局", Contact: "张三"}, {ID: "b", Number: 2, Name: "示例县农业委员会"}, {ID: "c", Number: 3, Name: "示例县旅游局"}}
	changes, err := collection.Compare(f, old, []collection.RosterRow{
		{Name: "示例县审计局"}, {Name: "示例县农业农村局", Former: []string{"示例县农业委员会"}}, {Name: "示例县河西镇人民政府", Kind: "乡镇"},
	}, ids())
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, c := range changes {
		switch {
		case c.Old == nil:
			got = append(got, fmt.Sprint("+", c.New.Number, c.New.Name, c.New.Kind))
		case c.New == nil:
			got = append(got, "-"+c.Old.Name)
		default:
			got = append(got, "~"+c.New.ID+c.New.Name)
		}
	}
	if d := cmp.Diff([]string{"~b示例县农业农村局", "+4示例县河西镇人民政府township", "-示例县旅游局"}, got); d != "" {
		t.Error(d)
	}
}

func TestRosterRefuses(t *testing.T) {
	f := form.Gongkai2021()
	for want, rows := range map[string][]collection.RosterRow{
		"名单里有两家“甲":       {{Name: "甲局"}, {Name: "甲 局"}},
		"最终又是它自己":        {{Name: "甲局", Parent: "乙局"}, {Name: "乙局", Parent: "甲局"}},
		"上级“丙局”不在名单中":    {{Name: "甲局", Parent: "丙局"}},
		"“甲局”的上级最终又是它自己": {{Name: "甲局", Parent: "甲局"}},
	} {
		_, err := collection.Compare(f, nil, rows, ids())
		var no *model.Refusal
		if !errors.As(err, &no) || !strings.Contains(no.Message, want) {
			t.Errorf("%v, want %s", err, want)
		}
	}
}
