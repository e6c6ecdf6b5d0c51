package model

// Narrow is the ASCII form of a letter, figure or mark that is as wide as a Chinese
// character: ７ is 7, Ａ is A, ％ is %. Every other rune stays as it is, the ideographic
// space among them.
func Narrow(r rune) rune {
	if r >= '！' && r <= '～' { // in the order of ASCII: the block Halfwidth and Fullwidth Forms of Unicode
		return r - '！' + '!'
	}
	return r
}

// Wide says that a rune is a Chinese character or mark, or one that is set as wide.
func Wide(r rune) bool {
	return r >= 0x2e80 && r < 0xa4d0 || r >= 0xf900 && r < 0xfb00 || r >= 0xfe30 && r < 0xfe50 ||
		r >= 0xff00 && r < 0xffef || r >= 0x20000 && r < 0x40000
}
