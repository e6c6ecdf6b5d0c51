package match_test

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"

	"gouji.app/export/match"
	"gouji.app/export/text"
	"gouji.app/model/form"
)

// A text report is to be read within 5 ms.
func BenchmarkReport(b *testing.B) {
	r := sample(b)
	f := form.Gongkai2021()
	for _, l := range layouts() {
		data := []byte(l.print(r))
		b.Run(l.name, func(b *testing.B) {
			for b.Loop() {
				p, err := text.Read(data)
				if err != nil {
					b.Fatal(err)
				}
				if _, err := match.Report(p, f); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// Thousands of lines that belong to nothing cost no more for each than a few do.
func BenchmarkStrayLines(b *testing.B) {
	src, err := os.ReadFile("testdata/spaces.txt")
	if err != nil {
		b.Fatal(err)
	}
	const heading = "五、存在的主要问题及改进情况"
	before, after, ok := strings.Cut(string(src), heading)
	if !ok {
		b.Fatal("no heading")
	}
	for _, n := range []int{100, 10000} {
		var stray strings.Builder
		for i := range n {
			fmt.Fprintf(&stray, "天地玄黄宇宙洪荒%d日月盈昃\n", i)
		}
		data := []byte(before + stray.String() + heading + after)
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			for b.Loop() {
				p, err := text.Read(data)
				if err != nil {
					b.Fatal(err)
				}
				if _, err := match.Report(p, form.Gongkai2021()); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
