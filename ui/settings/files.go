package settings

import "slices"

// mostFiles is how many report files are remembered by what is in them.
const mostFiles = 60

// A File is a report file by whose it is and of which year.
type File struct {
	Unit string `json:"unit"` // full name of the reporting body
	Year int    `json:"year"`
	Path string `json:"path"`
}

// Filed remembers a report file, and the bodies that its own took over.
func (s *Settings) Filed(f File, earlier ...string) {
	others := slices.DeleteFunc(slices.Clone(s.Files), func(o File) bool { return o.Path == f.Path })
	s.Files = append([]File{f}, others[:min(len(others), mostFiles-1)]...)
	for _, name := range earlier {
		if name != f.Unit && !slices.Contains(s.Earlier[f.Unit], name) {
			if s.Earlier == nil {
				s.Earlier = map[string][]string{}
			}
			s.Earlier[f.Unit] = append(s.Earlier[f.Unit], name)
		}
	}
}

// Last is the file of a body's latest report, under an earlier name, too.
func (s Settings) Last(unit string) (last File, ok bool) {
	for _, f := range s.Files {
		if s.goesOnAs(f.Unit, unit) && (!ok || f.Year > last.Year) {
			last, ok = f, true
		}
	}
	return last, ok
}

// Lasts are the latest files of all bodies that still report, that of the body last
// worked for first.
func (s Settings) Lasts() (out []File) {
	for _, f := range s.Files {
		if last, _ := s.Last(f.Unit); !slices.Contains(out, last) && !s.ended(f.Unit) {
			out = append(out, last)
		}
	}
	return out
}

// goesOnAs says that a body is another one under an earlier name, or the same.
func (s Settings) goesOnAs(name, unit string) bool {
	return name == unit || slices.Contains(s.Earlier[unit], name)
}

// ended says that another body goes on for this one and has a file already.
func (s Settings) ended(name string) bool {
	return slices.ContainsFunc(s.Files, func(f File) bool { return f.Unit != name && s.goesOnAs(name, f.Unit) })
}
