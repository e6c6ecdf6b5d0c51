package pack

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
)

// A Decoder reads the XML of a part. Unlike that of encoding/xml, which does the
// work, it leaves name spaces alone, whose prefixes differ between dialects and mean
// nothing here, and limits how deep elements are nested.
type Decoder struct {
	raw  *xml.Decoder
	open []xml.Name
}

// NewDecoder reads from r.
func NewDecoder(r io.Reader) *Decoder { return &Decoder{raw: xml.NewDecoder(r)} }

// Token is the next token, io.EOF after the last one.
func (d *Decoder) Token() (xml.Token, error) {
	t, err := d.raw.RawToken()
	if err == io.EOF && len(d.open) > 0 {
		return nil, io.ErrUnexpectedEOF
	}
	last := len(d.open) - 1
	switch t := t.(type) {
	case xml.StartElement:
		if d.open = append(d.open, t.Name); len(d.open) > MaxNesting {
			return nil, fmt.Errorf("more than %d levels", MaxNesting)
		}
	case xml.EndElement:
		if last < 0 || d.open[last] != t.Name {
			return nil, errors.New("</" + t.Name.Local + "> ends no element")
		}
		d.open = d.open[:last]
	}
	return t, err
}

// Skip reads up to the end of the element whose beginning was read last.
func (d *Decoder) Skip() error {
	for around := len(d.open) - 1; len(d.open) > around; {
		if _, err := d.Token(); err != nil {
			return err
		}
	}
	return nil
}
