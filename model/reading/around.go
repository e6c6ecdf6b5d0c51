package reading

import "strings"

// Around is the sentence around a stretch of a text, for lists: what stands more than 18
// characters away is left out and shown as ….
func Around(text string, s Span) string {
	const ends, most = "\n。；！？", 18 // most characters to either side
	before := text[:s.Start]
	if i := strings.LastIndexAny(before, ends); i >= 0 {
		before = strings.TrimLeft(before[i:], ends)
	}
	after := text[s.End:]
	if i := strings.IndexAny(after, ends); i >= 0 {
		after = after[:i]
	}
	if rs := []rune(before); len(rs) > most {
		before = "…" + string(rs[len(rs)-most:])
	}
	if rs := []rune(after); len(rs) > most {
		after = string(rs[:most]) + "…"
	}
	return strings.TrimSpace(before) + s.Of(text) + after
}
