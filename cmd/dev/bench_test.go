//go:build linux

package main

import (
	"fmt"
	"image"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"text/tabwriter"
)

// The figures of the real window, painted by software, beside those of the programs
// that the run compares it with.
func BenchmarkWindow(b *testing.B) {
	programs := os.Getenv(programsVariable)
	if programs == "" {
		b.Skipf("no real window is measured: %s is not set; go run ./cmd/dev bench builds the programs and sets it", programsVariable)
	}
	for range b.N {
		for _, size := range []image.Point{{1366, 768}, {1920, 1080}} {
			d := newDesktop(b, size.X, size.Y)
			goujictl := commandLine(filepath.Join(programs, "goujictl"))
			// A file each: a program that is stopped leaves its lock behind.
			workbook := func(name, from string) string {
				file := filepath.Join(d.folder, name+".xlsx")
				goujictl.run(b, "convert", from, "-o", file)
				return file
			}
			rivals := rivalsOf(d, programs, workbook, longReport(b, d.folder))
			measured := make([]figures, len(rivals))
			m := newMeter(d)
			for i, r := range rivals {
				measured[i] = m.measure(r)
			}
			report(size, rivals, measured, m)
		}
	}
}

// A rival is a program in the comparison.
type rival struct {
	name, title string   // the title stands in that of its window
	line        []string // the program and its arguments
	ready       []string // keys that lead to 本年新收·自然人 and begin a number there
	scrolls     bool
	typing      bool // nothing but typing is measured
}

// rivalsOf are 勾稽 first, then those it is compared with: what Fyne itself costs, and
// what the office uses now, on the same file. The last is 勾稽 once more, with a caret at
// the end of a long narrative.
func rivalsOf(d *desktop, programs string, workbook func(name, from string) string, long string) []rival {
	gouji, sample := filepath.Join(programs, "gouji"), filepath.Join(root, sampleAsset)
	return []rival{
		{
			name: "gouji", title: "示例县", line: []string{gouji, workbook("sheet", sample)},
			ready: []string{"F8", "ctrl+Home", "2"}, scrolls: true,
		},
		{name: "bare Fyne", title: "bare", line: []string{filepath.Join(programs, "bare")}},
		{
			name: "LibreOffice", title: "LibreOffice Calc",
			line:    []string{"soffice", "--nologo", "--norestore", calcProfile(d), "--calc", workbook("calc", sample)},
			ready:   append(strings.Fields("ctrl+Next ctrl+Next ctrl+Next ctrl+Home Down Down Down Right"), "2"),
			scrolls: true,
		},
		{
			name: "gouji text", title: "示例县", line: []string{gouji, workbook("text", long)},
			ready: strings.Fields("shift+F6 Up Up F6 ctrl+End"), typing: true, // from 三、申请 to 一、总体情况
		},
	}
}

// longReport writes the sample with 5,000 characters in its first section, in paragraphs
// of 240, and returns the path.
func longReport(b *testing.B, folder string) string {
	sample, err := os.ReadFile(filepath.Join(root, sampleAsset))
	if err != nil {
		b.Fatal(err)
	}
	const heading = "\t（一）主动公开\n"
	paragraph := "\t" + strings.Repeat("各单位按照年度工作要点公开涉及群众切身利益的信息，并及时回应社会关切。", 7) + "\n"
	path := filepath.Join(folder, "long.txt")
	text := strings.Replace(string(sample), heading, heading+strings.Repeat(paragraph, 20), 1)
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		b.Fatal(err)
	}
	return path
}

// A line of the report.
type line struct {
	name   string
	value  func(figures) float64
	bar    float64 // the most that is good, 0 for no bar
	ofBare bool    // the bar is a multiple of bare Fyne's figure, at every size; others hold at 1366×768
}

// lines are what quality.md asks for.
func lines() []line {
	return []line{
		{"key to painted frame, p50 ms", func(f figures) float64 { return f.p50 }, 0, false},
		{"key to painted frame, p95 ms", func(f figures) float64 { return f.p95 }, 16, false},
		{"key to whole change, p95 ms", func(f figures) float64 { return f.whole }, 0, false},
		{"CPU a key, ms", func(f figures) float64 { return f.cpu }, 15, false},
		{"idle, % of a core", func(f figures) float64 { return f.idle }, 2, false},
		{"wheel, frames a second", func(f figures) float64 { return f.scroll }, 0, false},
		{"first frame, ms", func(f figures) float64 { return f.first }, 1.6, true},
		{"memory, MB", func(f figures) float64 { return f.memory }, 1.4, true},
	}
}

// report prints the figures, their ratios and the bars.
func report(size image.Point, rivals []rival, measured []figures, m *meter) {
	fmt.Printf("\n== the window on a screen of %d×%d, software GL\n", size.X, size.Y)
	out := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprint(out, "\t")
	for _, r := range rivals {
		fmt.Fprintf(out, "%s\t", r.name)
	}
	fmt.Fprintln(out, "/ bare\t/ LibreOffice\tbar\t")
	const gouji, bare, calc, inText = 0, 1, 2, 3
	for _, l := range lines() {
		fmt.Fprintf(out, "%s\t", l.name)
		for _, f := range measured {
			fmt.Fprintf(out, "%s\t", number(l.value(f), "%.1f"))
		}
		ours, text := l.value(measured[gouji]), l.value(measured[inText])
		fmt.Fprintf(out, "%s\t", number(ours/l.value(measured[bare]), "%.2f"))
		fmt.Fprintf(out, "%s\t", number(ours/l.value(measured[calc]), "%.2f"))
		switch {
		case l.bar == 0 || !l.ofBare && size.X != 1366:
			fmt.Fprintln(out, "\t")
		case l.ofBare:
			fmt.Fprintf(out, "≤ %g × bare%s\t\n", l.bar, verdict(ours/l.value(measured[bare]) <= l.bar))
		default:
			fmt.Fprintf(out, "≤ %g%s\t\n", l.bar, verdict(ours <= l.bar && !(text > l.bar))) // the text has no idle figure
		}
	}
	out.Flush()
	if math.IsNaN(measured[gouji].scroll) {
		fmt.Println("No wheel figure for gouji: at this size the whole table is in sight and nothing scrolls.")
	}
	look, order := m.overhead()
	fmt.Printf("Measuring adds to a key: up to %.2f ms until the screen is looked at again, up to %.2f ms from the order to the X server.\n", look, order)
}

// number prints what was measured, a dash what was not and a ratio to nothing.
func number(x float64, format string) string {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return "–"
	}
	return fmt.Sprintf(format, x)
}

func verdict(good bool) string {
	if good {
		return ""
	}
	return ", missed"
}
