package pdf

import (
	"bytes"
	"math"

	"gouji.app/export/pack"
)

// Limits of what is drawn in a file.
const (
	maxGlyphs = 1 << 19
	maxRules  = 1 << 18
	maxForms  = 10 // drawings within drawings
)

// A glyph is one character where it stands: left and right edge, base line and size
// in points, from the left and the top of the page as it is read.
type glyph struct {
	text      string
	x0, x1, y float64
	size      float64
}

func (g glyph) center() (x, y float64) { return (g.x0 + g.x1) / 2, g.y - 0.35*g.size }

// A rule is a straight line, level or upright; y grows downwards.
type rule struct{ x0, y0, x1, y1 float64 }

// A drawing is what stands on one page.
type drawing struct {
	width, height float64
	glyphs        []glyph
	unseen        []glyph // not painted: the text that recognition laid under a scan
	slanted       []glyph // watermarks
	rules         []rule
	pictures      int
}

// holds says that a place lies on the page; what lies outside is never seen.
func (d *drawing) holds(x, y float64) bool { return x >= 0 && x <= d.width && y >= 0 && y <= d.height }

// A painter goes through the contents of pages (8.2) and notes what is drawn.
type painter struct {
	*file
	fonts  map[ref]*font
	left   int // bytes of contents that may still be gone through
	glyphs int
	rules  int
	out    *drawing
}

type matrix [6]float64

