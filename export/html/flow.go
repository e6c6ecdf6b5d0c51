package html

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"gouji.app/export/squares"
	"gouji.app/model/page"
)

// A flow collects lines and tables in the order in which they are read on the page.
type flow struct {
	items []page.Item
	title string
	style page.Style
	named bool // the lines around the report have classes

	line  strings.Builder // the line being written, white space reduced
	last  rune            // written
	space rune            // waits to be written: a space, a newline of the source, 0 for none
	pre   bool            // white space counts

	room *int // squares that tables may still have; below 0: there are too many
}

// node adds what a node shows.
func (f *flow) node(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		f.text(n.Data)
		return
	case html.ElementNode:
		if hidden(n) {
			f.keepTitle(n)
			return
		}
	case html.DocumentNode:
	default:
		return
	}
	switch n.DataAtom {
	case atom.Br:
		f.breakLine()
		return
	case atom.Input:
		f.text(attr(n, "value"))
		return
	case atom.Sup:
		if f.space == 0 && n.FirstChild != nil && n.FirstChild == n.LastChild && n.FirstChild.Type == html.TextNode {
			f.text(squares.Raised(f.last, n.FirstChild.Data))
			return
		}
	case atom.Table:
		f.endLine()
		f.table(n)
		return
	}
	if !isBlock(n.DataAtom) {
		f.children(n)
		return
	}
	f.endLine()
	f.named = f.named || attr(n, "class") == titleClass
	style, pre := f.style, f.pre
	f.style, f.pre = styleOf(n, style), pre || n.DataAtom == atom.Pre || n.DataAtom == atom.Textarea
	f.children(n)
	f.endLine()
	f.style, f.pre = style, pre
}

func (f *flow) children(n *html.Node) {
	for c := range n.ChildNodes() {
		f.node(c)
	}
}

// text adds text as it is shown: white space reduced, what has no width left out.
func (f *flow) text(s string) {
	for _, r := range s {
		switch {
		case r == '\n' && f.pre:
			f.endLine()
		case r == '\t' && f.pre:
			f.line.WriteRune(r)
		case unicode.IsSpace(r) && r != '\u3000' && r != '\u00a0' && !f.pre:
			if f.space != '\n' {
				f.space = r
			}
		case unicode.IsSpace(r) && r != '\u3000':
			f.write(' ')
		case unicode.Is(unicode.Cf, r), unicode.IsControl(r):
		default:
			f.write(r)
		}
	}
}

// write adds a character. A space before it was none where the source, not its
// author, broke a line of Chinese.
func (f *flow) write(r rune) {
	if f.space != 0 && f.last != 0 && (f.space != '\n' || !wide(f.last) || !wide(r)) {
		f.line.WriteByte(' ')
	}
	f.space, f.last = 0, r
	f.line.WriteRune(r)
}

// wide says that a character belongs to writing without spaces.
func wide(r rune) bool {
	return unicode.Is(unicode.Han, r) || r >= 0x3000 && r <= 0x303f || r >= 0xff00 && r <= 0xffef
}

// lineBreak stands for <br> until it is known whether it breaks a label in a cell or
// lines of running text.
const lineBreak = "\v"

// breakLine ends a line without ending its paragraph.
func (f *flow) breakLine() {
	f.space, f.last = 0, 0
	f.line.WriteString(lineBreak)
}

// endLine turns what was written into a paragraph.
func (f *flow) endLine() {
	text := f.line.String()
	f.line.Reset()
	f.space, f.last = 0, 0
	if strings.TrimSpace(text) != "" {
		f.items = append(f.items, page.Item{Style: f.style, Text: text})
	}
}

// finished gives the paragraphs line by line and names the place of each item.
func (f *flow) finished() (out []page.Item) {
	lines, tables := 0, 0
	for _, it := range f.items {
		if t := it.Table; t != nil {
			tables++
			it.Where = fmt.Sprintf("网页第 %d 个表格", tables)
			for i, c := range t.Cells {
				t.Cells[i].Where = fmt.Sprintf("%s第 %d 行", it.Where, c.Row+1)
			}
			out = append(out, it)
			continue
		}
		for text := range strings.SplitSeq(it.Text, lineBreak) {
			if text = strings.Trim(text, " \u3000"); text != "" {
				lines++
				out = append(out, page.Item{Where: fmt.Sprintf("网页第 %d 段", lines), Style: it.Style, Text: text})
			}
		}
	}
	return out
}

func (f *flow) keepTitle(n *html.Node) {
	if n.DataAtom != atom.Head {
		return
	}
	for c := range n.Descendants() {
		if c.DataAtom == atom.Title && c.FirstChild != nil && f.title == "" {
			f.title = strings.TrimSpace(c.FirstChild.Data)
		}
	}
}

// The classes that Write gives to the lines around a report.
const titleClass, signatureClass, dateClass = "report-title", "report-signature", "report-date"

func styleOf(n *html.Node, around page.Style) page.Style {
	switch n.DataAtom {
	case atom.P:
		switch attr(n, "class") {
		case signatureClass:
			return page.Signature
		case dateClass:
			return page.Date
		}
	case atom.H1:
		return page.Title
	case atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return page.Heading
	}
	return around
}

// unseen styles hide an element, also from a reader of a printout.
var unseen = regexp.MustCompile(`(?i)(^|[;\s])(display\s*:\s*none|visibility\s*:\s*(hidden|collapse)|mso-hide\s*:\s*all|font-size\s*:\s*0(px|pt|em)?\s*(;|!|$))`)

// hidden says that a reader does not see an element. Words for screen readers only
// (aria-hidden) do not count: they tell nothing about what is seen.
func hidden(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Head, atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Iframe, atom.Object, atom.Svg,
		atom.Audio, atom.Video, atom.Canvas, atom.Map,
		atom.Nav, atom.Button, atom.Select, atom.Datalist, // no report stands in what one clicks on
		atom.Del: // a tracked deletion
		return true
	case atom.Input:
		if kind := strings.ToLower(attr(n, "type")); kind != "" && kind != "text" && kind != "number" {
			return true
		}
	}
	for _, a := range n.Attr {
		if a.Key == "hidden" && !strings.EqualFold(a.Val, "until-found") || a.Key == "style" && unseen.MatchString(a.Val) {
			return true
		}
	}
	return false
}

func isBlock(a atom.Atom) bool {
	switch a {
	case atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Body, atom.Caption, atom.Center, atom.Dd, atom.Details,
		atom.Dialog, atom.Dir, atom.Div, atom.Dl, atom.Dt, atom.Fieldset, atom.Figcaption, atom.Figure, atom.Footer,
		atom.Form, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Header, atom.Hr, atom.Html, atom.Legend,
		atom.Li, atom.Listing, atom.Main, atom.Menu, atom.Ol, atom.P, atom.Pre, atom.Section, atom.Summary, atom.Textarea,
		atom.Td, atom.Th, atom.Tr, atom.Tbody, atom.Thead, atom.Tfoot, atom.Ul:
		return true
	}
	return false
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}
