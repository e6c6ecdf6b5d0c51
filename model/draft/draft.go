// Package draft keeps recovery copies (恢复稿) of reports with unsaved changes in a
// folder of the user's own, from where the next start offers what a crash or a
// power cut left behind. It knows nothing of the screen and of file formats.
//
// One file is one draft: plain notation of the report under a head of comments, so
// that it can be read by eye and by whatever reads plain notation:
//
//	# gouji draft 1c291ca3
//	# file "/home/…/示例县2024.xlsx"
//	# time 2024-12-20T16:30:05.25+08:00
//	# stamp "20480 bytes at 1734660000000000000"
//	form gongkai-2021
//	unit/name: 示例县人民政府
//	…
package draft

import (
	"bytes"
	"errors"
	"fmt"
	"hash/crc32"
	"time"

	"gouji.app/model"
	"gouji.app/model/form"
)

// A Draft is a report with changes that were not saved.
type Draft struct {
	Report *model.Report
	File   string    // path of the report's file, "" where it has none yet
	Stamp  string    // of the file when it was read or written last; "" where it has none or that is not known
	Time   time.Time // of the last change

	id string // in its Store
}

const firstLine = "# gouji draft %08x" // with the checksum of all that follows the line

// encode writes the draft as a file. The checksum tells a whole file from a torn
// one, which may well end at the end of a line.
func (d Draft) encode() []byte {
	body := fmt.Appendf(nil, "# file %q\n# time %s\n# stamp %q\n%s", d.File, d.Time.Format(time.RFC3339Nano), d.Stamp, d.Report.Plain())
	return fmt.Appendf(nil, firstLine+"\n%s", crc32.ChecksumIEEE(body), body)
}

// decode reads what encode wrote, of a report on one of the forms.
func decode(data []byte, forms []*form.Form) (Draft, error) {
	first, body, _ := bytes.Cut(data, []byte("\n"))
	if string(first) != fmt.Sprintf(firstLine, crc32.ChecksumIEEE(body)) {
		return Draft{}, errors.New("not a whole draft")
	}
	var d Draft
	var when string
	const must = 2 // drafts of older versions have no stamp
	n, err := fmt.Fscanf(bytes.NewReader(body), "# file %q\n# time %s\n# stamp %q\n", &d.File, &when, &d.Stamp)
	if n < must {
		return Draft{}, fmt.Errorf("head: %w", err)
	}
	if d.Time, err = time.Parse(time.RFC3339Nano, when); err != nil {
		return Draft{}, fmt.Errorf("head: %w", err)
	}
	if d.Report, err = model.ParsePlain(string(body), forms...); err != nil {
		return Draft{}, err
	}
	return d, nil
}
