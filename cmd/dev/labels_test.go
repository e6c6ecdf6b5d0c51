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
		ast.Inspect(file, func(n ast.Node) bool {
			if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
				value, _ := strconv.Unquote(lit.Value) // the parser has accepted it
				texts = append(texts, codeText{path, set.Position(lit.Pos()).Line, value})
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