func (m matrix) mul(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

func (m matrix) at(x, y float64) point { return point{m[0]*x + m[2]*y + m[4], m[1]*x + m[3]*y + m[5]} }

type point struct{ x, y float64 }

// state is what q saves and Q brings back (8.4, 9.3).
type state struct {
	ctm                           matrix
	font                          *font
	size, spacing, words, leading float64
	stretch, rise                 float64
	mode                          int
}

// A run is one stream of contents on its way.
type run struct {
	*painter
	state
	saved     []state
	resources dict
	depth     int
	tm, line  matrix
	path      []subpath
	args      []any
}

type subpath struct {
	points []point
	curved bool
	closed bool
}

// draw goes through a page.
func (p *painter) draw(s sheet) (*drawing, error) {
	x0, y0 := math.Min(s.box[0], s.box[2]), math.Min(s.box[1], s.box[3])
	w, h := math.Abs(s.box[2]-s.box[0]), math.Abs(s.box[3]-s.box[1])
	turn := matrix{1, 0, 0, 1, -x0, -y0}
	switch s.rotate {
	case 90:
		turn, w, h = turn.mul(matrix{0, -1, 1, 0, 0, w}), h, w
	case 180:
		turn = turn.mul(matrix{-1, 0, 0, -1, w, h})
	case 270:
		turn, w, h = turn.mul(matrix{0, 1, -1, 0, h, 0}), h, w
	}
	p.out = &drawing{width: w, height: h}
	contents := p.array(s.contents)
	if contents == nil {
		contents = array{s.contents}
	}
	var all bytes.Buffer
	for _, c := range contents {
		if st, ok := p.get(c).(*stream); ok {
			data, err := p.unpack(st)
			if err != nil {
				return nil, err
			}
			all.Write(data)
			all.WriteByte('\n')
		}
	}
	err := p.run(all.Bytes(), s.resources, turn, 0)
	return p.out, err
}

// run goes through contents that stand on ctm.
func (p *painter) run(data []byte, resources dict, ctm matrix, depth int) error {
	if p.left -= len(data); p.left < 0 || depth > maxForms {
		return errTooLarge
	}
	r := run{painter: p, resources: resources, depth: depth, state: state{ctm: ctm, stretch: 1}}
	left := len(data) + 1
	l := lexer{data: data, left: &left}
	for {
		v := l.object()
		op, ok := v.(operator)
		switch {
		case !ok:
			if len(r.args) < maxDepth {
				r.args = append(r.args, v)
			}
			continue
		case op == end:
			return nil
		case op == "BI": // a picture in the contents
			if i := bytes.Index(data[l.pos:], []byte("EI")); i >= 0 {
				l.pos += i + 2
			}
			p.out.pictures++
		default:
			if err := r.do(op); err != nil {
				return err
			}
		}
		r.args = r.args[:0]
	}
}

// num is the i-th operand as a number; of all others 0.
func (r *run) num(i int) float64 {
	if i < len(r.args) {
		v, _ := r.args[i].(float64)
		return v
	}
	return 0
}

func (r *run) matrix() matrix {
	return matrix{r.num(0), r.num(1), r.num(2), r.num(3), r.num(4), r.num(5)}
}

func (r *run) do(op operator) error {
	switch op {
	case "q":
		const deepest = 256
		if len(r.saved) < deepest {
			r.saved = append(r.saved, r.state)
		}
	case "Q":
		if n := len(r.saved) - 1; n >= 0 {
			r.state, r.saved = r.saved[n], r.saved[:n]
		}
	case "cm":
		r.ctm = r.matrix().mul(r.ctm)
	case "Do":
		return r.xobject()
	case "m", "l", "c", "v", "y", "h", "re", "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "n":
		return r.pathOp(op)
	default:
		return r.textOp(op)
	}
	return nil
}

// xobject draws a picture or a drawing of its own (8.8).
func (r *run) xobject() error {
	if len(r.args) == 0 {
		return nil
	}
	n, _ := r.args[0].(name)
	s, ok := r.get(r.dict(r.resources["XObject"])[n]).(*stream)
	if !ok {
		return nil
	}
	if r.name(s.dict["Subtype"]) != "Form" {
		r.out.pictures++
		return nil
	}
	data, err := r.unpack(s)
	if err != nil {
		return err
	}
	ctm := r.ctm
	if m := r.numbers(s.dict["Matrix"]); len(m) == 6 {
		ctm = matrix(m).mul(ctm)
	}
	resources := r.dict(s.dict["Resources"])
	if resources == nil {
		resources = r.resources
	}
	return r.painter.run(data, resources, ctm, r.depth+1)
}

// pathOp builds and paints paths (8.5).
func (r *run) pathOp(op operator) error {
	last := len(r.path) - 1
	switch op {
	case "m":
		r.path = append(r.path, subpath{points: []point{r.ctm.at(r.num(0), r.num(1))}})
	case "l":
		if last >= 0 {
			r.path[last].points = append(r.path[last].points, r.ctm.at(r.num(0), r.num(1)))
		}
	case "c", "v", "y":
		if last >= 0 {
			r.path[last].curved = true
		}
	case "h":
		if last >= 0 {
			r.path[last].closed = true
		}
	case "re":
		x, y, w, h := r.num(0), r.num(1), r.num(2), r.num(3)
		r.path = append(r.path, subpath{
			points: []point{r.ctm.at(x, y), r.ctm.at(x+w, y), r.ctm.at(x+w, y+h), r.ctm.at(x, y+h)}, closed: true,
		})
	default:
		for _, s := range r.path {
			switch op {
			case "n":
			case "S", "s":
				r.stroke(s, op == "s")
			case "f", "F", "f*":
				r.fill(s)
			default:
				r.fill(s)
				r.stroke(s, op == "b" || op == "b*")
			}
		}
		r.path = r.path[:0]
		if r.painter.rules > maxRules {
			return errTooLarge
		}
	}
	return nil
}

// stroke notes the straight lines of a path.
func (r *run) stroke(s subpath, closed bool) {
	if s.curved {
		return
	}
	for i := range s.points {
		if i > 0 {
			r.rule(s.points[i-1], s.points[i])
		} else if (s.closed || closed) && len(s.points) > 2 {
			r.rule(s.points[len(s.points)-1], s.points[0])
		}
	}
}

// thick is how many points across a filled shape may be to count as a line.
const thick = 3

// fill notes shapes that are lines, as many programs draw them.
func (r *run) fill(s subpath) {
	if s.curved || len(s.points) < 2 {
		return
	}
	a, b := s.points[0], s.points[0]
	for _, p := range s.points {
		a = point{math.Min(a.x, p.x), math.Min(a.y, p.y)}
		b = point{math.Max(b.x, p.x), math.Max(b.y, p.y)}
	}
	w, h := b.x-a.x, b.y-a.y
	switch x, y := (a.x+b.x)/2, (a.y+b.y)/2; {
	case h <= thick && w > 2*h:
		r.rule(point{a.x, y}, point{b.x, y})
	case w <= thick && h > 2*w:
		r.rule(point{x, a.y}, point{x, b.y})
	}
}

// rule notes a line if it is level or upright.
func (r *run) rule(a, b point) {
	const skew = 0.6
	w, h := math.Abs(a.x-b.x), math.Abs(a.y-b.y)
	if !(math.Min(w, h) <= skew && math.Max(w, h) >= skew) {
		return
	}
	r.painter.rules++
	top := r.out.height
	r.out.rules = append(r.out.rules, rule{
		math.Min(a.x, b.x), top - math.Max(a.y, b.y), math.Max(a.x, b.x), top - math.Min(a.y, b.y),
	})
}

// newPainter starts on a file.
func newPainter(f *file) *painter {
	return &painter{file: f, fonts: map[ref]*font{}, left: pack.MaxText}
}
