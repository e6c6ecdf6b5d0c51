// Package pagetest helps the tests of decoders: it writes pages as text and compares
// them with golden files.
package pagetest

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gouji.app/model"
	"gouji.app/model/page"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// Golden compares a text with a file or, with -update, rewrites the file.
func Golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Error(diff)
	}
}

// Dump writes a page as text: what stands where, and the notes.
func Dump(p *page.Page) string {
	var b strings.Builder
	for _, part := range p.Parts {
		fmt.Fprintf(&b, "# %s\n", part.Name)
		for _, it := range part.Items {
			if it.Table == nil {
				fmt.Fprintf(&b, "%s%q\n", mark(it.Style), it.Text)
				continue
			}
			fmt.Fprintf(&b, "table %d×%d at %s\n", it.Table.Rows, it.Table.Cols, it.Where)
			for _, c := range it.Table.Cells {
				size := ""
				if c.RowSpan*c.ColSpan > 1 {
					size = fmt.Sprintf(" %d×%d", c.RowSpan, c.ColSpan)
				}
				fmt.Fprintf(&b, "  %d,%d%s %q\n", c.Row, c.Col, size, c.Text)
			}
		}
	}
	for _, n := range p.Notes {
		fmt.Fprintf(&b, "note %s %q %s\n", n.Where, n.Text, n.Message)
	}
	return b.String()
}

func mark(s page.Style) string {
	switch s {
	case page.Title:
		return "title "
	case page.Heading:
		return "heading "
	case page.Signature:
		return "signature "
	case page.Date:
		return "date "
	}
	return ""
}

// Sound fails a test unless a decoder refused a file in words, without having
// recovered from a panic, or read it into tables whose cells lie within them.
func Sound(t *testing.T, p *page.Page, err error) {
	t.Helper()
	if err != nil {
		refusal := (*model.Refusal)(nil)
		if !errors.As(err, &refusal) || strings.Contains(fmt.Sprint(refusal.Cause), "panic") {
			t.Fatalf("%v: %v", err, errors.Unwrap(err))
		}
		return
	}
	for _, part := range p.Parts {
		for _, it := range part.Items {
			if it.Table == nil {
				continue
			}
			for _, c := range it.Table.Cells {
				if c.Row < 0 || c.Col < 0 || c.RowSpan < 1 || c.ColSpan < 1 || c.Row+c.RowSpan > it.Table.Rows || c.Col+c.ColSpan > it.Table.Cols {
					t.Fatalf("%+v in a table of %d×%d", c, it.Table.Rows, it.Table.Cols)
				}
			}
		}
	}
}

// Refused fails a test unless err is one sentence of refusal with the wanted words
// and a remedy.
func Refused(t *testing.T, err error, want string) {
	t.Helper()
	refusal := (*model.Refusal)(nil)
	if !errors.As(err, &refusal) {
		t.Fatalf("not refused: %v", err)
	}
	if m := refusal.Message; !strings.Contains(m, want) || !strings.Contains(m, "；") || strings.ContainsAny(m, "\n。") {
		t.Errorf("says %q, want one sentence with %q and a remedy", m, want)
	}
}
