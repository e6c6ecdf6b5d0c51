package match

import (
	"regexp"
	"slices"
	"strconv"
)

// captionYear matches the year in the line over a table: （一）2023年申请办理情况（供对比）.
var captionYear = regexp.MustCompile(`(?:^|[^0-9])(20[0-9]{2})年`)

// ofThisYear leaves the tables of other years out of the lines of a section, where the lines
// over its tables tell the years apart and one is that of the report.
func (d *document) ofThisYear(section string, lines []line) []line {
	years := map[int]string{} // by the place of the table in lines
	over := ""
	for i, l := range lines {
		switch {
		case l.table != nil:
			years[i], over = over, ""
		case !l.blank():
			over = ""
			if m := captionYear.FindAllStringSubmatch(l.text, -1); len(m) == 1 {
				over = m[0][1]
			}
		}
	}
	this, found := strconv.Itoa(d.report.Year()), false
	for _, year := range years {
		found = found || year == this
	}
	if !found || len(years) < 2 {
		return lines
	}
	out := slices.Clone(lines[:0])
	for i, l := range lines {
		if year := years[i]; l.table == nil || year == "" || year == this {
			out = append(out, l)
			continue
		}
		d.taken[l.id] = true
		d.lose(l, tableText(l.table), d.tables[section].here(""), "这张表标的是"+years[i]+"年，不是本年度的，未导入，请核对")
	}
	return out
}
