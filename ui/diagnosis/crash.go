package diagnosis

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
)

// WatchCrashes has the runtime write down what ends the program: a panic, or a fault in
// the C code below it.
func (f Folder) WatchCrashes() error {
	if err := os.MkdirAll(string(f), 0o700); err != nil {
		return err
	}
	file, err := os.OpenFile(f.path(crashName), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer file.Close() // the runtime has its own
	return debug.SetCrashOutput(file, debug.CrashOptions{})
}

// Crashed says that crashes were written down since Forget.
func (f Folder) Crashed() bool {
	info, err := os.Stat(f.path(crashName))
	return err == nil && info.Size() > 0
}

// Forget empties the record of crashes. Programs that watch go on writing to it.
func (f Folder) Forget() error {
	err := os.Truncate(f.path(crashName), 0)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// WriteZip writes logs, crashes, the settings file and which program on which system
// this is.
func (f Folder) WriteZip(w io.Writer, version, settings string) error {
	z := zip.NewWriter(w)
	about, err := z.Create("about.txt")
	if err != nil {
		return err
	}
	fmt.Fprintf(about, "gouji %s\n%s %s/%s\n", version, runtime.Version(), runtime.GOOS, runtime.GOARCH)
	if build, ok := debug.ReadBuildInfo(); ok {
		fmt.Fprintln(about, build)
	}
	for _, path := range []string{f.path(logName), f.path(olderLog), f.path(crashName), settings} {
		if err := add(z, path); err != nil {
			return err
		}
	}
	return z.Close()
}

// add copies a file, if there is one.
func add(z *zip.Writer, path string) error {
	file, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	defer file.Close()
	out, err := z.Create(filepath.Base(path))
	if err == nil {
		_, err = io.Copy(out, file)
	}
	return err
}
