package lock_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"

	"gouji.app/export/lock"
)

func now() time.Time { return time.Date(2024, 12, 20, 16, 30, 0, 0, time.UTC) }

func me() lock.Holder {
	return lock.Holder{User: `科室,一;室\`, Host: "PC-7", Profile: "file:///home/示例/.config/gouji"}
}

func report(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "示例县2024.xlsx")
	if err := os.WriteFile(path, []byte("x"), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func beside(path, name string) string { return filepath.Join(filepath.Dir(path), name) }

func taken(t *testing.T, path string, by lock.Holder) *lock.Lock {
	t.Helper()
	l, err := lock.Take(path, by, now())
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// held is who keeps by from the file; it fails where nobody does.
func held(t *testing.T, path string, by lock.Holder) *lock.Held {
	t.Helper()
	l, err := lock.Take(path, by, now())
	var h *lock.Held
	if !errors.As(err, &h) {
		t.Fatalf("lock %v, error %v; want it held", l, err)
	}
	return h
}

func TestOneAtATime(t *testing.T) {
	path := report(t)
	first := taken(t, path, me())
	data, err := os.ReadFile(beside(path, ".~lock.示例县2024.xlsx#"))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := string(data), `,科室\,一\;室\\,PC-7,20.12.2024 16:30,file:///home/示例/.config/gouji;`; got != want {
		t.Errorf("the lock is\n%s\nwant\n%s", got, want)
	}
	want := me()
	want.Date = "20.12.2024 16:30"
	if diff := cmp.Diff(&lock.Held{By: want, Here: true}, held(t, path, me())); diff != "" {
		t.Errorf("a second window of the same user (-want +got):\n%s", diff)
	}
	colleague := lock.Holder{User: "李四", Host: "PC-8"}
	if diff := cmp.Diff(&lock.Held{By: want}, held(t, path, colleague)); diff != "" {
		t.Errorf("a colleague (-want +got):\n%s", diff)
	}
	if err := first.Release(); err != nil {
		t.Fatal(err)
	}
	if err := first.Release(); err != nil {
		t.Errorf("released twice: %v", err)
	}
	if err := taken(t, path, colleague).Release(); err != nil {
		t.Error(err)
	}
	if rest, _ := os.ReadDir(filepath.Dir(path)); len(rest) != 1 {
		t.Errorf("at the end the folder holds %v", rest)
	}
}

// Who takes a lock by force has it; the former holder's release does not end it.
func TestSeized(t *testing.T) {
	path := report(t)
	first := taken(t, path, me())
	second, err := lock.Seize(path, lock.Holder{User: "李四"}, now())
	if err != nil {
		t.Skipf("this system keeps locks from being seized: %v", err)
	}
	if err := first.Release(); err != nil {
		t.Fatal(err)
	}
	if h := held(t, path, me()); h.By.User != "李四" {
		t.Errorf("held by %+v", h.By)
	}
	if err := second.Release(); err != nil {
		t.Error(err)
	}
}

