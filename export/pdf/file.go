package pdf

import (
	"bytes"
	"compress/flate"
	"encoding/ascii85"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"

	"golang.org/x/image/tiff/lzw"

	"gouji.app/export/pack"
)

// Limits beside those of every format.
const (
	maxValues = 1 << 21 // numbers, names, strings and so on of a file
	maxPages  = 1000
)

// A file is a PDF taken apart into its objects. They are found by looking for them
// from the beginning to the end: the file's own tables of where they are may be
// damaged or lie, and a later object replaces an earlier one as they would say.
type file struct {
	objects map[ref]any
	trailer dict
	values  int // that may still be read
	bytes   int // that may still be unpacked
}

// errTooLarge says that a file holds more than the limits allow.
var errTooLarge = errors.New("too large")

// openFile finds the objects of a file.
func openFile(data []byte) (*file, error) {
	f := &file{objects: map[ref]any{}, trailer: dict{}, values: maxValues, bytes: pack.MaxUnpacked}
	var packed []*stream
	for pos := 0; ; {
		i := bytes.Index(data[pos:], []byte("obj"))
		if i < 0 {
			break
		}
		i += pos
		n, ok := objectNumber(data[pos:i])
		if !ok {
			pos = i + 3
			continue
		}
		l := lexer{data: data, pos: i + 3, refs: true, left: &f.values}
		v := l.object()
		if d, ok := v.(dict); ok {
			if raw, found := streamBehind(&l, d); found {
				s := &stream{d, raw}
				v = s
				switch d["Type"] {
				case name("ObjStm"):
					packed = append(packed, s)
				case name("XRef"):
					f.addTrailer(d)
				}
			}
		}
		f.objects[n] = v
		pos = l.pos
	}
	for rest := data; ; { // where no stream takes its place
		_, after, found := bytes.Cut(rest, []byte("trailer"))
		if !found {
			break
		}
		d, _ := (&lexer{data: after, refs: true, left: &f.values}).object().(dict)
		f.addTrailer(d)
		rest = after
	}
	if f.trailer["Encrypt"] != nil {
		return f, nil
	}
	for _, s := range packed {
		if err := f.unpackObjects(s); err != nil {
			return nil, err
		}
	}
	if f.values < 0 {
		return nil, errTooLarge
	}
	return f, nil
}

func (f *file) addTrailer(d dict) {
	for _, key := range []name{"Root", "Encrypt"} {
		if d[key] != nil {
			f.trailer[key] = d[key]
		}
	}
}

// objectNumber reads the number before a word obj: 12 0 obj.
func objectNumber(before []byte) (ref, bool) {
	const longest = 24
	before = before[max(0, len(before)-longest):]
	fields := bytes.Fields(before)
	if len(fields) < 2 || len(before) == 0 || !isSpace(before[len(before)-1]) {
		return 0, false
	}
	n, ok := number(fields[len(fields)-2])
	_, isGeneration := number(fields[len(fields)-1])
	return ref(n), ok && isGeneration && n >= 0
}

// streamBehind finds the bytes of a stream that follows its dictionary. Its length
// counts only where the stream ends there.
func streamBehind(l *lexer, d dict) ([]byte, bool) {
	l.skipSpace()
	if !l.at("stream") {
		return nil, false
	}
	l.pos += len("stream")
	if l.at("\r\n") {
		l.pos += 2
	} else if l.at("\n") || l.at("\r") {
		l.pos++
	}
	rest := l.data[l.pos:]
	if n, ok := d["Length"].(float64); ok && n >= 0 && n <= float64(len(rest)) {
		if bytes.HasPrefix(bytes.TrimLeft(rest[int(n):min(int(n)+16, len(rest))], "\r\n "), []byte("endstream")) {
			l.pos += int(n)
			return rest[:int(n)], true
		}
	}
	n := bytes.Index(rest, []byte("endstream"))
	if n < 0 {
		n = len(rest)
	}
	l.pos += n
	return rest[:n], true
}

// unpackObjects adds the objects of an object stream (7.5.7).
func (f *file) unpackObjects(s *stream) error {
	data, err := f.unpack(s)
	if err != nil {
		return err
	}
	head := lexer{data: data, left: &f.values}
	first := int(f.number(s.dict["First"]))
	for range int(min(f.number(s.dict["N"]), maxValues)) {
		n, ok1 := head.object().(float64)
		at, ok2 := head.object().(float64)
		if !ok1 || !ok2 {
			break
		}
		if pos := first + int(at); pos >= 0 && pos < len(data) {
			l := lexer{data: data, pos: pos, refs: true, left: &f.values}
			f.objects[ref(n)] = l.object()
		}
	}
	return nil
}

// get follows references.
func (f *file) get(v any) any {
	for range 16 {
		r, ok := v.(ref)
		if !ok {
			return v
		}
		v = f.objects[r]
	}
	return nil
}

// dict is what v means as a dictionary, that of a stream included; nil for others.
func (f *file) dict(v any) dict {
	switch v := f.get(v).(type) {
	case dict:
		return v
	case *stream:
		return v.dict
	}
	return nil
}

func (f *file) array(v any) array {
	a, _ := f.get(v).(array)
	return a
}

func (f *file) number(v any) float64 {
	n, _ := f.get(v).(float64)
	return n
}

