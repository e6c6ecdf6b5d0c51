package export

import (
	"bytes"
	"encoding/binary"
	"strings"

	"gouji.app/export/pack"
)

// foreign says what a file of a format is that cannot be read, and what to do
// instead; "" where it may be read.
func foreign(data []byte) string {
	const (
		unpack   = "，本程序不能解压；请解压后打开其中的年报"
		original = "，读不出表格；请对方单位报送 Word 或 Excel 原稿"
		picture  = "是图片或扫描件，读不出文字；请对方单位报送 Word 或 Excel 原稿"
	)
	begins := func(magic string) bool { return strings.HasPrefix(string(data[:min(len(data), len(magic))]), magic) }
	switch {
	case begins("Rar!"):
		return "是 RAR 压缩文件" + unpack
	case begins("7z\xbc\xaf\x27\x1c"):
		return "是 7z 压缩文件" + unpack
	case begins("\x1f\x8b"):
		return "是 gz 压缩文件" + unpack
	case begins("{\\rtf"):
		return "是 RTF 文件，读不出表格；请用 Word 或 WPS 打开，另存为 docx 后再打开"
	case begins("\x89PNG"), begins("\xff\xd8\xff"), begins("GIF8"), begins("II*\x00"), begins("MM\x00*"), begins("RIFF"), bitmap(data):
		return picture
	case pack.Sniff(data):
		return foreignArchive(data, original)
	}
	return officeXML(data)
}

// bitmap knows the files that begin with BM and their own length.
func bitmap(data []byte) bool {
	return len(data) > 6 && data[0] == 'B' && data[1] == 'M' && binary.LittleEndian.Uint32(data[2:]) == uint32(len(data))
}

// foreignArchive knows the kinds of files that are archives inside.
func foreignArchive(data []byte, original string) string {
	switch {
	case !pack.Whole(data):
		return "不完整，可能没有传完；请重新复制或下载后再打开"
	case pack.Holds(data, "ofd.xml"):
		return "是 OFD 版式文件" + original
	case pack.Holds(data, "ppt/"):
		return "是演示文稿，读不出年报；请对方单位报送 Word 或 Excel 原稿"
	}
	return ""
}

// officeXML knows the single XML files that Word and Excel have written since 2003.
func officeXML(data []byte) string {
	const front = 4096
	head := data[:min(len(data), front)]
	if !bytes.HasPrefix(bytes.TrimPrefix(head, []byte("\ufeff")), []byte("<?xml")) {
		return ""
	}
	has := func(word string) bool { return bytes.Contains(head, []byte(word)) }
	switch {
	case has(`progid="Word.Document"`), has("<w:wordDocument"), has("<pkg:package"):
		return "是 Word 的 XML 文件，读不出来；请用 Word 或 WPS 打开，另存为 docx 后再打开"
	case has("<office:document"):
		return "是 OpenDocument 的单个 XML 文件，读不出来；请用 Office 或 WPS 打开，另存为 docx 或 xlsx 后再打开"
	case has(`progid="Excel.Sheet"`), has("urn:schemas-microsoft-com:office:spreadsheet"):
		return "是 Excel 2003 的 XML 表格，读不出来；请用 Excel 或 WPS 打开，另存为 xlsx 后再打开"
	}
	return ""
}
