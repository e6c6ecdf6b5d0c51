package fonts

import (
	"bytes"
	"encoding/binary"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"unicode/utf16"
)

// fontNamed makes the tables of a font that its names and permission stand in.
func fontNamed(version uint32, permission uint16, names ...string) []byte {
	var texts, records bytes.Buffer
	for _, name := range names {
		units := utf16.Encode([]rune(name))
		for _, v := range []int{3, 1, 0x804, 1, len(units) * 2, texts.Len()} {
			_ = binary.Write(&records, binary.BigEndian, uint16(v))
		}
		_ = binary.Write(&texts, binary.BigEndian, units)
	}
	var name, out bytes.Buffer
	for _, v := range []int{0, len(names), 6 + records.Len()} {
		_ = binary.Write(&name, binary.BigEndian, uint16(v))
	}
	name.Write(records.Bytes())
	name.Write(texts.Bytes())
	os2 := make([]byte, 96)
	binary.BigEndian.PutUint16(os2[8:], permission)
	_ = binary.Write(&out, binary.BigEndian, version)
	_ = binary.Write(&out, binary.BigEndian, [4]uint16{2})
	at := uint32(12 + 2*16)
	for _, t := range []struct {
		tag  string
		data []byte
	}{{"OS/2", os2}, {"name", name.Bytes()}} {
		out.WriteString(t.tag)
		_ = binary.Write(&out, binary.BigEndian, [3]uint32{0, at, uint32(len(t.data))})
		at += uint32(len(t.data))
	}
	out.Write(os2)
	out.Write(name.Bytes())
	return out.Bytes()
}

// A font is found by any of its names, in folders below, whatever its file is called; not
// where its makers forbid embedding, with other outlines, or torn.
func TestFind(t *testing.T) {
	dir := t.TempDir()
	write := func(name string, data []byte) {
		t.Helper()
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("office/a.TTF", fontNamed(trueType, 0, "方正小标宋简体", "FZXiaoBiaoSong-B05S"))
	write("b.ttf", fontNamed(trueType, 0x0002, "仿宋"))
	write("c.ttf", fontNamed(trueType, 0x0008, "楷体"))
	write("d.ttf", fontNamed(0x4f54544f, 0, "黑体"))
	write("e.ttf", fontNamed(trueType, 0, "宋体")[:60])
	write("f.txt", fontNamed(trueType, 0, "宋体"))
	names := []string{"方正小标宋简体", "仿宋", "楷体", "黑体", "宋体"}
	found := findIn([]string{filepath.Join(dir, "missing"), dir}, names)
	var got []string
	for _, name := range names {
		if found[name] != "" {
			got = append(got, name)
		}
	}
	if !slices.Equal(got, []string{"方正小标宋简体", "楷体"}) {
		t.Errorf("found %v", got)
	}
	if data := Read(found, []string{"仿宋", "楷体"}); !bytes.Equal(data, fontNamed(trueType, 0x0008, "楷体")) {
		t.Errorf("read %d bytes", len(data))
	}
}

func FuzzNames(f *testing.F) {
	f.Add(fontNamed(trueType, 0, "宋体"))
	f.Fuzz(func(t *testing.T, data []byte) {
		names, err := fontNames(bytes.NewReader(data))
		if err != nil && names != nil {
			t.Error("names beside an error")
		}
	})
}
