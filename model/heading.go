package model

import "regexp"

// subheading matches a heading of the second level as typed, number first.
var subheading = regexp.MustCompile(`^[（(][一二三四五六七八九十]{1,3}[）)][^。；;：:]{1,36}$`)

// Subheading says whether a paragraph is a heading of the second level, such as
// （一）主动公开. Print sets those off from the text below them.
func Subheading(paragraph string) bool { return subheading.MatchString(paragraph) }
