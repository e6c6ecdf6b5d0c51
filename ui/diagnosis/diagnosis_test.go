package diagnosis_test

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"gouji.app/ui/diagnosis"
)

func TestLogKeepsItsSize(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "记录")
	for start := range 4 { // each goes on with the file of the last one
		log := diagnosis.Folder(dir).Log("warn")
		log.Info("not asked for")
		for i := range 1500 {
			log.Warn("record", "number", 1500*start+i, "filling", strings.Repeat("x", 500))
		}
	}
	var all string
	for _, name := range []string{"gouji.1.log", "gouji.log"} {
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if len(data) > 1<<20 {
			t.Errorf("%s has %d bytes", name, len(data))
		}
		if info, err := os.Stat(filepath.Join(dir, name)); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
			t.Errorf("%s can be read by others: %v, %v", name, info, err)
		}
		all += string(data)
	}
	if strings.Contains(all, "not asked for") || !strings.Contains(all, "number=5999 ") {
		t.Error("the log lacks the last record, or holds one below its level")
	}
	if n := strings.Count(all, "\n"); n < 1000 {
		t.Errorf("%d records are left", n)
	}
	diagnosis.Folder(dir).Log("").Info("from another start")
	if data, _ := os.ReadFile(filepath.Join(dir, "gouji.log")); !strings.Contains(string(data), "from another start") {
		t.Error("a second start does not write to the log")
	}
}

const folderVariable = "GOUJI_TEST_CRASH"

// A program that panics leaves its last words, which the next one finds and can send.
func TestCrashIsWrittenDown(t *testing.T) {
	f := diagnosis.Folder(t.TempDir())
	if err := f.WatchCrashes(); err != nil {
		t.Fatal(err)
	}
	if f.Crashed() {
		t.Error("a crash before there was one")
	}
	cmd := exec.Command(os.Args[0], "-test.run=^TestCrash$")
	cmd.Env = append(os.Environ(), folderVariable+"="+string(f))
	if err := cmd.Run(); err == nil {
		t.Fatal("the program did not crash")
	}
	if !f.Crashed() {
		t.Fatal("the crash was not written down")
	}
	var out bytes.Buffer
	settings := filepath.Join(t.TempDir(), "settings.json")
	if err := os.WriteFile(settings, []byte("{}"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := f.WriteZip(&out, "9.9", settings); err != nil {
		t.Fatal(err)
	}
	files := unzip(t, out.Bytes())
	if !strings.Contains(files["crash.log"], "the last words") || !strings.Contains(files["about.txt"], "gouji 9.9") || files["settings.json"] != "{}" {
		t.Errorf("the file to send holds %q", files)
	}
	if err := f.Forget(); err != nil || f.Crashed() {
		t.Errorf("not forgotten: %v", err)
	}
}

// TestCrash is the program that TestCrashIsWrittenDown runs.
func TestCrash(t *testing.T) {
	folder := os.Getenv(folderVariable)
	if folder == "" {
		t.Skip("runs only inside TestCrashIsWrittenDown")
	}
	if err := diagnosis.Folder(folder).WatchCrashes(); err != nil {
		t.Fatal(err)
	}
	died := make(chan bool)
	go func() { panic("the last words") }()
	<-died
}

func unzip(t *testing.T, data []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, member := range z.File {
		r, err := member.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		out[member.Name] = string(b)
	}
	return out
}

func TestNothingToSend(t *testing.T) {
	var out bytes.Buffer
	if err := diagnosis.Folder(filepath.Join(t.TempDir(), "未建")).WriteZip(&out, "1", "nowhere"); err != nil {
		t.Fatal(err)
	}
	files := unzip(t, out.Bytes())
	if len(files) != 1 || files["about.txt"] == "" {
		t.Errorf("the file holds %q", files)
	}
}
