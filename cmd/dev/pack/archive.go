package pack

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// A file is what a package holds under a path.
type file struct {
	path string
	data []byte
	mode fs.FileMode // 0o644, or 0o755 for programs
}

func text(path string, data []byte) file    { return file{path, data, 0o644} }
func program(path string, data []byte) file { return file{path, data, 0o755} }

// inOrder sorts files by path: the order in which a folder is listed differs.
func inOrder(files []file) []file {
	return slices.SortedFunc(slices.Values(files), func(a, b file) int { return strings.Compare(a.path, b.path) })
}

// under puts all files into a folder.
func under(folder string, files []file) (out []file) {
	for _, f := range files {
		f.path = folder + "/" + f.path
		out = append(out, f)
	}
	return out
}

// writeTar writes files to a tar.gz that holds nothing of the machine and the hour.
func writeTar(path string, files []file, stamp time.Time) error {
	return writeTo(path, func(w io.Writer) error {
		packed, err := gzip.NewWriterLevel(w, gzip.BestCompression)
		if err != nil {
			return err
		}
		out := tar.NewWriter(packed)
		for _, f := range inOrder(files) {
			head := &tar.Header{Name: f.path, Mode: int64(f.mode), Size: int64(len(f.data)), ModTime: stamp, Typeflag: tar.TypeReg}
			if err := out.WriteHeader(head); err != nil {
				return err
			}
			if _, err := out.Write(f.data); err != nil {
				return err
			}
		}
		if err := out.Close(); err != nil {
			return err
		}
		return packed.Close()
	})
}

// writeZip writes files to a zip with names in UTF-8.
func writeZip(path string, files []file, stamp time.Time) error {
	return writeTo(path, func(w io.Writer) error {
		out := zip.NewWriter(w)
		for _, f := range inOrder(files) {
			head := &zip.FileHeader{Name: f.path, Method: zip.Deflate, Modified: stamp}
			head.SetMode(f.mode)
			in, err := out.CreateHeader(head)
			if err != nil {
				return err
			}
			if _, err := in.Write(f.data); err != nil {
				return err
			}
		}
		return out.Close()
	})
}

func writeTo(path string, write func(io.Writer) error) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	if err := write(f); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}

// compressed is data as gzip -9n packs it.
func compressed(data []byte) []byte {
	var out bytes.Buffer
	w, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		panic(err) // the level is known
	}
	w.Write(data) // into memory
	w.Close()
	return out.Bytes()
}

// lay writes files below a folder, with one time for all, folders included.
func lay(folder string, files []file, stamp time.Time) error {
	if err := os.RemoveAll(folder); err != nil {
		return err
	}
	for _, f := range files {
		path := filepath.Join(folder, filepath.FromSlash(f.path))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(path, f.data, f.mode); err != nil {
			return err
		}
	}
	return filepath.WalkDir(folder, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		mode := fs.FileMode(0o755)
		if info, err := e.Info(); err == nil && !e.IsDir() && info.Mode()&0o100 == 0 {
			mode = 0o644
		}
		if err := os.Chmod(path, mode); err != nil { // whatever the umask
			return err
		}
		return os.Chtimes(path, stamp, stamp)
	})
}
