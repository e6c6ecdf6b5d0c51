package export

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"gouji.app/disk"
	"gouji.app/export/pack"
	"gouji.app/model"
	"gouji.app/model/form"
)

// Stamp is a mark that changes with a file's content, "" where there is no file. It
// tells whether the file is still the one that was read or written.
func Stamp(path string) string {
	info, err := os.Stat(path)
	if err != nil {
		return ""
	}
	return fmt.Sprintf("%d bytes at %d", info.Size(), info.ModTime().UnixNano())
}

// Open reads a file of any known format by its content. Every error is a Refusal.
func Open(path string, f *form.Form) (*model.Import, error) {
	data, err := read(path)
	if err != nil {
		return nil, err
	}
	return OpenData(data, model.ShownName(path), f)
}

// OpenData is Open for content already in memory; name is for messages.
func OpenData(data []byte, name string, f *form.Form) (*model.Import, error) {
	if strings.TrimSpace(string(data[:min(len(data), 512)])) == "" {
		return nil, &model.Refusal{Message: fmt.Sprintf("“%s”是空文件；请确认选对了文件", name)}
	}
	if what := foreign(data); what != "" {
		return nil, &model.Refusal{Message: fmt.Sprintf("“%s”%s", name, what)}
	}
	for _, format := range Formats(f) {
		if format.Sniff(data) {
			im, err := format.Read(data)
			if err != nil {
				return nil, about(name, err)
			}
			im.Own = im.Own && format.Write != nil // it can be saved back
			return im, nil
		}
	}
	return nil, &model.Refusal{Message: fmt.Sprintf("“%s”不是认识的文件格式；请用 Word、Excel 文件或文本", name)}
}

// about names the file in a refusal.
func about(name string, err error) error {
	var no *model.Refusal
	if errors.As(err, &no) {
		return &model.Refusal{Message: fmt.Sprintf("“%s”：%s", name, no.Message), Cause: err}
	}
	return &model.Refusal{Message: fmt.Sprintf("“%s”读不出内容；请确认文件完好", name), Cause: err}
}

// read reads a regular file of bearable size.
func read(path string) ([]byte, error) {
	name := model.ShownName(path)
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, &model.Refusal{Message: fmt.Sprintf("找不到文件“%s”；请核对文件名和位置", name), Cause: err}
	case err != nil:
		return nil, unreadable(name, err)
	case info.IsDir():
		return nil, &model.Refusal{Message: fmt.Sprintf("“%s”是文件夹；请选择其中的文件", name)}
	case !info.Mode().IsRegular():
		return nil, &model.Refusal{Message: fmt.Sprintf("“%s”不是普通文件，不能打开", name)}
	case info.Size() > pack.MaxFile:
		return nil, &model.Refusal{Message: fmt.Sprintf("“%s”超过 64 MB，不像一份年报；请确认选对了文件", name)}
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, unreadable(name, err)
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, pack.MaxFile+1))
	if err != nil {
		return nil, unreadable(name, err)
	}
	return data, nil
}

func unreadable(name string, err error) error {
	if errors.Is(err, fs.ErrPermission) {
		return &model.Refusal{Message: fmt.Sprintf("没有读取“%s”的权限；请向文件的所有者要一份可以打开的", name), Cause: err}
	}
	return &model.Refusal{Message: fmt.Sprintf("“%s”读取失败；请确认磁盘或网络位置正常后再试", name), Cause: err}
}

// FormatFor finds the format that a file name's ending asks for when writing: the
// first ending of each format.
func FormatFor(path string, f *form.Form) (model.Format, error) {
	ext := strings.ToLower(filepath.Ext(path))
	var known []string
	for _, format := range Formats(f) {
		if len(format.Exts) == 0 || format.Submit == nil {
			continue
		}
		if format.Exts[0] == ext {
			return format, nil
		}
		known = append(known, format.Exts[0])
	}
	return model.Format{}, &model.Refusal{Message: fmt.Sprintf("“%s”的格式不能保存；可用的格式有 %s", model.ShownName(path), strings.Join(known, "、"))}
}

// Save writes a report in the format that the path's ending asks for, with
// everything the format can carry.
func Save(path string, r *model.Report) error { return SaveWork(path, r, false) }

// SaveWork is Save for work in progress: with keepPrevious the file that stood there
// stays beside the new one, as PreviousName calls it.
func SaveWork(path string, r *model.Report, keepPrevious bool) error {
	format, err := FormatFor(path, r.Form)
	if err != nil {
		return err
	}
	way := disk.Way{}
	if keepPrevious {
		way.Previous = PreviousName
	}
	return disk.Write(path, way, func(w io.Writer) error {
		if format.Write == nil {
			return format.Submit(w, r, model.Layout{})
		}
		return format.Write(w, r)
	})
}

// PreviousName is where SaveWork keeps the version before the one it writes.
func PreviousName(path string) string {
	ext := filepath.Ext(path)
	return strings.TrimSuffix(path, ext) + "（上一版）" + ext
}

// Submit writes a report as it is handed in: print and nothing else.
func Submit(path string, r *model.Report, l model.Layout) error {
	format, err := FormatFor(path, r.Form)
	if err != nil {
		return err
	}
	return disk.Write(path, disk.Way{}, func(w io.Writer) error { return format.Submit(w, r, l) })
}
