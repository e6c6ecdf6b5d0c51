// Package fonts finds the fonts of the machine by the names they call themselves, those
// that may be embedded in documents.
package fonts

import (
	"encoding/binary"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"unicode/utf16"
)

// folders are where this system keeps fonts: those of the machine and those that a
// user without administrator rights installed.
func folders() (out []string) {
	home, _ := os.UserHomeDir() // without one there are no fonts of the user
	switch runtime.GOOS {
	case "windows":
		out = append(out, filepath.Join(os.Getenv("WINDIR"), "Fonts"))
		if local := os.Getenv("LOCALAPPDATA"); local != "" {
			out = append(out, filepath.Join(local, "Microsoft", "Windows", "Fonts"))
		}
	default:
		out = append(out, "/usr/share/fonts", "/usr/local/share/fonts")
		if home != "" {
			out = append(out, filepath.Join(home, ".local", "share", "fonts"), filepath.Join(home, ".fonts"))
		}
	}
	return out
}

// Find finds the files of fonts by name.
func Find(names []string) map[string]string { return findIn(folders(), names) }

// Read reads the first of some names that was found and can be read; nil: none.
func Read(found map[string]string, names []string) []byte {
	for _, name := range names {
		if path, ok := found[name]; ok {
			if data, err := os.ReadFile(path); err == nil { // else the next one will do
				return data
			}
		}
	}
	return nil
}

func findIn(folders, names []string) map[string]string {
	found := map[string]string{}
	for _, folder := range folders {
		// A folder that can't be read has no fonts.
		_ = filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !isFontName(path) {
				return nil
			}
			for _, name := range namesIn(path) {
				if _, ok := found[name]; !ok && slices.Contains(names, name) {
					found[name] = path
				}
			}
			return nil
		})
	}
	return found
}

func isFontName(path string) bool {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".ttf", ".ttc":
		return true
	}
	return false
}

func namesIn(path string) []string {
	file, err := os.Open(path)
	if err != nil {
		return nil
	}
	defer file.Close()
	names, err := fontNames(file)
	if err != nil {
		return nil // not a font that can be embedded
	}
	return names
}

var errNotEmbeddable = errors.New("no TrueType font that may be embedded in part")

// Tables of a font file (OpenType 1.9), and the bits of OS/2.fsType that forbid to embed
// a font in a document, or a part of it.
const (
	trueType     = 0x00010000
	collection   = 0x74746366 // ttcf
	mostTables   = 64
	longestNames = 1 << 20
	forbidden    = 0x0002 | 0x0100 | 0x0200
)

// fontNames gives the family and full names of a font, in every language, or of the
// first of a collection. It fails on fonts with other than TrueType outlines and on
// those whose makers forbid embedding.
func fontNames(file io.ReaderAt) ([]string, error) {
	at := int64(0)
	head, err := bytesAt(file, 0, 16)
	if err != nil {
		return nil, err
	}
	if binary.BigEndian.Uint32(head) == collection {
		at = int64(binary.BigEndian.Uint32(head[12:]))
		if head, err = bytesAt(file, at, 12); err != nil {
			return nil, err
		}
	}
	n := int(binary.BigEndian.Uint16(head[4:]))
	if binary.BigEndian.Uint32(head) != trueType || n > mostTables {
		return nil, errNotEmbeddable
	}
	records, err := bytesAt(file, at+12, n*16)
	if err != nil {
		return nil, err
	}
	var names []string
	mayEmbed := false
	for i := range n {
		r := records[i*16:]
		offset, size := int64(binary.BigEndian.Uint32(r[8:])), min(binary.BigEndian.Uint32(r[12:]), longestNames)
		switch string(r[:4]) {
		case "OS/2":
			t, err := bytesAt(file, offset, 10)
			if err != nil {
				return nil, err
			}
			mayEmbed = binary.BigEndian.Uint16(t[8:])&forbidden == 0
		case "name":
			t, err := bytesAt(file, offset, int(size))
			if err != nil {
				return nil, err
			}
			names = namesOf(t)
		}
	}
	if !mayEmbed {
		return nil, errNotEmbeddable
	}
	return names, nil
}

func bytesAt(file io.ReaderAt, at int64, n int) ([]byte, error) {
	out := make([]byte, n)
	if _, err := file.ReadAt(out, at); err != nil {
		return nil, err
	}
	return out, nil
}

// namesOf reads family (1) and full names (4) in UTF-16 out of a name table.
func namesOf(t []byte) (out []string) {
	if len(t) < 6 {
		return nil
	}
	n, texts := int(binary.BigEndian.Uint16(t[2:])), int(binary.BigEndian.Uint16(t[4:]))
	for i := range n {
		if len(t) < 6+(i+1)*12 {
			break
		}
		r := t[6+i*12:]
		platform, id := binary.BigEndian.Uint16(r), binary.BigEndian.Uint16(r[6:])
		size, from := int(binary.BigEndian.Uint16(r[8:])), texts+int(binary.BigEndian.Uint16(r[10:]))
		const windows, family, full = 3, 1, 4
		if platform != windows || id != family && id != full || from+size > len(t) {
			continue
		}
		units := make([]uint16, size/2)
		for k := range units {
			units[k] = binary.BigEndian.Uint16(t[from+2*k:])
		}
		out = append(out, string(utf16.Decode(units)))
	}
	return out
}
