package carry

import (
	"os"
	"strings"
	"testing"
)

// The years of each sentence move on or stay as an office would have it.
func TestYearsMoveByTheirRole(t *testing.T) {
	data, err := os.ReadFile("testdata/years.txt")
	if err != nil {
		t.Fatal(err)
	}
	moved, stayed := 0, 0
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		old, want, ok := strings.Cut(line, " > ")
		if !ok {
			t.Fatalf("no result: %s", line)
		}
		section := "overview"
		if s, rest, ok := strings.Cut(old, "|"); ok {
			section, old = s, rest
		}
		if want == "=" {
			want = old
			stayed++
		} else {
			moved++
		}
		got, mentions := reword(section, old, 2023)
		if got != want {
			t.Errorf("%s\n got %s\nwant %s", old, got, want)
		}
		for _, m := range mentions {
			if old[m.From:m.From+len(m.Old)] != m.Old || got[m.Start:m.Start+len(m.New)] != m.New {
				t.Errorf("%s: %+v is not where it says", old, m)
			}
		}
	}
	if moved < 40 || stayed < 40 {
		t.Errorf("only %d sentences move and %d stay", moved, stayed)
	}
}
