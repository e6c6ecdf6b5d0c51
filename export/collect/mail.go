package collect

import (
	"bytes"
	"encoding/base64"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"path"
	"strings"

	"golang.org/x/net/html/charset"

	"gouji.app/export/legacy"
	"gouji.app/export/pack"
	"gouji.app/model"
)

// isMail says that a file is a mail as programs save it (.eml).
func isMail(p parcel) bool { return strings.EqualFold(path.Ext(p.name), ".eml") }

// maxParts bounds how deep the parts of a mail lie in each other.
const maxParts = 8

func (b *budget) openMail(p parcel, depth int, take func(parcel) bool) bool {
	m, err := mail.ReadMessage(bytes.NewReader(p.data))
	if err != nil {
		p.err = pack.Refuse(err, "邮件“%s”已损坏；请在邮箱里重新另存，或另存附件后再收", model.ShownName(p.name))
		return take(p)
	}
	var parts mailParts
	parts.read(m.Header, m.Body, b.bytes, 0)
	files := parts.files
	if len(files) == 0 && len(bytes.TrimSpace(parts.html)) > 0 { // the report is the mail itself
		files = []legacy.Attachment{{Name: "邮件正文.html", Data: parts.html}}
	}
	from := decoded(m.Header.Get("From"))
	if at, err := m.Header.Date(); err == nil {
		from += " " + at.Format("2006-01-02")
	}
	return b.attachments(p, strings.TrimSpace(from), files, depth, take)
}

// mailParts is what a mail brings.
type mailParts struct {
	files []legacy.Attachment
	html  []byte
}

// A header is that of a mail or of a part of one.
type header interface{ Get(key string) string }

func (m *mailParts) read(h header, body io.Reader, most, depth int) {
	kind, params, err := mime.ParseMediaType(h.Get("Content-Type"))
	if err != nil {
		kind = "text/plain"
	}
	if strings.HasPrefix(kind, "multipart/") && depth < maxParts {
		parts := multipart.NewReader(body, params["boundary"])
		for len(m.files) < maxMembers {
			p, err := parts.NextRawPart()
			if err != nil {
				return // the end, or a mail that was cut: what came before is there
			}
			m.read(p.Header, p, most, depth+1)
		}
		return
	}
	switch strings.ToLower(h.Get("Content-Transfer-Encoding")) {
	case "base64":
		body = base64.NewDecoder(base64.StdEncoding, body)
	case "quoted-printable":
		body = quotedprintable.NewReader(body)
	}
	data, err := io.ReadAll(io.LimitReader(body, int64(min(most, pack.MaxFile))))
	if err != nil && len(data) == 0 {
		return
	}
	_, disposition, _ := mime.ParseMediaType(h.Get("Content-Disposition"))
	name := decoded(disposition["filename"])
	if name == "" {
		name = decoded(params["name"])
	}
	switch {
	case name != "":
		m.files = append(m.files, legacy.Attachment{Name: name, Data: data})
	case kind == "text/html":
		m.html = data
	}
}

// decoded reads the words of a mail's head, which may be in any charset.
func decoded(text string) string {
	d := mime.WordDecoder{CharsetReader: charset.NewReaderLabel}
	out, err := d.DecodeHeader(text)
	if err != nil {
		return text
	}
	return out
}
