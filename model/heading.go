package model

import "regexp"

// subheading matches a heading of the second level as typed, number first, alone or run
// in up to the first full stop.
var subheading = regexp.MustCompile(`^[（(][一二三四五六七八九十]{1,3}[）)][^。；;：:]{1,36}(。|$)`)

// Subheading is the second-level heading, such as （一）主动公开, that a paragraph is or
// begins with; "" for any other paragraph. Print sets it off from what follows.
func Subheading(paragraph string) string { return subheading.FindString(paragraph) }
