package collect

import (
	"archive/zip"
	"fmt"
	"io"
	"path"

	"gouji.app/export"
	"gouji.app/export/legacy"
	"gouji.app/export/pack"
	"gouji.app/model"
)

// A parcel is one file that came: by itself, in a zip or with a mail.
type parcel struct {
	name string // with the folders it came in, with slashes
	from string // the zip or the mail, with who sent it
	data []byte
	err  error // in one sentence; then there is no data
}

// Limits on what one zip or mail may bring.
const (
	maxMembers  = 5000
	maxUnpacked = 512 << 20 // bytes of all members, one after the other
)

// unpack hands over what is in a file: its members where it is a zip, down to one zip in
// a zip, its attachments where it is a mail, else itself. It ends where take says false.
func unpack(p parcel, take func(parcel) bool) {
	left := budget{members: maxMembers, bytes: maxUnpacked}
	left.unpack(p, 0, take)
}

// A budget is what may still be unpacked.
type budget struct{ members, bytes int }

// depth of zips and mails in each other: a zip in a mail, a zip in a zip.
const maxDepth = 2

func (b *budget) unpack(p parcel, depth int, take func(parcel) bool) bool {
	switch {
	case p.err != nil:
		return take(p)
	case export.IsZip(p.data):
		if depth == maxDepth {
			p.err = pack.Refuse(nil, "“%s”是多层的压缩文件；请解压后再收", model.ShownName(p.name))
			return take(p)
		}
		return b.unzip(p, depth, take)
	case isMail(p):
		return b.openMail(p, depth, take)
	case legacy.IsMessage(p.data):
		m, err := legacy.ReadMessage(p.data)
		if err != nil {
			p.err = err
			return take(p)
		}
		return b.attachments(p, m.From, m.Attachments, depth, take)
	}
	return take(p)
}

func (b *budget) unzip(p parcel, depth int, take func(parcel) bool) bool {
	z, err := pack.Reader(p.data)
	if err != nil {
		p.err = fmt.Errorf("“%s”：%w", model.ShownName(p.name), err)
		return take(p)
	}
	closed := false
	for _, m := range z.File {
		name := export.MemberName(m)
		if export.Litter(name) {
			continue
		}
		in := parcel{name: path.Join(stem(p.name), name), from: p.origin()}
		if b.members--; b.members < 0 {
			in.data = p.data
			in.err = pack.Refuse(nil, "“%s”里的文件超过 %d 个，后面的没有收；请分成几个压缩文件", model.ShownName(p.name), maxMembers)
			return take(in)
		}
		in.data, in.err = b.member(m, in.name)
		closed = closed || in.err != nil
		if !b.unpack(in, depth+1, take) {
			return false
		}
	}
	if closed { // nothing of it may be lost
		p.err = pack.Refuse(nil, "“%s”里有文件没有读出来，压缩文件已整个留下；请解压后再收", model.ShownName(p.name))
		return take(p)
	}
	return true
}

func (b *budget) member(m *zip.File, name string) ([]byte, error) {
	shown := model.ShownName(name)
	if m.Flags&1 != 0 {
		return nil, pack.Refuse(nil, "压缩文件里的“%s”设有密码；请解压后再收", shown)
	}
	r, err := m.Open()
	if err != nil {
		return nil, pack.Refuse(err, "压缩文件里的“%s”已损坏；请重新压缩或直接报送文件", shown)
	}
	defer r.Close()
	most := min(pack.MaxFile, b.bytes)
	data, err := io.ReadAll(io.LimitReader(r, int64(most)+1))
	switch b.bytes -= len(data); {
	case len(data) > most:
		return nil, pack.Refuse(nil, "压缩文件里的“%s”解压后太大，没有收；请确认选对了文件", shown)
	case err != nil:
		return nil, pack.Refuse(err, "压缩文件里的“%s”已损坏；请重新压缩或直接报送文件", shown)
	}
	return data, nil
}

func (b *budget) attachments(p parcel, from string, all []legacy.Attachment, depth int, take func(parcel) bool) bool {
	origin := p.origin()
	if from != "" {
		origin += "（" + from + "）"
	}
	for _, a := range all {
		if b.members--; b.members < 0 {
			return take(parcel{name: p.name, from: origin, data: p.data, err: pack.Refuse(nil, "“%s”的附件太多，后面的没有收；请另存附件后再收", model.ShownName(p.name))})
		}
		in := parcel{name: path.Join(stem(p.name), path.Base(a.Name)), from: origin, data: a.Data}
		if a.Name == "winmail.dat" {
			in.err = pack.Refuse(nil, "“%s”的附件是 Outlook 专用格式 winmail.dat，打不开；请发件人改用普通格式重发", model.ShownName(p.name))
		}
		if !b.unpack(in, depth+1, take) {
			return false
		}
	}
	if len(all) == 0 {
		return take(parcel{name: p.name, from: origin, data: p.data, err: pack.Refuse(nil, "邮件“%s”没有附件，正文里也没有年报；请核对是否漏发附件", model.ShownName(p.name))})
	}
	return true
}

// origin is what a member of the parcel came in.
func (p parcel) origin() string {
	if p.from != "" {
		return p.from + " › " + path.Base(p.name)
	}
	return path.Base(p.name)
}

// stem is a name without its ending: the folder that unpacking makes.
func stem(name string) string { return name[:len(name)-len(path.Ext(name))] }
