package export

import (
	"slices"
	"strings"

	"gouji.app/export/html"
	"gouji.app/model"
	"gouji.app/model/page"
)

// WebCode is what the source view of a web site's editor takes (网页代码): the given
// sections of a report, or all where none is given; of tables without what stands
// around them if so asked.
func WebCode(r *model.Report, sections []string, tablesOnly bool) (string, error) {
	var items []page.Item
	for _, s := range r.Form.Sections {
		if sections == nil || slices.Contains(sections, s.Key) {
			items = append(items, page.Section(r, s)...)
		}
	}
	if tablesOnly {
		items = slices.DeleteFunc(items, func(it page.Item) bool { return it.Table == nil })
	}
	var b strings.Builder
	err := html.WriteItems(&b, items)
	return b.String(), err
}
