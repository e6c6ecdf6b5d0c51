package main

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gouji.app/assets"
)

// Exit codes are a contract for scripts; a refusal is one line and nothing else.
func TestExitCodes(t *testing.T) {
	t.Chdir(t.TempDir())
	for name, text := range map[string]string{
		"wrong.txt": assets.Sample,
		"right.txt": strings.Replace(assets.Sample, "requests/handled: 78 4 0 0 2 1 86", "requests/handled: 78 4 0 0 2 1 85", 1),
		"notice":    "关于召开会议的通知",
	} {
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		args string
		code int
	}{
		{"show wrong.txt", exitDone},
		{"check right.txt", exitDone},
		{"check wrong.txt", exitErrors},
		{"check --json wrong.txt right.txt", exitErrors},
		{"check wrong.txt none.txt", exitFailed},
		{"check none.txt wrong.txt", exitFailed},
		{"check --prior none.txt right.txt", exitFailed},
		{"check wrong.txt -o wrong.txt", exitFailed},
		{"show notice", exitFailed},
		{"convert right.txt -o " + filepath.Join("none", "x.xlsx"), exitFailed},
		{"convert right.txt -o x.rtf", exitFailed},
		{"blank -o x.docx", exitFailed},
		{"", exitUsage},
		{"help", exitUsage},
		{"show", exitUsage},
		{"show --wrong right.txt", exitUsage},
		{"check right.txt wrong.txt -o x.txt", exitUsage},
		{"convert right.txt", exitUsage},
		{"compare right.txt -o x.xlsx", exitUsage},
		{"rules right.txt", exitUsage},
	} {
		var out, complaint bytes.Buffer
		if code := run(strings.Fields(c.args), &out, &complaint); code != c.code {
			t.Errorf("%s: exit code %d, want %d; %s", c.args, code, c.code, &complaint)
		}
		if lines := strings.Count(complaint.String(), "\n"); c.code == exitFailed && lines != 1 {
			t.Errorf("%s: %d lines are said: %s", c.args, lines, &complaint)
		}
	}
	if code := run([]string{"show", "right.txt"}, full{}, new(bytes.Buffer)); code != exitFailed {
		t.Errorf("output that cannot be written: exit code %d", code)
	}
	if left, err := filepath.Glob("*"); err != nil || len(left) != 3 {
		t.Errorf("the folder holds %v, %v", left, err)
	}
}

// full is a disk or pipe that takes nothing.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no space left") }
