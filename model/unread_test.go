package model_test

import (
	"testing"

	"gouji.app/model"
	"gouji.app/model/form"
)

// What an import left unread is so until somebody types it, also in the report that
// keeps the receipt.
func TestUnread(t *testing.T) {
	ref := func(s string) form.Ref {
		at, err := form.ParseRef(s)
		if err != nil {
			t.Fatal(err)
		}
		return at
	}
	for _, c := range []struct {
		name           string
		note           model.Note
		unread, blanks string // a cell that is unread, one that is only blank
	}{
		{"row", model.Note{At: ref("requests/new"), Text: "58 | 7", Message: "对不上列", Lost: true}, "requests/new/total", "requests/granted/total"},
		{"cell", model.Note{At: ref("requests/new/legal"), Text: "1 | 9", Message: "出现两次", Lost: true}, "requests/new/legal", "requests/new/other"},
		{"table", model.Note{At: ref("disputes"), Message: "没有找到这张表", Lost: true}, "disputes/cases/after-total", "requests/new/total"},
		{"numbers of no row", model.Note{At: ref("proactive"), Text: "245 | |", Message: "没有认出", Lost: true}, "proactive/licences/decisions", "requests/new/total"},
		{"a remark", model.Note{At: ref("requests"), Text: "注：含网上申请2件", Message: "未导入", Lost: true}, "", "requests/new/total"},
		{"nothing lost", model.Note{At: ref("requests/new"), Text: "本年新收", Message: "按规定标题导入"}, "", "requests/new/total"},
	} {
		t.Run(c.name, func(t *testing.T) {
			im := &model.Import{Report: model.New(form.Gongkai2021()), Notes: []model.Note{c.note}}
			kept := model.New(form.Gongkai2021())
			kept.Apply(model.Receipt{Number: 1, Source: "来稿.txt", Notes: im.Notes}.Edits())
			for _, unread := range []map[form.Ref]bool{im.Unread(), kept.Unread()} {
				if c.unread != "" && !unread[ref(c.unread)] {
					t.Errorf("%s is not unread", c.unread)
				}
				if unread[ref(c.blanks)] {
					t.Errorf("%s is unread", c.blanks)
				}
			}
			if c.unread == "" {
				return
			}
			kept.SetText(ref(c.unread), "0")
			if kept.Unread()[ref(c.unread)] {
				t.Errorf("%s is unread though it was typed", c.unread)
			}
		})
	}
}
