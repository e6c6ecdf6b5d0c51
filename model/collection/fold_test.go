package collection_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"gouji.app/model/collection"
)

// A clerk writes events as the program does: each with all decisions in mind that he has
// seen.
type clerk struct {
	by    string
	facts map[string]collection.Facts
	log   []collection.Event
}

func (c *clerk) project() *collection.Project {
	return collection.Fold(collection.Head{Year: 2025, Government: "示例县人民政府"}, collection.NewHistory(c.log),
		func(hash string) collection.Facts { return c.facts[hash] })
}

func (c *clerk) write(e collection.Event) {
	h := collection.NewHistory(c.log)
	e.V, e.N, e.By = 1, h.Last+1, c.by
	e.ID = fmt.Sprintf("%s%04d", c.by, e.N)
	if e.At == "" {
		e.At = "2026-01-12T09:00:00+08:00"
	}
	if f := c.project().File(e.File); f != nil {
		switch e.Kind {
		case collection.Claim, collection.Unclaim, collection.Accept, collection.Return, collection.Reopen:
			e.After = f.Wanted(e.Kind)
		}
	}
	c.log = append(c.log, e)
}

// came receives and claims a file of the year.
func (c *clerk) came(unit, hash string, facts collection.Facts) {
	if facts.Year == 0 {
		facts.Year = 2025
	}
	if facts.Content == "" {
		facts.Content = hash
	}
	c.facts[hash] = facts
	c.write(collection.Event{Kind: collection.Receive, File: hash, Name: hash + ".xlsx", Path: "报送件/" + hash})
	c.write(collection.Event{Kind: collection.Claim, File: hash, Unit: unit, Why: string(collection.ByName)})
}

func (c *clerk) decide(k collection.Kind, hash string) {
	c.write(collection.Event{Kind: k, File: hash, Unit: "u1"})
}

func newClerk(units ...string) *clerk {
	c := &clerk{by: "张三", facts: map[string]collection.Facts{}}
	for i, id := range units {
		c.write(collection.Event{Kind: collection.Entry, Roster: &collection.Unit{ID: id, Number: i + 1, Name: id + "局"}})
	}
	return c
}

// other is a colleague who has seen the same so far.
func (c *clerk) other(by string) *clerk {
	return &clerk{by: by, facts: c.facts, log: slices.Clone(c.log)}
}

func (c *clerk) meet(o *clerk) { c.log = append(c.log, o.log...) }

func (c *clerk) is(t *testing.T, state collection.State, current string, flags string) {
	t.Helper()
	u := c.project().Unit("u1")
	got := ""
	if u.Current != nil {
		got = u.Current.Hash
	}
	if u.State != state || got != current || strings.Join(u.Flags(), " ") != flags {
		t.Errorf("%v, counts %q, flags %v; want %v, %q, %s", u.State, got, u.Flags(), state, current, flags)
	}
}

// Rounds 1 and 2 are returned, 3 is accepted; a fourth does not count until somebody says so.
func TestWayOfAUnit(t *testing.T) {
	c := newClerk("u1")
	c.is(t, collection.Missing, "", "")
	c.came("u1", "r1", collection.Facts{})
	c.is(t, collection.Came, "r1", "")
	c.decide(collection.Return, "r1")
	c.is(t, collection.Back, "r1", "")
	c.came("u1", "r2", collection.Facts{})
	c.is(t, collection.Again, "r2", "")
	c.decide(collection.Return, "r2")
	c.came("u1", "r3", collection.Facts{})
	c.decide(collection.Accept, "r3")
	c.is(t, collection.Passed, "r3", "")
	c.came("u1", "r4", collection.Facts{})
	c.is(t, collection.Passed, "r3", "通过后又报")
	d := c.other("李四")
	d.decide(collection.Return, "r4")
	d.is(t, collection.Passed, "r3", "")
	c.write(collection.Event{Kind: collection.Current, Unit: "u1", File: "r4"})
	c.is(t, collection.Again, "r4", "")
	if n := len(c.project().Unit("u1").Letters); n != 2 {
		t.Errorf("%d letters", n)
	}
	c.decide(collection.Accept, "r4")
	c.is(t, collection.Passed, "r4", "")
	c.decide(collection.Reopen, "r4")
	c.is(t, collection.Again, "r4", "") // still the chosen one
}

func TestWhatDoesNotCount(t *testing.T) {
	c := newClerk("u1", "u2")
	c.came("u1", "bad", collection.Facts{Refusal: "设有打开密码"})
	c.is(t, collection.Broken, "", "")
	c.came("u1", "old", collection.Facts{Year: 2024})
	c.is(t, collection.OtherYear, "", "")
	c.came("u1", "r1", collection.Facts{Dated: "2026-01-19", Content: "A"})
	c.is(t, collection.Came, "r1", "")
	c.came("u1", "r1.docx", collection.Facts{Dated: "2026-01-19", Content: "A"})
	if u := c.project().Unit("u1"); u.Rounds != 1 || !u.Files[3].Twin {
		t.Errorf("the same report in another format opened round %d", u.Rounds)
	}
	c.came("u1", "draft", collection.Facts{Dated: "2026-01-05"})
	c.is(t, collection.Came, "r1", "")
	c.came("u1", "bad2", collection.Facts{Refusal: "坏了"})
	c.is(t, collection.Came, "r1", "最近一份读不出")
	c.write(collection.Event{Kind: collection.Merge, Unit: "u1", Into: "u2", Reason: "机构改革"})
	c.is(t, collection.Merged, "r1", "最近一份读不出")
	c.write(collection.Event{Kind: collection.Reopen, Unit: "u1"})
	c.write(collection.Event{Kind: collection.Exempt, Unit: "u1", Reason: "垂管"})
	c.is(t, collection.Excused, "r1", "最近一份读不出")
}

