package settings

// A Store is the settings of one window, which change here and, by themselves, where
// they are kept: another window may have changed others since.
type Store struct {
	now     Settings
	keep    func(change func(*Settings)) error
	trouble func(error)
}

// NewStore begins with settings as loaded. Keep changes those that are kept; trouble is
// told where that fails.
func NewStore(loaded Settings, keep func(change func(*Settings)) error, trouble func(error)) *Store {
	return &Store{loaded, keep, trouble}
}

// Now are the present settings.
func (s *Store) Now() Settings { return s.now }

// Keep changes settings.
func (s *Store) Keep(change func(*Settings)) {
	change(&s.now)
	if err := s.keep(change); err != nil {
		s.trouble(err)
	}
}