func TestLibreOffice(t *testing.T) {
	path := report(t)
	name := beside(path, ".~lock.示例县2024.xlsx#")
	for _, c := range []struct{ file, user, host, date string }{
		{"王五,wangwu,WPS-3,19.12.2024 09:05,file:///C:/Users/wangwu/AppData/Roaming/LibreOffice/4;", "王五", "WPS-3", "19.12.2024 09:05"},
		{",wangwu,WPS-3,19.12.2024 09:05,;", "wangwu", "WPS-3", "19.12.2024 09:05"},
		{"", "", "", ""},
		{`\`, "", "", ""},
	} {
		if err := os.WriteFile(name, []byte(c.file), 0o644); err != nil {
			t.Fatal(err)
		}
		h := held(t, path, me())
		if h.By.User != c.user || h.By.Host != c.host || h.By.Date != c.date || h.Here {
			t.Errorf("%q: held by %+v", c.file, h)
		}
	}
}

// owner is an owner file as Excel and Word write them.
func owner(user string, size, at int) []byte {
	data := bytes.Repeat([]byte(" "), size)
	units := utf16.Encode([]rune(user))
	data[0] = byte(len(units))
	binary.LittleEndian.PutUint16(data[at:], uint16(len(units)))
	for i, u := range units {
		binary.LittleEndian.PutUint16(data[at+2+2*i:], u)
	}
	return data
}

func TestOffice(t *testing.T) {
	for _, c := range []struct {
		name, lock string
		data       []byte
		user       string
	}{
		{"示例县2024.xlsx", "~$示例县2024.xlsx", owner("赵六", 165, 55), "赵六"},
		{"示例县2024.xlsx", "~$示例县2024.xlsx", nil, ""},
		{"示例县2024.xlsx", "~$示例县2024.xlsx", bytes.Repeat([]byte{255}, 165), ""},
		{"年报.docx", "~$年报.docx", owner("Zhao Liu", 162, 54), "Zhao Liu"},
		{"示例县七字名.docx", "~$示例县七字名.docx", owner("赵六", 162, 54), "赵六"},
		{"示例县人七字名.docx", "~$例县人七字名.docx", owner("赵六", 162, 54), "赵六"},
		{"示例县2024.xlsx", ".~示例县2024.xlsx", owner("钱七", 165, 55), "钱七"},
		{"示例县人民政府年报.docx", "~$县人民政府年报.docx", owner("赵六", 162, 54), "赵六"},
	} {
		path := beside(report(t), c.name)
		if err := os.WriteFile(beside(path, c.lock), c.data, 0o644); err != nil {
			t.Fatal(err)
		}
		written := time.Date(2024, 11, 3, 8, 5, 0, 0, time.Local)
		if err := os.Chtimes(beside(path, c.lock), written, written); err != nil {
			t.Fatal(err)
		}
		if h := held(t, path, me()); h.By.User != c.user || h.By.Date != "03.11.2024 08:05" {
			t.Errorf("%s: held by %+v, want %q", c.lock, h.By, c.user)
		}
	}
}

const pathVariable = "GOUJI_TEST_LOCKED"

// The lock of a program that was killed is stale for its own user; others are told.
func TestKilledHolder(t *testing.T) {
	path := report(t)
	cmd := exec.Command(os.Args[0], "-test.run=^TestHoldUntilKilled$", "-test.v")
	cmd.Env = append(os.Environ(), pathVariable+"="+path)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	said := ""
	for buffer := make([]byte, 256); !strings.Contains(said, "held"); {
		n, err := out.Read(buffer)
		if err != nil {
			t.Fatalf("the holder said %q: %v", said, err)
		}
		said += string(buffer[:n])
	}
	held(t, path, me())
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait() // killed
	held(t, path, lock.Holder{User: "李四", Host: "PC-8"})
	if err := taken(t, path, me()).Release(); err != nil {
		t.Error(err)
	}
}

// TestHoldUntilKilled is the program that TestKilledHolder kills.
func TestHoldUntilKilled(t *testing.T) {
	path := os.Getenv(pathVariable)
	if path == "" {
		t.Skip("runs only inside TestKilledHolder")
	}
	taken(t, path, me())
	os.Stdout.WriteString("held\n")
	time.Sleep(time.Hour)
}

// So long a name leaves no room for the name of a lock; that is no holder either.
func TestNameWithoutRoomForALock(t *testing.T) {
	path := beside(report(t), strings.Repeat("长", 83)+".xlsx")
	if err := os.WriteFile(path, []byte("x"), 0o644); err != nil {
		t.Skip(err)
	}
	_, err := lock.Take(path, me(), now())
	var h *lock.Held
	if err == nil || errors.As(err, &h) {
		t.Errorf("error %v", err)
	}
}

// Where no lock can be written that is no holder.
func TestNoPlaceForALock(t *testing.T) {
	_, err := lock.Take(filepath.Join(t.TempDir(), "无此文件夹", "甲.xlsx"), me(), now())
	var h *lock.Held
	if err == nil || errors.As(err, &h) {
		t.Errorf("error %v", err)
	}
}
