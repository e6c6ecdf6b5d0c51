package gouji

import (
	"bytes"
	"image/png"
	"os"
	"regexp"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Everything is declared, in a form that all packages can carry.
func TestIdentity(t *testing.T) {
	i := Identify()
	for name, want := range map[string]struct{ value, form string }{
		"Name":        {i.Name, `^\p{Han}+$`},
		"ID":          {i.ID, `^[a-z]+(\.[a-z]+)+$`},
		"Version":     {i.Version, `^\d+\.\d+\.\d+$`},
		"Website":     {i.Website, `^https://\S+$`},
		"GenericName": {i.GenericName, `^\p{Han}+$`},
		"Comment":     {i.Comment, `^[\p{Han}、]+$`},
		"ExecParams":  {i.ExecParams, `^ %f$`},
	} {
		if !regexp.MustCompile(want.form).MatchString(want.value) {
			t.Errorf("%s is %q", name, want.value)
		}
	}
	if i.Build < 1 || len(i.Languages) == 0 || len(i.Categories) == 0 || len(i.Keywords) == 0 {
		t.Errorf("not all is declared: %+v", i)
	}
}

// The last version in the record of changes is the one that the program is.
func TestChangelogIsOfThisVersion(t *testing.T) {
	text, err := os.ReadFile("CHANGELOG.md")
	if err != nil {
		t.Fatal(err)
	}
	heads := regexp.MustCompile(`(?m)^## (\S+?)（(\d{4}-\d\d-\d\d)）$`).FindSubmatch(text)
	if heads == nil || string(heads[1]) != Identify().Version {
		t.Errorf("CHANGELOG.md begins with %q, FyneApp.toml declares %s", heads, Identify().Version)
	}
}

func TestReadRefuses(t *testing.T) {
	for _, line := range []string{"Nmae = \"勾稽\"", "Name = 勾稽", "Build = \"5\"", "Name"} {
		if i, err := read("[Details]\n" + line + "\n"); err == nil || !cmp.Equal(i, Identity{}) {
			t.Errorf("%s gives %+v, %v", line, i, err)
		}
	}
}

func TestIcon(t *testing.T) {
	icon, err := png.DecodeConfig(bytes.NewReader(Icon))
	if err != nil || icon.Width != 128 || icon.Height != 128 {
		t.Errorf("the icon is %v, %v", icon, err)
	}
}
