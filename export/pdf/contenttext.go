package pdf

import "math"

// textOp sets text (9.4).
func (r *run) textOp(op operator) error {
	switch op {
	case "BT":
		r.tm, r.line = matrix{1, 0, 0, 1, 0, 0}, matrix{1, 0, 0, 1, 0, 0}
	case "Tf":
		if len(r.args) == 2 {
			r.font, r.size = r.namedFont(r.args[0]), r.num(1)
		}
	case "Tc":
		r.spacing = r.num(0)
	case "Tw":
		r.words = r.num(0)
	case "Tz":
		r.stretch = r.num(0) / 100
	case "TL":
		r.leading = r.num(0)
	case "Ts":
		r.rise = r.num(0)
	case "Tr":
		r.mode = int(r.num(0))
	case "Tm":
		r.tm, r.line = r.matrix(), r.matrix()
	case "Td":
		r.move(r.num(0), r.num(1))
	case "TD":
		r.leading = -r.num(1)
		r.move(r.num(0), r.num(1))
	case "T*":
		r.move(0, -r.leading)
	case "\"", "'":
		if op == "\"" {
			r.words, r.spacing = r.num(0), r.num(1)
		}
		r.move(0, -r.leading)
		return r.showAll(r.args)
	case "Tj":
		return r.showAll(r.args)
	case "TJ":
		if len(r.args) > 0 {
			a, _ := r.args[0].(array)
			return r.showAll(a)
		}
	}
	return nil
}

func (r *run) move(x, y float64) {
	r.line = matrix{1, 0, 0, 1, x, y}.mul(r.line)
	r.tm = r.line
}

// namedFont finds a font of the resources, each read once.
func (r *run) namedFont(v any) *font {
	n, _ := v.(name)
	found := r.dict(r.resources["Font"])[n]
	at, isRef := found.(ref)
	if f := r.fonts[at]; isRef && f != nil {
		return f
	}
	f := r.file.font(found)
	if isRef {
		r.fonts[at] = f
	}
	return f
}

// showAll shows texts and moves by the numbers between them.
func (r *run) showAll(list []any) error {
	if r.font == nil {
		return nil
	}
	for _, v := range list {
		switch v := v.(type) {
		case float64:
			r.advance(-v / 1000 * r.size)
		case string:
			for _, c := range r.font.chars(v) {
				r.show(c)
				if r.painter.glyphs++; r.painter.glyphs > maxGlyphs {
					return errTooLarge
				}
			}
		}
	}
	return nil
}

// advance moves on in the direction of writing.
func (r *run) advance(by float64) {
	if r.font.vertical {
		r.tm = matrix{1, 0, 0, 1, 0, by}.mul(r.tm)
	} else {
		r.tm = matrix{1, 0, 0, 1, by * r.stretch, 0}.mul(r.tm)
	}
}

// show notes a character and moves past it.
func (r *run) show(c char) {
	m := matrix{r.size * r.stretch, 0, 0, r.size, 0, r.rise}.mul(r.tm).mul(r.ctm)
	size := math.Hypot(m[2], m[3])
	from, to := m.at(0, 0), m.at(c.width, 0)
	by := c.width*r.size + r.spacing
	if r.font.vertical {
		from, to = m.at(-c.width/2, -0.88), m.at(c.width/2, -0.88)
		by = -r.size - r.spacing
	}
	if c.space {
		by += r.words
	}
	r.advance(by)

	g := glyph{c.text, from.x, to.x, r.out.height - from.y, size}
	const upright, smallest, largest = 0.05, 0.5, 1000
	switch long := math.Hypot(m[0], m[1]); {
	case !(size >= smallest && size < largest && long > 0): // nobody can read it
		return
	case math.Abs(m[1]) <= upright*long && m[0] > 0:
	case math.Abs(m[0]) <= upright*long || math.Abs(m[1]) <= upright*long: // turned by a right angle
		x, y := (from.x+to.x)/2+0.35*m[2], (from.y+to.y)/2+0.35*m[3]
		g.x0, g.x1, g.y = x-size/2, x+size/2, r.out.height-y+0.35*size
	default:
		r.out.slanted = append(r.out.slanted, g)
		return
	}
	x, y := g.center()
	switch {
	case !r.out.holds(x, y):
	case r.mode == 3 || r.mode == 7:
		r.out.unseen = append(r.out.unseen, g)
	default:
		r.out.glyphs = append(r.out.glyphs, g)
	}
}
