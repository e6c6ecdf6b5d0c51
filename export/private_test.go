package export_test

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"os/user"
	"path/filepath"
	"strings"
	"testing"

	"gouji.app/assets"
	"gouji.app/export"
	"gouji.app/model"
	"gouji.app/model/form"
)

// What is saved and handed in says nothing of who made it and where: no folder, user
// or computer, in no member of a zip.
func TestFilesTellNothingOfTheirMaker(t *testing.T) {
	const secret = "wang-xiaoming"
	for _, name := range []string{"USER", "LOGNAME", "USERNAME", "HOSTNAME", "COMPUTERNAME"} {
		t.Setenv(name, secret)
	}
	dir := filepath.Join(t.TempDir(), secret)
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	words := []string{secret, dir, "gouji-"}
	if host, err := os.Hostname(); err == nil && len(host) > 4 {
		words = append(words, host)
	}
	if u, err := user.Current(); err == nil && len(u.HomeDir) > 4 {
		words = append(words, u.HomeDir)
	}
	f := form.Gongkai2021()
	r, err := model.ParsePlain(assets.Sample, f)
	if err != nil {
		t.Fatal(err)
	}
	written := 0
	for _, format := range export.Formats(f) {
		if format.Write == nil || len(format.Exts) == 0 {
			continue
		}
		for _, write := range []func(string) error{
			func(path string) error { return export.Save(path, r) },
			func(path string) error { return export.Submit(path, r, model.Layout{}) },
		} {
			path := filepath.Join(dir, "年报"+format.Exts[0])
			if err := write(path); err != nil {
				t.Fatal(err)
			}
			written++
			for member, text := range members(t, content(t, path)) {
				for _, word := range words {
					if strings.Contains(text, word) || strings.Contains(member, word) {
						t.Errorf("%s: %s holds %q", format.Name, member, word)
					}
				}
			}
		}
	}
	if written < 8 {
		t.Errorf("only %d files were looked at", written)
	}
}

// members are the files in a zip, or the one that it is itself, by name.
func members(t *testing.T, data string) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader([]byte(data)), int64(len(data)))
	if err != nil {
		return map[string]string{"all": data}
	}
	out := map[string]string{}
	for _, f := range z.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		out[f.Name] = string(text) + f.Comment
	}
	return out
}
