package pack

import (
	"crypto/md5"
	"crypto/sha256"
	"fmt"
	"os"
	"strings"
)

const sumsName = "SHA256SUMS"

// sums writes the SHA-256 of everything in Dist, as sha256sum -c reads it.
func (r *Release) sums() error {
	entries, err := os.ReadDir(r.Dist)
	if err != nil {
		return err
	}
	var lines strings.Builder
	for _, e := range entries {
		if e.Name() == sumsName {
			continue
		}
		data, err := os.ReadFile(r.out("%s", e.Name()))
		if err != nil {
			return err
		}
		fmt.Fprintf(&lines, "%x  %s\n", sha256.Sum256(data), e.Name())
	}
	return os.WriteFile(r.out(sumsName), []byte(lines.String()), 0o644)
}

// md5sums is what dpkg -V compares installed files with.
func md5sums(files []file) []byte {
	var lines strings.Builder
	for _, f := range inOrder(files) {
		fmt.Fprintf(&lines, "%x  %s\n", md5.Sum(f.data), f.path)
	}
	return []byte(lines.String())
}
