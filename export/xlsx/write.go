// Package xlsx turns a page into an Excel workbook and a workbook into a page. It
// knows sheets, merged cells and formulas, and nothing of the form.
//
// Write draws with excelize. Read decodes the parts of the workbook itself, because
// excelize fills every row up to its last cell: 16 KB of far cells take it 6 GB. It
// also hides damage, which a report must never be half read from.
package xlsx

import (
	"archive/zip"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"gouji.app/export/squares"
	"gouji.app/model"
	"gouji.app/model/page"
)

const (
	// program signs the files.
	program = "勾稽"
	// maxCellUnits is how many UTF-16 units a cell holds.
	maxCellUnits = excelize.TotalCellChars
	// maxTabUnits is how many UTF-16 units the name of a sheet has.
	maxTabUnits = excelize.MaxSheetNameLength
)

// Write writes a page as a workbook of one sheet per part, followed by the hidden
// record if there is one. The same page gives the same bytes. It fails with a
// Refusal on a table cell whose text Excel cannot hold.
func Write(w io.Writer, p *page.Page) error {
	b, err := newBook(p.Title)
	if err != nil {
		return fmt.Errorf("write xlsx: %w", err)
	}
	b.form = p.Form
	defer b.file.Close()
	b.tabs = tabNames(p.Parts)
	for i, part := range p.Parts {
		if err := b.addPart(b.tabs[i], part); err != nil {
			return fmt.Errorf("write xlsx: sheet %s: %w", b.tabs[i], err)
		}
	}
	if p.Record != "" {
		if err := b.addRecord(p.Record); err != nil {
			return fmt.Errorf("write xlsx: record: %w", err)
		}
	}
	if err := b.file.Write(w); err != nil {
		return fmt.Errorf("write xlsx: %w", err)
	}
	return nil
}

// A book is a workbook being written.
type book struct {
	file   *excelize.File
	sheets int
	tabs   []string // the names of all sheets, by part
	styles map[look]int
	form   bool // for others to fill in
	red    int  // style of cells whose equation fails
	amber  int  // style of numbers that are texts
}

func newBook(title string) (*book, error) {
	b := &book{file: excelize.NewFile(), styles: map[look]int{}}
	b.file.SetZipWriter(func(w io.Writer) excelize.ZipWriter { return timelessZip{zip.NewWriter(w)} })
	if err := b.file.SetDefaultFont(fontName); err != nil {
		return nil, err
	}
	if err := b.file.SetDocProps(&excelize.DocProperties{
		Creator: program, LastModifiedBy: program, Title: title,
		Created: noTime().Format(time.RFC3339), Modified: noTime().Format(time.RFC3339),
	}); err != nil {
		return nil, err
	}
	if err := b.file.SetAppProps(&excelize.AppProperties{Application: program}); err != nil {
		return nil, err
	}
	var err error
	if b.red, err = b.file.NewConditionalStyle(warning("9C0006", "FFC7CE")); err == nil {
		b.amber, err = b.file.NewConditionalStyle(warning("7F6000", "FFEB9C"))
	}
	return b, err
}

// addSheet appends an empty sheet.
func (b *book) addSheet(name string) error {
	b.sheets++
	if b.sheets == 1 {
		return b.file.SetSheetName("Sheet1", name)
	}
	_, err := b.file.NewSheet(name)
	return err
}

// addRecord keeps the record in the first column of a sheet that Excel never shows.
func (b *book) addRecord(record string) error {
	if err := b.addSheet(squares.RecordSheet); err != nil {
		return err
	}
	for i, piece := range pieces(record) {
		if err := b.file.SetCellStr(squares.RecordSheet, squares.Name(i, 0), escape(piece)); err != nil {
			return err
		}
	}
	return b.file.SetSheetVisible(squares.RecordSheet, false, true)
}

// noTime stands wherever the file format wants a time: the first that zip knows.
func noTime() time.Time { return time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC) }

// timelessZip gives all members the same time, and the list of content types an order:
// with a chart excelize adds kinds of pictures to it as a map has them.
type timelessZip struct{ *zip.Writer }

func (z timelessZip) Create(name string) (io.Writer, error) {
	w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: noTime()})
	if name == "[Content_Types].xml" {
		return ordered{w}, err
	}
	return w, err
}

// ordered sorts the kinds of a list of content types, which is written in one piece.
type ordered struct{ io.Writer }

var contentKind = regexp.MustCompile(`<Default [^>]*></Default>`)

func (o ordered) Write(list []byte) (int, error) {
	kinds := contentKind.FindAllString(string(list), -1)
	slices.Sort(kinds)
	i := 0
	sorted := contentKind.ReplaceAllFunc(list, func([]byte) []byte { i++; return []byte(kinds[i-1]) })
	if _, err := o.Writer.Write(sorted); err != nil {
		return 0, err
	}
	return len(list), nil
}

// tabNames gives each part a name that Excel accepts and no other sheet has.
func tabNames(parts []page.Part) []string {
	taken := map[string]bool{squares.RecordSheet: true}
	names := make([]string, len(parts))
	for i, part := range parts {
		name := legalTab(part.Name)
		for n := 2; taken[strings.ToLower(name)]; n++ {
			suffix := fmt.Sprintf("（%d）", n)
			head, _ := cutUnits(legalTab(part.Name), maxTabUnits-len(utf16.Encode([]rune(suffix))))
			name = head + suffix
		}
		taken[strings.ToLower(name)] = true
		names[i] = name
	}
	return names
}

// legalTab writes what Excel forbids in names with its full-width likeness.
func legalTab(name string) string {
	name = strings.NewReplacer("[", "［", "]", "］", ":", "：", "*", "＊", "?", "？", "/", "／", `\`, "＼").Replace(name)
	name = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return -1
		}
		return r
	}, name)
	name, _ = cutUnits(strings.Trim(name, "' "), maxTabUnits)
	if name = strings.TrimRight(name, "' "); name == "" {
		return "工作表"
	}
	return name
}

// cutUnits splits a text after at most n UTF-16 units, never inside a character.
func cutUnits(s string, n int) (head, tail string) {
	for i, r := range s {
		if n -= utf16.RuneLen(r); n < 0 {
			return s[:i], s[i:]
		}
	}
	return s, ""
}

// pieces splits a text so that each piece fits a cell even when escaped.
func pieces(s string) (out []string) {
	limit := maxCellUnits
	if strings.Contains(s, "_x") {
		limit /= 2
	}
	for s != "" {
		var head string
		head, s = cutUnits(s, limit)
		out = append(out, head)
	}
	return out
}

// fits refuses a text that no cell holds; Excel would cut it silently.
func fits(sheet, text string) error {
	if len(text) <= maxCellUnits || len(pieces(text)) <= 1 {
		return nil
	}
	head, _ := cutUnits(text, 10)
	return &model.Refusal{Message: fmt.Sprintf("工作表“%s”的表格中有一格（“%s……”）超过 Excel 一格 %d 字的上限；请缩短后再保存", sheet, head, maxCellUnits)}
}

// escape protects text that Excel would take for one of its own escapes: _x0041_.
func escape(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	var b strings.Builder
	for i := range len(s) {
		if _, ok := escaped(s[i:]); ok {
			b.WriteString("_x005F")
		}
		b.WriteByte(s[i])
	}
	return b.String()
}
