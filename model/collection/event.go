// Package collection is a collection of yearly reports (汇总项目) as its journals tell it:
// which bodies must report, whose each file is, and how far each of them has come. All
// of that is computed from events; nothing but events is ever stored, and none is erased.
// It knows no files: export/collect keeps them.
package collection

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"slices"
)

// Schema is the version of events and of the project file. What is newer may mean
// something else, so that a project with any of it is only read.
const Schema = 1

// A Kind says what an event tells. Kinds stand in files and never change; one that is
// not known here comes from a later version of the program and is kept.
type Kind string

// The kinds of events.
const (
	Settings Kind = "settings" // deadlines
	Entry    Kind = "unit"     // a unit is added to the list or its entry changed
	Alias    Kind = "alias"    // another name by which files call a unit
	Exempt   Kind = "exempt"   // 不需报
	Merge    Kind = "merge"    // 并入 another unit
	Receive  Kind = "receive"  // a file came
	Claim    Kind = "claim"    // a file belongs to a unit
	Unclaim  Kind = "unclaim"  // a file belongs to nobody after all
	Current  Kind = "current"  // 采用: the numbers of this file count
	Zero     Kind = "zero"     // 空格按 0 计 in a file, with a basis
	Return   Kind = "return"   // 退回 with opinions
	Accept   Kind = "accept"   // 通过, or 按原数计入
	Reopen   Kind = "reopen"   // 重新打开, with a reason
	Explain  Kind = "explain"  // an opinion is as it should be
	Remark   Kind = "note"     // a remark about a unit or the project
	Withdraw Kind = "withdraw" // an event does not hold
)

// An Event is one line of a journal: who did what when. Which fields are set depends on
// the kind.
type Event struct {
	V    int    `json:"v"`
	ID   string `json:"id"` // unique for ever
	N    int    `json:"n"`  // one more than the largest seen, so that order needs no clocks
	At   string `json:"at"` // RFC 3339, by the clock of the machine
	By   string `json:"by"`
	Host string `json:"host"`
	Kind Kind   `json:"kind"`

	Unit   string `json:"unit,omitempty"`   // id of the unit
	File   string `json:"file,omitempty"`   // sha256:… of the bytes as received
	Name   string `json:"name,omitempty"`   // of the file as it came; of an alias
	Path   string `json:"path,omitempty"`   // of the file below the project's folder, with slashes
	From   string `json:"from,omitempty"`   // the zip or mail that the file came in
	Why    string `json:"why,omitempty"`    // evidence of a claim
	Into   string `json:"into,omitempty"`   // successor of a merger
	Until  string `json:"until,omitempty"`  // when a returned report is wanted back: 2026-01-20
	Reason string `json:"reason,omitempty"` // with its basis

	AsIs      bool              `json:"asis,omitempty"`      // 按原数计入: accepted with errors
	Cells     []string          `json:"cells,omitempty"`     // addresses that a zero is about; none: all blank ones
	After     []string          `json:"after,omitempty"`     // ids of the decisions on the same thing that were known
	Target    string            `json:"target,omitempty"`    // id of the event that is withdrawn
	Roster    *Unit             `json:"roster,omitempty"`    // the whole entry of the list
	Deadlines map[string]string `json:"deadlines,omitempty"` // by kind of unit, "" for all: 2026-01-20
	Opinions  []Opinion         `json:"opinions,omitempty"`  // of a letter, or explained
}

// An Opinion is one item of a letter (退回意见).
type Opinion struct {
	Number  int      `json:"no,omitempty"`   // in the letter, from 1
	Rule    string   `json:"rule,omitempty"` // "" for a remark by hand
	At      []string `json:"at,omitempty"`   // addresses
	Message string   `json:"message"`
}

// Same says that two opinions are about the same thing.
func (o Opinion) Same(other Opinion) bool {
	if o.Rule == "" || other.Rule == "" || len(o.At) == 0 || len(other.At) == 0 {
		return o.Rule == other.Rule && o.Message == other.Message
	}
	return o.Rule == other.Rule && o.At[0] == other.At[0]
}

// crcField stands before the check sum that ends each line.
const crcField = `,"crc":"`

