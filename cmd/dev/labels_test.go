package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"gouji.app/model/form"
)

// root is the checkout, seen from the folder in which go test runs this package.
const root = "../.."

// Where printed labels, or phrases of running text that look like them, may stand.
func labelHolders() []string {
	return []string{"model/form/...", "model/reading/...", "model/check/...", "export/match/labels.go"}
}

// Two places that know the form's labels will disagree one day. Labels of six
// characters and more may not even be part of a text; shorter ones (自然人, 部分公开)
// are words of the language and only wrong when they are the whole text; those of
// two (其他, 总计) say nothing.
func TestLabelsStandInTheFormOnly(t *testing.T) {
	labels := printedLabels()
	if len(labels) < 30 {
		t.Fatalf("only %d labels in the form", len(labels))
	}
	for _, text := range textsInCode(t) {
		if matches(text.file, labelHolders()) {
			continue
		}
		bare := bareLabel(text.value)
		for _, label := range labels {
			long := utf8.RuneCountInString(label) >= 6
			if bare == label || long && strings.Contains(bare, label) {
				t.Errorf("%s:%d: the printed label %s; take it from the form", text.file, text.line, label)
				break
			}
		}
	}
}

// printedLabels are the bare labels of all rows and columns, also without a remark
// in brackets.
func printedLabels() []string {
	var labels []string
	var walk func([]form.Head)
	walk = func(heads []form.Head) {
		for _, h := range heads {
			label := bareLabel(h.Label)
			before, _, _ := strings.Cut(label, "（")
			labels = append(labels, label, before)
			walk(h.Heads)
		}
	}
	for _, section := range form.Gongkai2021().Sections {
		for _, block := range section.Blocks {
			walk(block.Rows)
			walk(block.Cols)
		}
	}
	slices.Sort(labels)
	return slices.DeleteFunc(slices.Compact(labels), func(label string) bool {
		return utf8.RuneCountInString(label) < 3
	})
}

// bareLabel is a text without blanks and without its number: 一、 （一） 1.
func bareLabel(text string) string {
	return regexp.MustCompile(`^(（?[一二三四五六七八九十]+[、）]|[0-9]+[.．、])`).
		ReplaceAllString(strings.Join(strings.Fields(text), ""), "")
}

// A codeText is one string literal.
type codeText struct {
	file  string // below root, with slashes
	line  int
	value string
	place bool // written where a place of the form is meant
}

// textsInCode are the string literals of all Go files but tests. Opening every file
// also makes go test forget its cached result when any of them changes.
func textsInCode(t *testing.T) []codeText {
	t.Helper()
	var texts []codeText
	err := fs.WalkDir(os.DirFS(root), ".", func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && (path == "build" || path == ".git"):
			return fs.SkipDir
		case filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go"):
			return nil
		}
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, filepath.Join(root, path), nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		places := map[ast.Expr]bool{}
		ast.Inspect(file, func(n ast.Node) bool {
			for _, e := range placesIn(n) { // parents come before what is below them
				places[e] = true
			}
			if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
				value, _ := strconv.Unquote(lit.Value) // the parser has accepted it
				texts = append(texts, codeText{path, set.Position(lit.Pos()).Line, value, places[lit]})
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return texts
}

// Where keys of the form may stand as texts: its declaration, and the lists of what rows
// and measures are called in files and in prose, which have the keys of nearly all rows.
func keyHolders() []string {
	return []string{"model/form/...", "model/reading/...", "export/match/labels.go"}
}

// A key that stands in code as a text is a second declaration: the next edition of the
// form would have to find it. Code names the constants of model/form or derives the
// place from the declaration. Keys that are words of other rooms too (the title of a
// file, the id of a rule) are wrong only where a place of the form is meant.
func TestKeysStandInTheFormOnly(t *testing.T) {
	keys := formKeys()
	if len(keys) < 60 {
		t.Fatalf("only %d keys in the form", len(keys))
	}
	words := []string{
		"title", "signature", "date", "name", "year", "kind", "level", "scope", "short", "site", "contact", "deadline",
		"rules", "new", "carried-in", "in-force", "issued", "published", "public", "made", "items", "services", "licences",
	}
	for _, text := range textsInCode(t) {
		if matches(text.file, keyHolders()) || !keys[text.value] || !text.place && slices.Contains(words, text.value) {
			continue
		}
		t.Errorf("%s:%d: the form's key %q; take it from model/form", text.file, text.line, text.value)
	}
}

// formKeys are the keys of all sections, rows, columns and unit fields.
func formKeys() map[string]bool {
	keys := map[string]bool{}
	current := form.Gongkai2021()
	for _, f := range append(form.Earlier(current), current) {
		for _, s := range f.Sections {
			keys[s.Key] = true
		}
		for _, c := range f.Cells() {
			keys[c.Ref.Row], keys[c.Ref.Col] = true, true
		}
		for _, q := range f.Fields {
			keys[q.Key] = true
		}
	}
	return keys
}

// placesIn are the expressions of n that name a place of the form: the parts of a Ref,
// the argument of UnitRef, and what a key is compared with.
func placesIn(n ast.Node) []ast.Expr {
	switch n := n.(type) {
	case *ast.CompositeLit:
		if !endsIn(n.Type, "Ref") {
			return nil
		}
		var parts []ast.Expr
		for _, e := range n.Elts {
			if kv, ok := e.(*ast.KeyValueExpr); ok {
				e = kv.Value
			}
			parts = append(parts, e)
		}
		return parts
	case *ast.CallExpr:
		if endsIn(n.Fun, "UnitRef", "Field") {
			return n.Args
		}
	case *ast.BinaryExpr:
		if endsIn(n.X, "Key", "Section", "Row", "Col") {
			return []ast.Expr{n.Y}
		}
	}
	return nil
}

// endsIn tells whether an expression is one of some names, in whatever package.
func endsIn(e ast.Expr, names ...string) bool {
	switch e := e.(type) {
	case *ast.Ident:
		return slices.Contains(names, e.Name)
	case *ast.SelectorExpr:
		return slices.Contains(names, e.Sel.Name)
	}
	return false
}