func TestLateness(t *testing.T) {
	c := newClerk("u1")
	c.write(collection.Event{Kind: collection.Settings, Deadlines: map[string]string{"": "2026-01-20", "department": "2026-01-10"}})
	c.came("u1", "r1", collection.Facts{})
	c.is(t, collection.Came, "r1", "逾期") // 局 are departments
	if u := c.project().Unit("u1"); u.Late != 2 || u.Due != "2026-01-10" {
		t.Errorf("%d days after %s", u.Late, u.Due)
	}
}

// Two people decide without knowing of each other: the stricter holds, until one of them
// decides again.
func TestTwoOpinions(t *testing.T) {
	a := newClerk("u1")
	a.came("u1", "r1", collection.Facts{})
	b := a.other("李四")
	a.decide(collection.Accept, "r1")
	b.decide(collection.Return, "r1")
	a.meet(b)
	a.is(t, collection.Back, "r1", "两人意见不一")
	a.decide(collection.Accept, "r1")
	a.is(t, collection.Passed, "r1", "")
}

// Two people claim one file for two units: it is nobody's until one of them decides.
func TestTwoClaims(t *testing.T) {
	a := newClerk("u1", "u2")
	a.facts["f"] = collection.Facts{Year: 2025}
	a.write(collection.Event{Kind: collection.Receive, File: "f", Name: "f"})
	b := a.other("李四")
	a.write(collection.Event{Kind: collection.Claim, File: "f", Unit: "u1"})
	b.write(collection.Event{Kind: collection.Claim, File: "f", Unit: "u2"})
	a.meet(b)
	a.is(t, collection.Missing, "", "")
	if p := a.project(); len(p.Unclaimed) != 1 || len(p.Unclaimed[0].Claims) != 2 {
		t.Errorf("%+v", p.Unclaimed)
	}
	a.write(collection.Event{Kind: collection.Claim, File: "f", Unit: "u1"})
	a.is(t, collection.Came, "f", "")
}

func TestCircleOfParentsIsCut(t *testing.T) {
	a := newClerk("u1", "u2")
	b := a.other("李四")
	a.write(collection.Event{Kind: collection.Entry, Roster: &collection.Unit{ID: "u1", Number: 1, Name: "甲", Parent: "u2"}})
	b.write(collection.Event{Kind: collection.Entry, Roster: &collection.Unit{ID: "u2", Number: 2, Name: "乙", Parent: "u1"}})
	a.meet(b)
	circular := 0
	for _, u := range a.project().Units {
		if u.Circular {
			circular++
		}
	}
	if circular != 1 {
		t.Errorf("%d units stand at the top instead", circular)
	}
}

// The state does not depend on the order of journals, on lines that stand in several of
// them, nor on kinds of later versions, which are kept.
func TestFoldIsOfTheUnion(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := newClerk("u1", "u2", "u3")
		clerks := []*clerk{a, a.other("李四"), a.other("王五")}
		for range rapid.IntRange(1, 25).Draw(t, "events") {
			c := rapid.SampledFrom(clerks).Draw(t, "who")
			hash := rapid.SampledFrom([]string{"f1", "f2", "f3", "f4"}).Draw(t, "file")
			unit := rapid.SampledFrom([]string{"u1", "u2", "u3"}).Draw(t, "unit")
			switch k := rapid.SampledFrom([]collection.Kind{
				collection.Receive, collection.Claim, collection.Claim, collection.Return, collection.Accept, collection.Reopen, collection.Current,
				collection.Exempt, collection.Merge, collection.Zero, collection.Withdraw, "teleport", "meet",
			}).Draw(t, "kind"); k {
			case collection.Receive:
				c.facts[hash] = collection.Facts{Year: 2025, Content: hash[:1] + hash[1:]}
				c.write(collection.Event{Kind: k, File: hash, Name: hash})
			case "meet":
				c.meet(rapid.SampledFrom(clerks).Draw(t, "whom"))
			case collection.Withdraw:
				c.write(collection.Event{Kind: k, Target: rapid.SampledFrom(c.log).Draw(t, "target").ID})
			case collection.Merge:
				c.write(collection.Event{Kind: k, Unit: unit, Into: rapid.SampledFrom([]string{"u1", "u2"}).Draw(t, "into")})
			default:
				c.write(collection.Event{Kind: k, Unit: unit, File: hash, Reason: "电话"})
			}
		}
		var journals [][]collection.Event
		unknown := map[string]bool{}
		for _, c := range clerks {
			journals = append(journals, c.log)
			for _, e := range c.log {
				if e.Kind == "teleport" {
					unknown[e.ID] = true
				}
			}
		}
		fold := func(journals [][]collection.Event) *collection.Project {
			h := collection.NewHistory(journals...)
			if len(h.Unknown) != len(unknown) {
				t.Fatalf("%d of %d events of a later version are kept", len(h.Unknown), len(unknown))
			}
			return collection.Fold(collection.Head{Year: 2025}, h, func(f string) collection.Facts { return a.facts[f] })
		}
		want := fold(journals)
		var mixed []collection.Event
		for _, j := range journals {
			mixed = append(mixed, rapid.Permutation(j).Draw(t, "lines")...)
		}
		copies := append([][]collection.Event{mixed[:len(mixed)/2], mixed[len(mixed)/3:]}, rapid.Permutation(journals).Draw(t, "journals")...)
		if d := cmp.Diff(want, fold(copies), cmpopts.IgnoreUnexported(collection.Project{}, collection.Standing{}, collection.File{}, collection.Letter{})); d != "" {
			t.Fatal(d)
		}
	})
}
