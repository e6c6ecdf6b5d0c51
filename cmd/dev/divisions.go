package main

import (
	"archive/tar"
	"compress/gzip"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// The names of administrative divisions (GB/T 2260) come from a package of npm.
const (
	divisionsPackage = "china-division@2.7.0"
	divisionsFile    = "model/reading/divisions.txt"
	divisionsLicence = "model/reading/divisions.LICENSE"
)

// divisions fetches the list of administrative divisions with npm and reduces it to
// names and levels; the result is committed. The same package gives the same bytes.
func divisions() error {
	folder, err := os.MkdirTemp("", "divisions")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	fetch := exec.Command("npm", "pack", "--silent", divisionsPackage)
	fetch.Dir = folder
	if err := show(fetch); err != nil {
		return fmt.Errorf("fetching %s: %w", divisionsPackage, err)
	}
	packed, err := filepath.Glob(filepath.Join(folder, "*.tgz"))
	if err != nil || len(packed) != 1 {
		return errors.New("npm has left no package")
	}
	files, err := unpack(packed[0], "dist/provinces.csv", "dist/cities.csv", "dist/areas.csv", "LICENSE")
	if err != nil {
		return err
	}
	lines, err := divisionLines(files["dist/provinces.csv"], files["dist/cities.csv"], files["dist/areas.csv"])
	if err != nil {
		return err
	}
	if err := os.WriteFile(divisionsLicence, []byte(tidy([]byte(files["LICENSE"]))+"\n"), 0o644); err != nil {
		return err
	}
	return os.WriteFile(divisionsFile, []byte(strings.Join(lines, "\n")+"\n"), 0o644)
}

// unpack reads the named files of an npm package.
func unpack(packed string, names ...string) (map[string]string, error) {
	file, err := os.Open(packed)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	plain, err := gzip.NewReader(file)
	if err != nil {
		return nil, err
	}
	files := map[string]string{}
	for in := tar.NewReader(plain); len(files) < len(names); {
		header, err := in.Next()
		if err != nil {
			return nil, fmt.Errorf("%d of %d files found: %w", len(files), len(names), err)
		}
		name := strings.TrimPrefix(path.Clean(header.Name), "package/")
		if !slices.Contains(names, name) {
			continue
		}
		text, err := io.ReadAll(in)
		if err != nil {
			return nil, err
		}
		files[name] = string(text)
	}
	return files, nil
}

// divisionLines are the sorted lines "name level within": within is the division
// one level up. Development zones, which have codes for statistics only, are left
// out, and so are the steps of the code that are no divisions (市辖区,
// 省直辖县级行政区划).
func divisionLines(provinces, cities, areas string) ([]string, error) {
	names := map[string]string{} // of provinces and prefectures by code
	var lines []string
	add := func(source, level string, up func(code string) string) error {
		rows, err := csv.NewReader(strings.NewReader(source)).ReadAll()
		if err != nil {
			return fmt.Errorf("list of level %s: %w", level, err)
		}
		for _, row := range rows[1:] {
			code, name, within := row[0], row[1], up(row[0])
			if !isDivision(code, name) || name == within {
				continue
			}
			names[code] = name
			lines = append(lines, strings.TrimSpace(name+" "+level+" "+within))
		}
		return nil
	}
	province := func(code string) string { return names[code[:2]] }
	prefecture := func(code string) string {
		if name := names[code[:4]]; name != "" {
			return name
		}
		return province(code)
	}
	err := errors.Join(
		add(provinces, "province", func(string) string { return "" }),
		add(cities, "prefecture", province),
		add(areas, "county", prefecture))
	slices.Sort(lines)
	return slices.Compact(lines), err
}

func isDivision(code, name string) bool {
	if len(code) == 6 && code[4] == '7' { // 71 to 79: zones counted on their own
		return false
	}
	return name != "市辖区" && name != "县" && !strings.HasSuffix(name, "行政区划") &&
		!strings.Contains(name, "群岛") && !strings.HasSuffix(name, "委员会")
}
