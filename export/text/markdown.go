package text

import (
	"html"
	"regexp"
	"strings"

	"gouji.app/export/charset"
	"gouji.app/export/pack"
	"gouji.app/model/page"
)

var (
	ruler    = regexp.MustCompile(`(?m)^[ \t]*\|?[ \t]*:?-{2,}:?[ \t]*(\|[ \t]*:?-{2,}:?[ \t]*)+\|?[ \t]*\r?$`)
	hashes   = regexp.MustCompile(`(?m)^ {0,3}#{1,6}[ \t]+`)
	bullet   = regexp.MustCompile(`^[ \t]*([-*+]|>)[ \t]+`)
	emphasis = regexp.MustCompile(`\*\*([^*]+)\*\*|__([^_]+)__|\*([^*\s][^*]*)\*`)
	broken   = regexp.MustCompile(`(?i)<br[ \t]*/?>`)
	escaped  = regexp.MustCompile(`\\([!-/:-@\[-` + "`" + `{}~])`)
)

// SniffMarkdown says that data is text with the marks of Markdown: the rule below the
// heads of a table, or headings.
func SniffMarkdown(data []byte) bool {
	if len(data) > pack.MaxText {
		return false
	}
	s, ok := charset.Decode(data)
	return ok && strings.ContainsAny(s, "|#") && (ruler.MatchString(s) || len(hashes.FindAllStringIndex(s, 2)) == 2)
}

// ReadMarkdown reads text without its marks. Rows of tables keep the pipes between
// their cells.
func ReadMarkdown(data []byte) (*page.Page, error) {
	p, err := Read(data)
	if err != nil {
		return nil, err
	}
	var items []page.Item
	for _, it := range p.Parts[0].Items {
		if strings.HasPrefix(strings.TrimSpace(it.Text), "```") {
			continue
		}
		text := it.Text
		if hashes.MatchString(text) {
			it.Style = page.Heading
			text = strings.TrimRight(hashes.ReplaceAllString(text, ""), "# \t")
		}
		text = bullet.ReplaceAllString(text, "")
		text = emphasis.ReplaceAllString(text, "$1$2$3")
		seam := "\n"
		if strings.Contains(text, "|") {
			seam = ""
		}
		text = broken.ReplaceAllString(text, seam)
		text = html.UnescapeString(escaped.ReplaceAllString(text, "$1"))
		for line := range strings.SplitSeq(text, "\n") {
			it.Text = strings.TrimSpace(line)
			items = append(items, it)
		}
	}
	p.Parts[0].Items = items
	return p, nil
}
