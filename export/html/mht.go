package html

import (
	"bytes"
	"encoding/base64"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"regexp"
	"strings"

	"gouji.app/export/pack"
)

// mailHead matches the header of an mht file, which is built like a mail.
var mailHead = regexp.MustCompile(`(?i)^\s*([\w-]+:[^\n]*\n([ \t][^\n]*\n)*)*content-type:\s*(multipart/|text/html)`)

func isMHT(data []byte) bool {
	const within = 4096
	return mailHead.Match(bytes.TrimPrefix(data[:min(len(data), within)], []byte("\ufeff")))
}

// unpack finds the web page in an mht file, its first part of that type, and the
// charset that the part declares.
func unpack(data []byte) (html []byte, charset string, err error) {
	if len(data) > pack.MaxFile {
		return nil, "", refuse(nil, "文件超过 %d MB，不像一份年报；请确认选对了文件", pack.MaxFile>>20)
	}
	data = bytes.TrimLeft(bytes.TrimPrefix(data, []byte("\ufeff")), " \t\r\n")
	m, err := mail.ReadMessage(bytes.NewReader(data))
	if err != nil {
		return nil, "", damagedMHT(err)
	}
	html, charset, err = firstPage(m.Header.Get, m.Body, 0)
	switch {
	case errors.Is(err, io.EOF):
		return nil, "", refuse(err, "这个单个文件网页里没有网页正文；请在浏览器中重新另存，或全选复制后保存为文本再打开")
	case err != nil:
		return nil, "", damagedMHT(err)
	}
	if charset == "" {
		charset = declared(html)
	}
	return html, charset, nil
}

func damagedMHT(cause error) error {
	return refuse(cause, "这个单个文件网页（mht）不完整或已损坏，读不出来；请在浏览器中重新另存")
}

// firstPage looks for the first web page in a part and in the parts within it. It
// fails with io.EOF where there is none.
func firstPage(header func(string) string, body io.Reader, depth int) (html []byte, charset string, err error) {
	const deepest = 8
	kind, params, err := mime.ParseMediaType(header("Content-Type"))
	if err != nil && !errors.Is(err, mime.ErrInvalidMediaParameter) {
		return nil, "", io.EOF
	}
	if kind == "text/html" {
		html, err = io.ReadAll(io.LimitReader(decoded(header("Content-Transfer-Encoding"), body), pack.MaxText+1))
		return html, params["charset"], err
	}
	if !strings.HasPrefix(kind, "multipart/") || params["boundary"] == "" || depth == deepest {
		return nil, "", io.EOF
	}
	parts := multipart.NewReader(body, params["boundary"])
	for {
		part, err := parts.NextRawPart()
		if err != nil {
			return nil, "", err
		}
		html, charset, err = firstPage(part.Header.Get, part, depth+1)
		if !errors.Is(err, io.EOF) {
			return html, charset, err
		}
	}
}

func decoded(encoding string, body io.Reader) io.Reader {
	switch strings.ToLower(strings.TrimSpace(encoding)) {
	case "quoted-printable":
		return quotedprintable.NewReader(body)
	case "base64":
		return base64.NewDecoder(base64.StdEncoding, body)
	}
	return body
}
