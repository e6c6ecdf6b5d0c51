// Package html writes pages as web pages, and reads pages of websites and what office
// programs save as a web page, alone or packed with its pictures (mht), as a reader
// sees them: paragraphs, and tables with every cell where its spans put it. What a
// paragraph or a number means is left to others.
package html

import (
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"

	"golang.org/x/net/html"

	"gouji.app/export/charset"
	"gouji.app/export/pack"
	"gouji.app/model"
	"gouji.app/model/page"
)

// Limits beside those of every format.
const (
	maxTag   = 4 << 20 // bytes of a tag, a comment or the text between two
	maxNodes = 1 << 19 // tags, attributes and texts
)

// markup matches what opens a web page or a piece of one; any of it may be missing.
var markup = regexp.MustCompile(`(?i)^\s*(<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|<meta\s|<title>|<style[\s>]|<table[\s>]|<div[\s>]|<p[\s>]|<span[\s>]|<h[1-6][\s>]|<center>|<section[\s>]|<article[\s>]|<font\s|<tr[\s>])`)

// closing matches end tags, of which text that only mentions markup has few.
var closing = regexp.MustCompile(`(?i)</(p|td|th|tr|table|div|span|h[1-6]|body|html)\s*>`)

// Sniff says that data is a web page, a piece of one or an mht file, whatever the
// name of the file.
func Sniff(data []byte) bool {
	if isMHT(data) || len(data) > pack.MaxText { // then the beginning must do
		return isMHT(data) || markup.Match(data[:4096])
	}
	s, ok := charset.DecodeAs(data, declared(data))
	return ok && looksLikeMarkup(s)
}

func looksLikeMarkup(s string) bool {
	s = skipProlog(s)
	const few = 3
	return markup.MatchString(s) || len(closing.FindAllStringIndex(s, few)) == few
}

// skipProlog drops an XML declaration and comments before the first element.
func skipProlog(s string) string {
	for {
		s = strings.TrimSpace(s)
		end := ""
		switch {
		case strings.HasPrefix(s, "<?xml"):
			end = "?>"
		case strings.HasPrefix(s, "<!--"):
			end = "-->"
		default:
			return s
		}
		_, rest, found := strings.Cut(s, end)
		if !found {
			return ""
		}
		s = rest
	}
}

// declaration matches the charset that a page says it has.
var declaration = regexp.MustCompile(`(?i)charset\s*=\s*["']?([\w-]+)`)

// declared is the charset named at the beginning of a page, "" where none is.
func declared(data []byte) string {
	const within = 4096
	if m := declaration.FindSubmatch(data[:min(len(data), within)]); m != nil {
		return string(m[1])
	}
	return ""
}

// Read reads a web page or an mht file. It fails with a Refusal on what is none, and
// on what is too large or nested too deep for one that people made.
func Read(data []byte) (*page.Page, error) {
	name := declared(data)
	if isMHT(data) {
		var err error
		if data, name, err = unpack(data); err != nil {
			return nil, err
		}
	}
	if len(data) > pack.MaxText {
		return nil, refuse(nil, "网页超过 %d MB，不像一份年报；请确认选对了文件", pack.MaxText>>20)
	}
	s, ok := charset.DecodeAs(data, name)
	if !ok {
		return nil, refuse(nil, "网页的文字编码无法识别，读不出内容；请在浏览器中打开，全选复制后保存为文本再打开")
	}
	return readText(s)
}

func readText(s string) (*page.Page, error) {
	if err := count(s); err != nil {
		return nil, err
	}
	root, err := html.Parse(strings.NewReader(wrapped(s)))
	if err != nil {
		return nil, refuse(err, "网页中的标记超过 %d 层，不像一份年报；请在浏览器中打开，全选复制后保存为文本再打开", pack.MaxNesting)
	}
	room := pack.MaxSquares
	f := &flow{room: &room}
	f.node(root)
	f.endLine()
	if room < 0 {
		return nil, refuse(nil, "网页中的表格太大，不像一份年报；请确认选对了文件")
	}
	p := &page.Page{Title: f.title, Styled: f.named, Parts: []page.Part{{Items: f.finished()}}}
	if n := strings.Count(s, "\ufffd"); n > 0 {
		p.Notes = []page.Note{{Message: fmt.Sprintf("网页中有 %d 处文字的编码已损坏，无法识别，请核对", n)}}
	}
	return p, nil
}

// count refuses pages that would take too much memory, before anything is built.
func count(s string) error {
	z := html.NewTokenizer(strings.NewReader(s))
	z.SetMaxBuf(maxTag)
	for n := 0; n < maxNodes; n++ {
		if z.Next() == html.ErrorToken {
			if err := z.Err(); !errors.Is(err, io.EOF) {
				return refuse(err, "网页中有超过 %d MB 的单个标记或图片；请在浏览器中打开，全选复制后保存为文本再打开", maxTag>>20)
			}
			return nil
		}
		for _, more := z.TagName(); more && n < maxNodes; n++ {
			_, _, more = z.TagAttr()
		}
	}
	return refuse(nil, "网页的内容太多，不像一份年报；请确认选对了文件")
}

// wrapped puts a table around rows that were copied without theirs; the parser
// would drop their cells.
func wrapped(s string) string {
	lower := strings.ToLower(s)
	row := strings.Index(lower, "<tr")
	if row < 0 || strings.Contains(lower, "<table") {
		return s
	}
	return s[:row] + "<table>" + s[row:]
}

func refuse(cause error, format string, args ...any) error {
	return &model.Refusal{Message: fmt.Sprintf(format, args...), Cause: cause}
}
