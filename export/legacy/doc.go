package legacy

import (
	"errors"
	"fmt"
	"strings"

	"gouji.app/export/pack"
	"gouji.app/model/page"
)

// A doc is a Word document of the years 1997 to 2003, as described in [MS-DOC].
type doc struct {
	main, table, data bin
	pieces            []piece
	chars, paras      runs
	lines             map[int]page.Style // of the styles, by number, that are no running text
	notes             []page.Note
	tables            int
	paragraphs        int
}

// A piece is a stretch of the text and where it stands in the main stream.
type piece struct {
	from, to int // in characters of the text
	fc       int // in bytes of the stream
	narrow   bool
}

// Offsets in the File Information Block, which begins the main stream.
const (
	fibFlags   = 0x0a
	fibLengths = 0x4c // of the text and of what stands behind it, in characters
	fibStyles  = 0xa2
	fibChars   = 0xfa
	fibParas   = 0x102
	fibPieces  = 0x1a2
)

// readDoc reads the text as printed: tracked deletions and hidden text are left out.
func readDoc(s streams) (*page.Page, error) {
	d := &doc{main: s["WordDocument"], data: s["Data"]}
	const word97, encryptedFlag, table1Flag = 0xa5ec, 0x100, 0x200
	flags := d.main.u16(fibFlags)
	switch {
	case flags&encryptedFlag != 0:
		return nil, encrypted()
	case d.main.u16(0) != word97 || d.main.u16(2) < 0xc0:
		return nil, pack.Refuse(nil, "这是 Word 95 或更早的文档，读不出表格；请用 Word 或 WPS 另存为 docx 后再打开")
	case flags&table1Flag != 0:
		d.table = s["1Table"]
	default:
		d.table = s["0Table"]
	}
	if err := d.readPieces(); err != nil {
		return nil, err
	}
	d.readStyles()
	d.chars = runs{d.main, d.linked(fibChars)}
	d.paras = runs{d.main, d.linked(fibParas)}
	end := d.main.u32(fibLengths)
	paras, err := d.read(0, end)
	if err != nil {
		return nil, err
	}
	items, err := d.items(paras, 0)
	if err != nil {
		return nil, err
	}
	if len(items) == 0 {
		return nil, pack.Refuse(nil, "文件里没有文字，可能只有图片；请对方单位报送可以复制文字的 Word 或 Excel 原稿")
	}
	if err := d.readBeside(end); err != nil {
		return nil, err
	}
	return &page.Page{Parts: []page.Part{{Items: items}}, Styled: page.Titled(items) && d.knows(page.Signature) && d.knows(page.Date), Notes: d.notes}, nil
}

// readBeside notes what stands beside the text: footnotes and text boxes.
func (d *doc) readBeside(from int) error {
	for i, message := range []string{"脚注，未导入", "", "", "", "尾注，未导入", "文本框中的文字，未导入，请核对"} {
		to := from + d.main.u32(fibLengths+4+4*i) // headers, macros and comments are no text of the report
		if message != "" {
			paras, err := d.read(from, to)
			if err != nil {
				return err
			}
			for _, p := range paras {
				if text := strings.TrimSpace(p.text); text != "" {
					d.notes = append(d.notes, page.Note{Text: text, Message: message})
				}
			}
		}
		from = to
	}
	return nil
}

// linked is the part of the table stream that the File Information Block leads to.
func (d *doc) linked(at int) bin { return d.table.at(d.main.u32(at), d.main.u32(at+4)) }

// readPieces reads where the text stands.
func (d *doc) readPieces() error {
	clx := d.linked(fibPieces)
	for len(clx) > 0 && clx.u8(0) == 1 { // changes of a quick save
		clx = clx.at(3+clx.u16(1), len(clx))
	}
	if clx.u8(0) != 2 {
		return pack.Damaged(errors.New("no piece table"))
	}
	plc := clx.at(5, clx.u32(1))
	n := (len(plc) - 4) / 12
	for i := range n {
		const narrowFlag = 1 << 30
		fc := plc.u32(4*(n+1) + 8*i + 2)
		p := piece{from: plc.u32(4 * i), to: plc.u32(4 * (i + 1)), fc: fc}
		if fc&narrowFlag != 0 {
			p.narrow, p.fc = true, (fc&^narrowFlag)/2
		}
		if p.from < 0 || p.to < p.from || p.to > pack.MaxText || i > 0 && p.from != d.pieces[i-1].to {
			return pack.Damaged(fmt.Errorf("piece %d of characters %d to %d", i, p.from, p.to))
		}
		d.pieces = append(d.pieces, p)
	}
	return nil
}
