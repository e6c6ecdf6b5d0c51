package ui

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

// exportDiagnosis makes one file to send. It holds no word of a report.
func (w *Window) exportDiagnosis() {
	w.desk.Leave()
	w.dialogs.File(ask.File{
		Title: "导出诊断信息", Save: true, Exts: []string{".zip"}, Name: "勾稽诊断信息.zip", Folder: w.desk.Folder(),
		Then: func(path string) {
			w.desk.WriteOut(path, func() error { return w.opts.Diagnosis.Export(path) }, func() {
				w.dialogs.Tell("诊断信息已导出到“" + model.ShownName(path) + "”。其中有运行记录、设置和文件的位置，没有年报的内容。")
			})
		},
	})
}

// crashNotice offers what a crash wrote down.
func (w *Window) crashNotice() []fyne.CanvasObject {
	if !w.opts.Diagnosis.Crashed() {
		return nil
	}
	forget := func() {
		if err := w.opts.Diagnosis.Forget(); err != nil {
			w.opts.Log("forgetting a crash", err)
		}
		w.showStart()
	}
	return []fyne.CanvasObject{
		flow.New("程序上次意外中止，原因已记录；请导出诊断信息发给维护人员。"),
		container.NewHBox(
			w.dialogs.Button("导出诊断信息…", w.exportDiagnosis),
			w.dialogs.Button("不再提示", forget)),
	}
}
