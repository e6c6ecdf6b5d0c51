//go:build unix

package disk

import (
	"errors"
	"os"
	"syscall"
	"testing"
)

// What another program holds open for a moment is tried again, anything else is not.
func TestPatience(t *testing.T) {
	for _, c := range []struct {
		fails int
		as    error
		tries int
	}{
		{0, nil, 1},
		{3, &os.LinkError{Op: "rename", Err: syscall.EBUSY}, 4},
		{1, syscall.ENOSPC, 1},
		{1, errors.New("其他"), 1},
	} {
		tries := 0
		err := patiently(func() error {
			tries++
			if tries <= c.fails {
				return c.as
			}
			return nil
		})
		if tries != c.tries || (err == nil) != (c.tries > c.fails) {
			t.Errorf("%v, %d times: %d tries, error %v", c.as, c.fails, tries, err)
		}
	}
}

// A program that holds a file for good is waited for in vain, and not for ever.
func TestPatienceEnds(t *testing.T) {
	tries := 0
	err := patiently(func() error { tries++; return syscall.EBUSY })
	if want := 8; tries != want || !errors.Is(err, syscall.EBUSY) { // at once and after 10, 20 … 640 ms
		t.Errorf("%d tries, want %d: %v", tries, want, err)
	}
}
