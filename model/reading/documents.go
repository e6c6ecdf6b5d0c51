package reading

// regulation reads how many 规章 were issued and repealed and are in force.
func (r *reader) regulation(s *Statement, g phrase) {
	r.document(s, g)
	measures := map[Measure]Measure{NormativeIssued: RulesIssued, NormativeRepealed: RulesRepealed, NormativeInForce: RulesInForce, NormativeKept: RulesInForce, NormativePublished: RulesIssued}
	if len(s.Measures) != 1 || measures[s.Measures[0]] == "" {
		s.Measures = nil
		return
	}
	s.Measures = []Measure{measures[s.Measures[0]]}
}

// documents reads how many 规章 and normative documents there were together.
func (r *reader) documents(s *Statement, g phrase) {
	r.regulation(s, g)
	all := s.Measures
	r.document(s, g)
	if all == nil {
		s.Measures = nil
		return
	}
	s.Measures = append(all, s.Measures...)
}

// document reads how many normative documents were issued and repealed and are in
// force.
func (r *reader) document(s *Statement, g phrase) {
	has := func(m Measure) bool { return g.has(string(m)) }
	issued := has(NormativeIssued) || g.has(added)
	says := func(d Doubts, m ...Measure) { s.Measures, s.Doubts = m, s.Doubts|d }
	switch {
	case has(NormativeInForce):
		says(doubtIf(issued, Told), NormativeInForce)
	case has(NormativeKept):
		says(Guessed.only(), NormativeKept)
	case issued && has(NormativeRepealed):
		says(Told.only(), NormativeIssued, NormativeRepealed)
	case issued:
		says(0, NormativeIssued)
	case has(NormativeRepealed):
		says(0, NormativeRepealed)
	case has(NormativeLapsed):
		says(Guessed.only(), NormativeLapsed)
	case g.has(publish):
		says(0, NormativePublished)
	case len(g.acts) == 0 && len(g.objects) > 0 && g.change == level:
		says(Guessed.only(), NormativeInForce) // 由42件精简到29件
	case len(g.acts) == 0 && len(g.objects) > 0:
		says(doubtIf(!r.sentence.part, OnlySome)|doubtIf(!r.sentence.issued, Guessed), NormativeIssued) // 制发文件118件，其中规范性文件8件
	}
}
