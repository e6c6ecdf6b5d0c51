package carry

import (
	"fmt"

	"github.com/govalues/decimal"
)

// Words tells what became of a number: 增 2（＋16.7%）, 减 3, 与上年相同.
func (g Growth) Words() string {
	text := "减 "
	switch {
	case g.By.IsZero():
		return "与上年相同"
	case g.By.IsPos():
		text = "增 "
	}
	text += g.By.Abs().String()
	if g.Relative {
		text += "（" + Signed(g.Percent) + "%）"
	}
	return text
}

// Signed writes a number with its sign as printed: ＋2, −3; 0 has none.
func Signed(d decimal.Decimal) string {
	switch d = d.Trim(0); {
	case d.IsPos():
		return "＋" + d.String()
	case d.IsZero():
		return "0"
	}
	return "−" + d.Abs().String()
}

// PerCent writes a share of 0 to 1: 38%.
func PerCent(share float64) string { return fmt.Sprintf("%.0f%%", share*100) }
