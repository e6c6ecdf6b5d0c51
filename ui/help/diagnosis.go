package help

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"gouji.app/model"
	"gouji.app/ui/ask"
	"gouji.app/ui/flow"
)

// Diagnosis is what the program writes down about itself for those who mend it.
type Diagnosis struct {
	Export  func(path string) error // writes all of it as one file; errors are Refusals
	Crashed func() bool             // says that a program ended by a crash since Forget
	Forget  func() error
}

// ExportDiagnosis makes one file to send. It holds no word of a report.
func (t *Task) ExportDiagnosis() {
	t.Desk.Leave()
	t.Ask.File(ask.File{
		Title: "导出诊断信息", Save: true, Exts: []string{".zip"}, Name: "勾稽诊断信息.zip", Folder: t.Desk.Folder(),
		Then: func(path string) {
			t.Desk.WriteOut(path, func() error { return t.Diagnosis.Export(path) }, func() {
				t.Ask.Tell("诊断信息已导出到“" + model.ShownName(path) + "”。其中有运行记录、设置和文件的位置，没有年报的内容。")
			})
		},
	})
}

// CrashNotice offers what a crash wrote down.
func (t *Task) CrashNotice() []fyne.CanvasObject {
	if !t.Diagnosis.Crashed() {
		return nil
	}
	forget := func() {
		if err := t.Diagnosis.Forget(); err != nil {
			t.Log("forgetting a crash", err)
		}
		t.Restart()
	}
	return []fyne.CanvasObject{
		flow.New("程序上次意外中止，原因已记录；请导出诊断信息发给维护人员。"),
		container.NewHBox(
			t.Ask.Button("导出诊断信息…", t.ExportDiagnosis),
			t.Ask.Button("不再提示", forget)),
	}
}
