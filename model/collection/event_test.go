package collection_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"gouji.app/model/collection"
)

func TestLinesAreReadable(t *testing.T) {
	e := collection.Event{V: 1, ID: "a1", N: 3, At: "2026-01-19T10:00:00+08:00", By: "张三", Host: "PC03", Kind: collection.Accept, Unit: "u1", Reason: "县里<已公布>"}
	line := string(e.Line())
	if !strings.HasSuffix(line, "\"}\n") || strings.Count(line, "\n") != 1 || !strings.Contains(line, `"by":"张三"`) || !strings.Contains(line, "县里<已公布>") {
		t.Errorf("%q", line)
	}
}

// A line comes back as it was; cut or changed anywhere it is no line.
func TestDamageIsSeen(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := collection.Event{
			V: 1, ID: rapid.StringN(1, 9, -1).Draw(t, "id"), N: rapid.IntRange(1, 1<<30).Draw(t, "n"), Kind: collection.Receive,
			Name: rapid.String().Draw(t, "name"), Reason: rapid.String().Draw(t, "reason"),
		}
		line := e.Line()
		got, err := collection.ParseLine(line)
		if err != nil || !bytes.Equal(got.Line(), line) {
			t.Fatalf("%v: %q", err, line)
		}
		body := line[:len(line)-1]
		if _, err := collection.ParseLine(body[:rapid.IntRange(0, len(body)-1).Draw(t, "cut")]); err == nil {
			t.Fatal("a torn line was taken")
		}
		i := rapid.IntRange(0, len(body)-1).Draw(t, "at")
		body[i] ^= 1 << rapid.IntRange(0, 6).Draw(t, "bit")
		if again, err := collection.ParseLine(body); err == nil {
			t.Fatalf("a damaged line was taken: %+v", again)
		}
	})
}

func TestHistoryTellsWhatIsOdd(t *testing.T) {
	ev := func(n int, id string, k collection.Kind) collection.Event {
		return collection.Event{V: 1, ID: id, N: n, Kind: k, Unit: "u"}
	}
	forged := ev(2, "b", collection.Exempt)
	forged.Reason = "改过"
	newer := ev(4, "d", "teleport")
	later := ev(9, "x", collection.Accept)
	later.V = collection.Schema + 1
	gone := ev(10, "y", collection.Withdraw)
	gone.Target = "a"
	h := collection.NewHistory([]collection.Event{ev(1, "a", collection.Accept), ev(2, "b", collection.Exempt)},
		[]collection.Event{later, gone, newer, forged, ev(1, "a", collection.Accept)})
	if len(h.Events) != 1 || len(h.Unknown) != 2 || len(h.Clashes) != 1 || !h.Newer || h.Last != 10 || len(h.Withdrawn) != 2 {
		t.Errorf("%+v", h)
	}
	if d := cmp.Diff([][2]int{{3, 3}, {5, 8}}, h.Gaps); d != "" {
		t.Errorf("gaps: %s", d)
	}
}

// A withdrawal can be withdrawn itself.
func TestWithdrawalWithdrawn(t *testing.T) {
	h := collection.NewHistory([]collection.Event{
		{V: 1, ID: "a", N: 1, Kind: collection.Exempt, Unit: "u"},
		{V: 1, ID: "b", N: 2, Kind: collection.Withdraw, Target: "a"},
		{V: 1, ID: "c", N: 3, Kind: collection.Withdraw, Target: "b"},
	})
	if len(h.Events) != 1 || h.Events[0].ID != "a" {
		t.Errorf("%+v", h.Events)
	}
}
