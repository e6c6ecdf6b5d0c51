package handin

import (
	"gouji.app/model"
	"gouji.app/ui/ask"
)

// AskCheck writes the findings, for those who sign.
func (t *Task) AskCheck() {
	t.Desk.Leave()
	exts := []string{".docx", ".xlsx", ".pdf", ".txt"}
	t.Ask.File(ask.File{
		Title: "导出核对报告", Save: true, Exts: exts, Name: t.Desk.File().Suggested("核对报告" + exts[0]), Folder: t.Desk.Folder(),
		Then: func(path string) {
			a := t.Desk.Audit()
			a.Report, a.File = a.Report.Clone(), t.Desk.File().Name()
			t.Desk.WriteOut(path, func() error { return t.ExportCheck(path, a) }, func() { t.Desk.Say("已导出 " + model.ShownName(path)) })
		},
	})
}
