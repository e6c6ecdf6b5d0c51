package check_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"gouji.app/model/check"
	"gouji.app/model/form"
)

// Whatever is typed, a run ends, each quote stands where its finding says, and no
// remedy writes anything but text.
func TestAnyProseIsChecked(t *testing.T) {
	words := strings.Fields(`“ ” 《 》 （ ） ( ) 〔 〕 < > 、 ， 。 ； : 一是 三是 （一） （四） 我市 市本级 市政府办公室 将 2023年 2024年 截止 截至 2025年
		公开处理费 信息 65余条 共 近 余 号 〔2021 国办发 第 0 12 其中 网络 信函 件 收到 申请 决算 按装 沐阳县 沭阳县 人民政府 13800000000 110101199003074178 \xff`)
	piece := rapid.OneOf(rapid.SampledFrom(append(words, "\n", "　", " ")), rapid.StringN(0, 3, 12))
	text := rapid.Map(rapid.SliceOfN(piece, 0, 60), func(parts []string) string { return strings.Join(parts, "") })
	lines := []string{"title", "preamble", "overview", "problems", "other", "signature", "date"}
	names := []string{"", "沭阳县人民政府", "示例县人民政府办公室", "广汉市教育局", "颜集镇人民政府"}
	base, prior := readPlain(t, lawful), readPlain(t, lawfulPrior)
	rapid.Check(t, func(t *rapid.T) {
		r, last := base.Clone(), prior.Clone()
		r.SetText(form.UnitRef("name"), rapid.SampledFrom(names).Draw(t, "name"))
		for _, key := range lines {
			r.SetText(form.Ref{Section: key}, text.Draw(t, key))
			last.SetText(form.Ref{Section: key}, text.Draw(t, "last "+key))
		}
		for _, f := range check.Run(r, check.All(), check.Context{Prior: last}).Findings {
			if f.Quote != "" {
				source := r.Text(f.At[0])
				if f.Offset < 0 || f.Offset > len(source) || !strings.HasPrefix(source[f.Offset:], f.Quote) {
					t.Fatalf("%s quotes %q at %d of %q", f.Rule.ID, f.Quote, f.Offset, source)
				}
			}
			for _, x := range f.Fixes {
				for _, e := range x.Edits {
					if utf8.ValidString(r.Text(e.At)) && !utf8.ValidString(e.Text) {
						t.Fatalf("%s: %q makes %q of %q", f.Rule.ID, x.Label, e.Text, r.Text(e.At))
					}
				}
			}
		}
	})
}
