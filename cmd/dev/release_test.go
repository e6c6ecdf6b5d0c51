package main

import "testing"

func TestNotes(t *testing.T) {
	const changes = "# 更新记录\n\n## 0.2.0（2026-12-01）\n\n- 新的。\n- 又一条。\n\n## 0.1.0（2026-11-01）\n\n- 旧的。\n"
	if got, err := notesOf(changes, "0.2.0"); err != nil || got != "- 新的。\n- 又一条。\n" {
		t.Errorf("%q, %v", got, err)
	}
	for name, c := range map[string]struct{ changes, version string }{
		"an older version":  {changes, "0.1.0"},
		"part of a version": {changes, "0.2"},
		"nothing written":   {"# 更新记录\n\n## 0.2.0（2026-12-01）\n\n## 0.1.0（2026-11-01）\n\n- 旧的。\n", "0.2.0"},
		"no record":         {"", "0.2.0"},
	} {
		if got, err := notesOf(c.changes, c.version); err == nil {
			t.Errorf("%s gives %q", name, got)
		}
	}
}
