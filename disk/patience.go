package disk

import "time"

// patience is how long to wait before the first try after one that failed because
// another program has the file open; each wait is twice the one before. On a busy share
// of Windows a fifth of all renames met such a program, half of them for 31 ms and the
// longest for 0.8 s.
const (
	firstPatience = 10 * time.Millisecond
	mostPatience  = 640 * time.Millisecond // 1.27 s in all
)

// patiently does what may fail for a moment.
func patiently(do func() error) error {
	err := do()
	for wait := firstPatience; err != nil && mayPass(err) && wait <= mostPatience; wait *= 2 {
		time.Sleep(wait)
		err = do()
	}
	return err
}
