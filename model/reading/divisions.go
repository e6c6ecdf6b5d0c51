package reading

import (
	_ "embed"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"gouji.app/model/form"
)

// divisions is the list of administrative divisions: sorted lines "name level
// within", within being the division one level up. go run ./cmd/dev divisions
// makes it.
//
//go:embed divisions.txt
var divisions string

// A Division is one administrative division of the official list.
type Division struct {
	Name   string // 沭阳县
	Level  string // form.Province, form.Prefecture or form.County
	Within string // 宿迁市; "" for provinces
}

// Divisions lists the divisions of a name: there are several 朝阳区, and no 示例县.
// The name is a full one: 吉林省 and 吉林市 are two, and 吉林 is none.
func Divisions(name string) (out []Division) {
	if name == "" {
		return nil
	}
	for line := range strings.Lines(divisions[lineOf(name+" "):]) {
		rest, ok := strings.CutPrefix(line, name+" ")
		if !ok {
			return out
		}
		out = append(out, divisionOf(name, rest))
	}
	return out
}

func divisionOf(name, rest string) Division {
	level, within, _ := strings.Cut(strings.TrimSpace(rest), " ")
	return Division{name, level, within}
}

// lineOf finds where in the list the lines begin that are not before prefix.
func lineOf(prefix string) int {
	low, high := 0, len(divisions) // starts of lines
	for low < high {
		middle := strings.LastIndexByte(divisions[:(low+high)/2], '\n') + 1
		next := middle + strings.IndexByte(divisions[middle:], '\n') + 1
		if divisions[middle:next] < prefix {
			low = next
		} else {
			high = middle
		}
	}
	return low
}

// abbreviated lists the autonomous divisions that are called shortly by their first
// characters and 州, 县 or 旗: 恩施州, 长阳县.
func abbreviated(short string) (out []Division) {
	_, size := utf8.DecodeLastRuneInString(short)
	stem, suffix := short[:len(short)-size], short[len(short)-size:]
	if len(stem) < len("恩施") || suffix != "州" && suffix != "县" && suffix != "旗" {
		return nil
	}
	for line := range strings.Lines(divisions[lineOf(stem):]) {
		name, rest, _ := strings.Cut(line, " ")
		if !strings.HasPrefix(name, stem) {
			break
		}
		if strings.HasSuffix(name, "自治"+suffix) {
			out = append(out, divisionOf(name, rest))
		}
	}
	return out
}

// known lists what a place name may mean, officially or by its short form.
func known(place string) []Division {
	if ds := Divisions(place); ds != nil {
		return ds
	}
	return abbreviated(place)
}

// levelOf is the level that all divisions of a name have; "" where there are none
// or they differ.
func levelOf(ds []Division) string {
	if len(ds) == 0 {
		return ""
	}
	for _, d := range ds {
		if d.Level != ds[0].Level {
			return ""
		}
	}
	return ds[0].Level
}

// provinceOf is the province in which all divisions of a name lie; "" where there
// are none or they lie in several.
func provinceOf(ds []Division) (province string) {
	for _, d := range ds {
		up := d.Name
		for d.Within != "" {
			up = d.Within
			d = Divisions(up)[0] // levels above the county have one name each
		}
		if province != "" && province != up {
			return ""
		}
		province = up
	}
	return province
}

// leadingPlace is the division that a name begins with, the smallest of a chain
// like 江苏省宿迁市沭阳县, and what follows it. Longer names win: 沙市区 is not in 沙市.
func leadingPlace(name string) (place string, ds []Division, rest string) {
	rest = name
	for {
		end, found := 0, []Division(nil)
		for i, r := range rest[:min(len(rest), longestName)] {
			next := i + utf8.RuneLen(r)
			if !strings.ContainsRune("省市区县州旗盟", r) || r == '市' && strings.HasPrefix(rest[next:], "场") {
				continue // 朝阳市场监督管理局
			}
			if candidates := known(rest[:next]); len(candidates) > 0 {
				if place != "" {
					candidates = inside(candidates, ds)
				}
				if len(candidates) > 0 {
					end, found = next, candidates
				}
			}
		}
		if end == 0 {
			return place, ds, rest
		}
		place, ds, rest = rest[:end], found, rest[end:]
	}
}

