package lock

import (
	"encoding/binary"
	"path/filepath"
	"strings"
	"unicode/utf16"
)

// officeLocks are the lock files (owner files) that Excel, Word and WPS keep beside a
// file as long as they have it open. Word drops the first characters of longer names.
func officeLocks(path string) []string {
	dir, name := filepath.Split(path)
	locks := []string{dir + "~$" + name}
	base := []rune(strings.TrimSuffix(name, filepath.Ext(name)))
	const whole, wholeButOne = 6, 7 // characters of a name of which none, or one, is dropped
	switch {
	case len(base) <= whole:
	case len(base) == wholeButOne:
		locks = append(locks, dir+"~$"+string([]rune(name)[1:]))
	default:
		locks = append(locks, dir+"~$"+string([]rune(name)[2:]))
	}
	return locks
}

// office reads the user's name from an owner file: its length, the name in some old
// encoding, and in fixed places length and name once more in UTF-16.
func office(data []byte) Holder {
	const wordSize, wordName, excelName = 162, 54, 55
	at := excelName
	if len(data) == wordSize {
		at = wordName
	}
	if len(data) < at+2 {
		return Holder{}
	}
	n := int(binary.LittleEndian.Uint16(data[at:]))
	rest := data[at+2:]
	if n > len(rest)/2 {
		return Holder{}
	}
	units := make([]uint16, n)
	for i := range units {
		units[i] = binary.LittleEndian.Uint16(rest[2*i:])
	}
	return Holder{User: strings.TrimRight(string(utf16.Decode(units)), " \x00")}
}