// Line is an event as a line of a journal, with the check sum by which a torn or damaged
// line is known, and with its line feed.
func (e Event) Line() []byte {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false) // people read it
	if err := enc.Encode(e); err != nil {
		panic(err) // strings, numbers and lists of them always marshal
	}
	body := bytes.TrimSuffix(b.Bytes(), []byte("}\n"))
	return fmt.Appendf(slices.Clone(body), "%s%08x\"}\n", crcField, crc32.ChecksumIEEE(body))
}

var errLine = errors.New("no whole line of a journal")

// ParseLine reads a line of a journal. It fails where the line is not whole. Fields that
// are not known are left out of the event; its line keeps them.
func ParseLine(line []byte) (e Event, err error) {
	line = bytes.TrimRight(line, "\r\n")
	i := bytes.LastIndex(line, []byte(crcField))
	if i < 0 || string(line[i:]) != fmt.Sprintf("%s%08x\"}", crcField, crc32.ChecksumIEEE(line[:i])) {
		return e, errLine
	}
	if err := json.Unmarshal(line, &e); err != nil {
		return e, err
	}
	if e.ID == "" || e.Kind == "" || e.N < 1 || e.V < 1 {
		return e, errLine
	}
	return e, nil
}

// order is that of events: by number, of those made without knowing of each other by id.
func order(a, b Event) int { return cmp.Or(cmp.Compare(a.N, b.N), cmp.Compare(a.ID, b.ID)) }

// A History is the events of all journals, each once, in order.
type History struct {
	Events    []Event  // that hold and are understood
	Withdrawn []Event  // and the withdrawals themselves
	Unknown   []Event  // of a later version of the program: 新版记录
	Clashes   []Event  // of one id with different contents, beside the one that counts
	Gaps      [][2]int // numbers, first and last, whose events are in no journal
	Newer     bool     // some events are of a newer schema
	Last      int      // largest number
}

// NewHistory unites journals. Their order, and lines that stand in several of them as in
// the copies that synchronising services make of a file changed twice, are of no matter.
func NewHistory(journals ...[]Event) *History {
	all := slices.Concat(journals...)
	slices.SortFunc(all, func(a, b Event) int {
		if o := order(a, b); o != 0 {
			return o
		}
		return bytes.Compare(a.Line(), b.Line())
	})
	h := &History{}
	var once []Event
	seen := map[string]Event{}
	for _, e := range all {
		if e.N > h.Last+1 {
			h.Gaps = append(h.Gaps, [2]int{h.Last + 1, e.N - 1})
		}
		h.Last = max(h.Last, e.N)
		first, twice := seen[e.ID]
		switch {
		case !twice:
			seen[e.ID] = e
			once = append(once, e)
		case !bytes.Equal(first.Line(), e.Line()):
			h.Clashes = append(h.Clashes, e)
		}
	}
	off := map[string]bool{}
	for _, e := range slices.Backward(once) { // a withdrawal may be withdrawn by a later event
		if e.Kind == Withdraw && !off[e.ID] {
			off[e.Target] = true
		}
	}
	for _, e := range once {
		h.Newer = h.Newer || e.V > Schema
		switch {
		case e.V > Schema || !known(e.Kind):
			h.Unknown = append(h.Unknown, e)
		case off[e.ID] || e.Kind == Withdraw:
			h.Withdrawn = append(h.Withdrawn, e)
		default:
			h.Events = append(h.Events, e)
		}
	}
	return h
}

func known(k Kind) bool {
	switch k {
	case Settings, Entry, Alias, Exempt, Merge, Receive, Claim, Unclaim, Current, Zero, Return, Accept, Reopen, Explain, Remark, Withdraw:
		return true
	}
	return false
}

// Label is what lists of events say.
func (k Kind) Label() string {
	switch k {
	case Settings:
		return "设定"
	case Entry:
		return "名单"
	case Alias:
		return "别名"
	case Exempt:
		return "不需报"
	case Merge:
		return "并入"
	case Receive:
		return "收件"
	case Claim:
		return "认领"
	case Unclaim:
		return "取消认领"
	case Current:
		return "采用"
	case Zero:
		return "空格按 0 计"
	case Return:
		return "退回"
	case Accept:
		return "通过"
	case Reopen:
		return "重新打开"
	case Explain:
		return "说明"
	case Remark:
		return "备注"
	case Withdraw:
		return "撤销记录"
	}
	return "新版记录 " + string(k)
}
