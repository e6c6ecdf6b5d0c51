package reading

import (
	"strings"
	"unicode/utf8"

	"gouji.app/model/form"
)

// Short is how a body of that full name calls itself in its report: 我县, 我局. It is
// "" where the name does not tell.
func (b Body) Short(name string) string {
	name = strings.Join(strings.Fields(name), "")
	switch b.Kind {
	case form.Government, form.Township:
		return own(b.Place, "省市区县州旗盟乡镇")
	case form.Office:
		return own(name, "厅") + own(strings.TrimSuffix(name, "公室"), "办")
	case form.Department:
		return own(strings.TrimSuffix(name, "员会"), "局厅部委")
	case form.Subdistrict:
		return "我街道"
	}
	return ""
}

// own is 我 and the last character of a name, if that is one of those.
func own(name, of string) string {
	r, size := utf8.DecodeLastRuneInString(name)
	if size == 0 || !strings.ContainsRune(of, r) {
		return ""
	}
	return "我" + string(r)
}