// longestName bounds, in bytes, where a division's name may end.
const longestName = 60

// inside keeps the places that lie in one of the others, directly or with a level
// left out.
func inside(places, others []Division) (out []Division) {
	for _, p := range places {
		up := []Division{{Name: p.Within}}
		up = append(up, Divisions(p.Within)...)
		if slices.ContainsFunc(up, func(u Division) bool {
			return slices.ContainsFunc(others, func(o Division) bool { return u.Name == o.Name || u.Within == o.Name })
		}) {
			out = append(out, p)
		}
	}
	return out
}

// A Body is what the full name of a reporting body tells. What it does not tell for
// certain is "": the name alone says neither that 广汉市 is a county-level city nor
// of what rank a 管委会 is.
type Body struct {
	Place    string // its division as the name has it: 沭阳县
	Province string // where that lies, itself included
	Kind     string // form.Government and the like
	Level    string // form.County and the like
}

// ReadBody reads the full name of a reporting body.
func ReadBody(name string) Body {
	name = strings.Join(strings.Fields(name), "")
	place, ds, rest := leadingPlace(name)
	b := Body{Place: place, Province: provinceOf(ds), Level: levelOf(ds)}
	var before string
	for _, k := range bodyNames {
		if s, ok := strings.CutSuffix(rest, k.suffix); ok {
			b.Kind, before = k.kind, s
			break
		}
	}
	switch b.Kind {
	case form.Subdistrict:
		if !strings.HasSuffix(before, "街道") { // 驻京办事处
			return Body{}
		}
		b.Place, b.Level = before, form.Township
	case form.Government, form.Office:
		if before != "" { // a place that the list does not have
			b.Place, b.Level = before, placeLevel(before)
		}
		if b.Kind == form.Government && b.Level == form.Township {
			b.Kind = form.Township
		}
	case form.Committee, "":
		b = Body{Kind: b.Kind}
	}
	if strings.HasSuffix(rest, "分局") {
		b = Body{Kind: b.Kind}
	}
	if place == "" && (strings.HasPrefix(name, "国务院") || strings.HasPrefix(name, "中华人民共和国")) {
		b.Level = form.National
	}
	return b
}

// noDistrict matches places called 区 that are no division of a city.
var noDistrict = regexp.MustCompile(`(新|开发|园|自治|地|特|示范|高新|景|管理|实验|试验|合作|保税|度假|产业|林|矿|社|库|港|校)区$`)

// placeLevel is the level of a place that the list does not have, where its last word
// has one level only: 镇, 乡, 街道; 县, 旗, 区. A 市 may be of either.
func placeLevel(place string) string {
	if strings.HasSuffix(place, "县") || strings.HasSuffix(place, "旗") || strings.HasSuffix(place, "区") && !noDistrict.MatchString(place) {
		return form.County
	}
	for _, suffix := range []string{"镇", "乡", "苏木", "街道"} {
		if strings.HasSuffix(place, suffix) {
			return form.Township
		}
	}
	return ""
}

// bodyNames are the ends of names by which bodies are told apart, longer ones
// before those they end with.
var bodyNames = []struct{ suffix, kind string }{
	{"人民政府办公厅", form.Office},
	{"人民政府办公室", form.Office},
	{"政府办公室", form.Office},
	{"办公厅", form.Office},
	{"办事处", form.Subdistrict},
	{"人民政府", form.Government},
	{"管理委员会", form.Committee},
	{"管委会", form.Committee},
	{"村民委员会", form.OtherBody},
	{"居民委员会", form.OtherBody},
	{"行政公署", form.OtherBody},
	{"委员会", form.Department},
	{"局", form.Department},
	{"厅", form.Department},
	{"部", form.Department},
}

// LeadingPlace is the division that a body's name begins with, the smallest of a chain,
// and what stands before and behind it: 江苏省宿迁市, 沭阳县 and 财政局. place is "" where
// the name begins with none.
func LeadingPlace(name string) (before, place, rest string) {
	place, _, rest = leadingPlace(name)
	return name[:len(name)-len(place)-len(rest)], place, rest
}
