package match_test

import (
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
