package lock

import (
	"encoding/binary"
	"path/filepath"
	"strings"
	"unicode/utf16"
)

// officeLocks are the lock files (owner files) that Excel, Word and WPS keep beside a
// file as long as they have it open; those of WPS on Linux begin as hidden files do
// there. Word drops the first characters of longer names.
func officeLocks(path string) (locks []string) {
	dir, name := filepath.Split(path)
	base := []rune(strings.TrimSuffix(name, filepath.Ext(name)))
	const whole, mostDropped = 6, 2 // characters: so long a name is kept whole
	dropped := min(max(len(base)-whole, 0), mostDropped)
	for _, prefix := range []string{"~$", ".~"} {
		locks = append(locks, dir+prefix+name)
		if dropped > 0 {
			locks = append(locks, dir+prefix+string([]rune(name)[dropped:]))
		}
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
