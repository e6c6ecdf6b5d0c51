package legacy

import (
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf16"

	"github.com/richardlehane/mscfb"

	"gouji.app/export/charset"
	"gouji.app/export/pack"
)

// A Message is a mail as Outlook saves it (.msg): [MS-OXMSG].
type Message struct {
	From        string // who sent it
	Attachments []Attachment
}

// An Attachment is a file that came with a mail.
type Attachment struct {
	Name string
	Data []byte
}

// The streams of a property are named by its number and type; 001F is UTF-16, 001E the
// charset of the machine, 0102 bytes.
const (
	propertyStream = "__substg1.0_"
	attachFolder   = "__attach_version1.0_"
	sender         = "0C1A"
	longName       = "3707"
	shortName      = "3704"
	attached       = "3701"
)

// IsMessage says that data is a mail that Outlook saved.
func IsMessage(data []byte) bool {
	if !Sniff(data) {
		return false
	}
	_, err := ReadMessage(data)
	return err == nil
}

// ReadMessage reads sender and attachments. It fails with a Refusal on what is no mail.
func ReadMessage(data []byte) (m Message, err error) {
	defer func() { // as of documents
		if r := recover(); r != nil {
			err = pack.Damaged(fmt.Errorf("panic: %v", r))
		}
	}()
	if err := plausible(data); err != nil {
		return m, err
	}
	r, err := mscfb.New(bytes.NewReader(data))
	if err != nil {
		return m, pack.Damaged(err)
	}
	found, left := false, len(data)
	parts := map[string]map[string][]byte{} // by folder, by property
	for _, f := range r.File {
		found = found || f.Name == "__properties_version1.0" && len(f.Path) == 0
		prop, ok := strings.CutPrefix(f.Name, propertyStream)
		if !ok || len(f.Path) > 1 || len(f.Path) == 1 && !strings.HasPrefix(f.Path[0], attachFolder) {
			continue
		}
		if f.Size < 0 || f.Size > int64(left) {
			return m, pack.Damaged(fmt.Errorf("stream %s of %d bytes", f.Name, f.Size))
		}
		left -= int(f.Size)
		b := make([]byte, f.Size)
		if err := readAll(f, b); err != nil {
			return m, pack.Damaged(err)
		}
		at := strings.Join(f.Path, "/")
		if parts[at] == nil {
			parts[at] = map[string][]byte{}
		}
		parts[at][prop] = b
	}
	if !found {
		return m, pack.Refuse(nil, "这不是 Outlook 邮件；请另存附件后再收")
	}
	m.From = propertyText(parts[""], sender)
	for _, at := range slices.Sorted(maps.Keys(parts)) {
		if data, ok := parts[at][attached+"0102"]; ok && at != "" {
			name := cmp.Or(propertyText(parts[at], longName), propertyText(parts[at], shortName), "附件")
			m.Attachments = append(m.Attachments, Attachment{name, data})
		}
	}
	return m, nil
}

func propertyText(props map[string][]byte, number string) string {
	if b, ok := props[number+"001F"]; ok {
		units := make([]uint16, len(b)/2)
		for i := range units {
			units[i] = uint16(bin(b).u16(2 * i))
		}
		return strings.TrimRight(string(utf16.Decode(units)), "\x00")
	}
	s, _ := charset.Decode(bytes.TrimRight(props[number+"001E"], "\x00"))
	return s
}