func (f *file) name(v any) name {
	n, _ := f.get(v).(name)
	return n
}

func (f *file) numbers(v any) (out []float64) {
	for _, x := range f.array(v) {
		out = append(out, f.number(x))
	}
	return out
}

// unpack gives the bytes of a stream.
func (f *file) unpack(s *stream) ([]byte, error) {
	filters, params := f.array(s.dict["Filter"]), f.array(s.dict["DecodeParms"])
	if n := f.name(s.dict["Filter"]); n != "" {
		filters, params = array{n}, array{s.dict["DecodeParms"]}
	}
	data := s.raw
	for i, v := range filters {
		var param dict
		if i < len(params) {
			param = f.dict(params[i])
		}
		out, err := io.ReadAll(io.LimitReader(filtered(f.name(v), data), int64(f.bytes)+1))
		if err != nil {
			return nil, fmt.Errorf("stream: %w", err)
		}
		if f.bytes -= len(out); f.bytes < 0 {
			return nil, errTooLarge
		}
		if data = out; f.number(param["Predictor"]) >= 10 {
			data = unpredict(data, int(f.number(param["Columns"])), int(f.number(param["Colors"])))
		}
	}
	return data, nil
}

// filtered unpacks by one filter (7.4).
func filtered(filter name, data []byte) io.Reader {
	switch filter {
	case "FlateDecode", "Fl":
		if len(data) < 2 {
			return bytes.NewReader(nil)
		}
		return flate.NewReader(bytes.NewReader(data[2:])) // checksums are often wrong and nobody else looks at them
	case "LZWDecode", "LZW":
		return lzw.NewReader(bytes.NewReader(data), lzw.MSB, 8)
	case "ASCII85Decode", "A85":
		data = bytes.TrimPrefix(bytes.TrimSpace(data), []byte("<~"))
		data, _, _ = bytes.Cut(data, []byte("~"))
		return ascii85.NewDecoder(bytes.NewReader(data))
	case "ASCIIHexDecode", "AHx":
		data, _, _ = bytes.Cut(data, []byte(">"))
		return hex.NewDecoder(bytes.NewReader(bytes.Join(bytes.Fields(data), nil)))
	}
	return errReader{fmt.Errorf("filter %s", filter)}
}

type errReader struct{ error }

func (e errReader) Read([]byte) (int, error) { return 0, e.error }

// unpredict undoes the PNG filters of rows (PNG specification, 9).
func unpredict(data []byte, columns, colors int) []byte {
	bpp := min(max(colors, 1), 32)
	width := min(max(columns, 1), len(data)) * bpp
	if width > len(data) {
		return nil
	}
	var out []byte
	prior := make([]byte, width)
	for len(data) > width {
		kind, row := data[0], slices.Clone(data[1:width+1])
		data = data[width+1:]
		for i := range row {
			left, corner := byte(0), byte(0)
			if i >= bpp {
				left, corner = row[i-bpp], prior[i-bpp]
			}
			switch kind {
			case 1:
				row[i] += left
			case 2:
				row[i] += prior[i]
			case 3:
				row[i] += byte((int(left) + int(prior[i])) / 2)
			case 4:
				row[i] += paeth(int(left), int(prior[i]), int(corner))
			}
		}
		out = append(out, row...)
		prior = row
	}
	return out
}

func paeth(a, b, c int) byte {
	distance := func(v int) int { return max(a+b-c-v, v-a-b+c) }
	switch {
	case distance(a) <= distance(b) && distance(a) <= distance(c):
		return byte(a)
	case distance(b) <= distance(c):
		return byte(b)
	}
	return byte(c)
}

// A sheet is one printed page with what it inherits from the tree of pages.
type sheet struct {
	contents  any
	resources dict
	box       []float64 // left, bottom, right, top in points
	rotate    int       // degrees clockwise
}

// sheets lists the pages in order. A tree that bites its own tail ends there.
func (f *file) sheets() (out []sheet) {
	seen := map[ref]bool{}
	var walk func(node any, from sheet, depth int)
	walk = func(node any, from sheet, depth int) {
		if r, ok := node.(ref); ok {
			if seen[r] {
				return
			}
			seen[r] = true
		}
		d := f.dict(node)
		if d == nil || depth > maxDepth || len(out) > maxPages {
			return
		}
		if r := f.dict(d["Resources"]); r != nil {
			from.resources = r
		}
		for _, key := range []name{"MediaBox", "CropBox"} {
			if box := f.numbers(d[key]); len(box) == 4 {
				from.box = box
			}
		}
		if d["Rotate"] != nil {
			from.rotate = (int(f.number(d["Rotate"]))%360 + 360) % 360
		}
		kids := f.array(d["Kids"])
		if kids == nil && d["Contents"] != nil {
			from.contents = d["Contents"]
			out = append(out, from)
		}
		for _, kid := range kids {
			walk(kid, from, depth+1)
		}
	}
	walk(f.dict(f.trailer["Root"])["Pages"], sheet{box: []float64{0, 0, 595, 842}}, 0)
	if len(out) > 0 {
		return out
	}
	for _, r := range slices.Sorted(maps.Keys(f.objects)) { // the tree is lost
		if d := f.dict(r); d["Type"] == name("Page") {
			walk(r, sheet{box: []float64{0, 0, 595, 842}}, 0)
		}
	}
	return out
}
