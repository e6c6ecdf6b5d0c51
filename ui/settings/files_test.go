package settings_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"gouji.app/ui/settings"
)

// The latest file of a body is known by what is in it, under an earlier name, too.
func TestLastFileOfABody(t *testing.T) {
	var s settings.Settings
	old := settings.File{Unit: "示例县农业局", Year: 2022, Path: "农业局2022.xlsx"}
	last := settings.File{Unit: "示例县农业局", Year: 2023, Path: "农业局2023.xlsx"}
	town := settings.File{Unit: "示例镇人民政府", Year: 2023, Path: "镇.xlsx"}
	s.Filed(last)
	s.Filed(town)
	s.Filed(old) // looked at again
	wants := func(unit string, want settings.File) {
		t.Helper()
		if got, _ := s.Last(unit); got != want {
			t.Errorf("last of %s: %v, want %v", unit, got, want)
		}
	}
	wants("示例县农业局", last)
	wants("示例县农业农村局", settings.File{})
	if d := cmp.Diff([]settings.File{last, town}, s.Lasts()); d != "" {
		t.Errorf("latest files (-want +got):\n%s", d)
	}

	merged := settings.File{Unit: "示例县农业农村局", Year: 2024, Path: "农业农村局2024.xlsx"}
	s.Filed(merged, "示例县农业局", "示例县畜牧局", "示例县农业农村局")
	wants("示例县农业农村局", merged)
	if d := cmp.Diff([]settings.File{merged, town}, s.Lasts()); d != "" {
		t.Errorf("latest files after the reform (-want +got):\n%s", d)
	}
	s.Files = s.Files[1:] // the new body's own file was forgotten
	wants("示例县农业农村局", last)
}

func TestFilesOfOldAreForgotten(t *testing.T) {
	var s settings.Settings
	for year := range 100 {
		s.Filed(settings.File{Unit: "甲局", Year: 2000 + year, Path: string(rune('a' + year))})
	}
	if n := len(s.Files); n != 60 || s.Files[0].Year != 2099 {
		t.Errorf("%d files are remembered, the first of %d", n, s.Files[0].Year)
	}
}
