package export

import (
	"archive/zip"
	"io"
	"path"
	"strings"

	"gouji.app/export/charset"
	"gouji.app/export/docx"
	"gouji.app/export/odf"
	"gouji.app/export/pack"
	"gouji.app/export/xlsx"
	"gouji.app/model"
	"gouji.app/model/form"
)

// Limits on what is tried before a zip is given up: files in it, and their bytes, in
// office files those of their parts.
const (
	maxMembers     = 100
	maxMemberBytes = 48 << 20
)

// sniffZip knows the zips of files that people make, in which office files also come.
func sniffZip(data []byte) bool {
	return pack.Sniff(data) && foreign(data) == "" && !xlsx.Sniff(data) && !docx.Sniff(data) && !odf.Sniff(data)
}

// readZip reads the one report in a zip, and says what else is in it. Several
// reports are refused, so that nobody takes one for the other.
func readZip(data []byte, f *form.Form) (*model.Import, error) {
	z, err := pack.Reader(data)
	if err != nil {
		return nil, err
	}
	var found *model.Import
	var reports []string
	var others []model.Note
	tried, left := 0, maxMemberBytes
	for _, m := range z.File {
		name := MemberName(m)
		if Litter(name) {
			continue
		}
		if tried++; tried > maxMembers {
			return nil, pack.Refuse(nil, "压缩文件里的文件超过 %d 个；请解压后打开其中的年报", maxMembers)
		}
		im, err := readMember(m, model.ShownName(name), &left, f)
		if err != nil {
			others = append(others, model.Note{Where: "压缩文件", Text: model.Shown(name), Message: err.Error()})
			continue
		}
		found, reports = im, append(reports, model.ShownName(name))
		if len(reports) > 2 {
			break // enough to refuse
		}
	}
	switch {
	case len(reports) > 1:
		return nil, pack.Refuse(nil, "一个文件里有多份年报：%s；请解压后逐个打开", listed(reports))
	case len(reports) == 1:
		for _, o := range others {
			o.Message = "压缩文件中的另一个文件，未读取"
			found.Notes = append(found.Notes, o)
		}
		return found, nil
	case tried == 0:
		return nil, pack.Refuse(nil, "压缩文件里没有文件；请确认选对了文件")
	case tried == 1:
		return nil, pack.Refuse(nil, "压缩文件中的%s", others[0].Message)
	}
	return nil, pack.Refuse(nil, "压缩文件里的 %d 个文件都不是能读取的年报；请解压后选择其中的年报打开", tried)
}

// readMember reads a file in a zip, unless it is a zip itself.
func readMember(m *zip.File, name string, left *int, f *form.Form) (*model.Import, error) {
	if m.Flags&1 != 0 {
		return nil, pack.Refuse(nil, "“%s”设有密码；请解压后再打开", name)
	}
	r, err := m.Open()
	if err != nil {
		return nil, about(name, pack.Damaged(err))
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, int64(*left)+1))
	if *left -= pack.Unpacked(data); *left < 0 {
		return nil, pack.Refuse(nil, "“%s”解压后太大；请解压后打开其中的年报", name)
	}
	switch {
	case err != nil:
		return nil, about(name, pack.Damaged(err))
	case sniffZip(data):
		return nil, pack.Refuse(nil, "“%s”又是压缩文件；请解压后再打开", name)
	}
	return OpenData(data, name, f)
}

// MemberName is the name of a file in a zip. Chinese Windows writes names in GB18030
// without saying so.
func MemberName(m *zip.File) string {
	name := m.Name
	if m.NonUTF8 {
		if decoded, ok := charset.Decode([]byte(name)); ok {
			name = decoded
		}
	}
	return strings.ReplaceAll(name, `\`, "/")
}

// Litter says that a name in an archive or a folder is a folder or what programs leave
// beside files.
func Litter(name string) bool {
	base := path.Base(name)
	return strings.HasSuffix(name, "/") || strings.HasPrefix(base, ".") || strings.HasPrefix(base, "~$") ||
		strings.HasPrefix(name, "__MACOSX/") || strings.EqualFold(base, "Thumbs.db") || strings.EqualFold(base, "desktop.ini")
}

// listed names the first two reports of several.
func listed(names []string) string {
	out := "“" + strings.Join(names[:2], "”、“") + "”"
	if len(names) > 2 {
		out += "等"
	}
	return out
}

// IsZip says that data is a zip of files that people made, not the inside of an office
// file.
func IsZip(data []byte) bool { return sniffZip(data) }
