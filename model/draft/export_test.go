package draft

// Crash ends the saver as the end of its program does: nothing more is written, and
// the system takes the lock away.
func (s *Saver) Crash() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.stopped, s.pending = true, false
	if s.slot != nil {
		s.slot.release()
	}
}
