package form

// Labels are how a form field's choices are shown, in order.
func (f Field) Labels() (out []string) {
	for _, c := range f.Choices {
		out = append(out, c.Label)
	}
	return out
}

// KeyOf is the key of the choice that is shown as label; "" where there is none.
func (f Field) KeyOf(label string) string {
	for _, c := range f.Choices {
		if c.Label == label {
			return c.Key
		}
	}
	return ""
}

// LabelOf is how the choice with a key is shown. A key that is not among them, as of a
// later version, is shown as it is.
func (f Field) LabelOf(key string) string {
	for _, c := range f.Choices {
		if c.Key == key {
			return c.Label
		}
	}
	return key
}
