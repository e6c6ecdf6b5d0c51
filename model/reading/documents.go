package reading

import "slices"

// regulation reads how many 规章 were issued and repealed and are in force.
func (r *reader) regulation(s *Statement, g segment) (sure bool) {
	sure = r.document(s, g)
	measures := map[Measure]Measure{NormativeIssued: RulesIssued, NormativeRepealed: RulesRepealed, NormativeInForce: RulesInForce}
	if len(s.Measures) != 1 || measures[s.Measures[0]] == "" {
		s.Measures = nil
		return false
	}
	s.Measures = []Measure{measures[s.Measures[0]]}
	return sure
}

// documents reads how many 规章 and normative documents there were together.
func (r *reader) documents(s *Statement, g segment) (sure bool) {
	sure = r.regulation(s, g)
	all := s.Measures
	sure = r.document(s, g) && sure
	if all == nil {
		s.Measures = nil
		return false
	}
	s.Measures = append(all, s.Measures...)
	return sure
}

// document reads how many normative documents were issued and repealed and are in
// force.
func (r *reader) document(s *Statement, g segment) (sure bool) {
	has := func(m Measure) bool { return slices.Contains(g.acts, string(m)) }
	issued := has(NormativeIssued) || slices.Contains(g.acts, added)
	switch {
	case has(NormativeInForce):
		s.Measures = []Measure{NormativeInForce}
		return !issued
	case has(NormativeKept):
		s.Measures = []Measure{NormativeKept}
		return false
	case issued && has(NormativeRepealed):
		s.Measures = []Measure{NormativeIssued, NormativeRepealed}
		return false
	case issued:
		s.Measures = []Measure{NormativeIssued}
		return true
	case has(NormativeRepealed):
		s.Measures = []Measure{NormativeRepealed}
		return true
	case has(NormativeLapsed):
		s.Measures = []Measure{NormativeLapsed}
		return false
	case slices.Contains(g.acts, publish):
		s.Measures = []Measure{NormativePublished}
		return true
	case len(g.acts) == 0 && len(g.objects) > 0:
		s.Measures = []Measure{NormativeIssued}
		return r.part && r.issued // 制发文件118件，其中规范性文件8件
	}
	return false
}
