//go:build unix

package collect_test

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"testing"
	"time"

	"gouji.app/export/collect"
	"gouji.app/model/collection"
	"gouji.app/model/form"
)

// Variables that make this test program a collector.
const killedPath, killedName, killedLocal, killedCount = "COLLECT_PATH", "COLLECT_NAME", "COLLECT_LOCAL", "COLLECT_COUNT"

// TestCollector is a collector that writes events and says which of them are written. It
// does nothing but in the processes that TestKilledCollectors starts.
func TestCollector(t *testing.T) {
	path := os.Getenv(killedPath)
	if path == "" {
		t.Skip("no collector")
	}
	f, err := collect.Open(path, collect.Options{Form: form.Gongkai2021(), Name: os.Getenv(killedName), Host: "PC", Local: os.Getenv(killedLocal), Version: "1", Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	n, _ := strconv.Atoi(os.Getenv(killedCount))
	for i := range n {
		if err := f.Record(collection.Event{Kind: collection.Remark, Unit: "u1", Reason: fmt.Sprintf("%s %d %d", f.Head.ID, os.Getpid(), i)}); err != nil {
			t.Fatal(err)
		}
		fmt.Printf("written %d %d\n", os.Getpid(), i)
	}
}

// Two collectors write to one folder and are killed at random: what was acknowledged is
// there, once, and no line is damaged.
func TestKilledCollectors(t *testing.T) {
	const rounds, each = 6, 120
	d := newDesk(t, "示例县审计局")
	written := make(chan string, 2*rounds*each)
	local := [2]string{t.TempDir(), t.TempDir()}
	for range rounds {
		var running []*exec.Cmd
		done := make(chan struct{}, 2)
		for i, name := range []string{"张三", "李四"} {
			cmd := exec.Command(os.Args[0], "-test.run=^TestCollector$")
			cmd.Env = append(os.Environ(), killedPath+"="+d.path, killedName+"="+name, killedLocal+"="+local[i], killedCount+"="+strconv.Itoa(each))
			out, err := cmd.StdoutPipe()
			if err == nil {
				err = cmd.Start()
			}
			if err != nil {
				t.Fatal(err)
			}
			running = append(running, cmd)
			go func() {
				for lines := bufio.NewScanner(out); lines.Scan(); {
					var pid, n int
					if _, err := fmt.Sscanf(lines.Text(), "written %d %d", &pid, &n); err == nil {
						written <- fmt.Sprintf("%d %d", pid, n)
					}
				}
				done <- struct{}{}
			}()
		}
		time.Sleep(rand.N(200 * time.Millisecond)) // any moment is a case; none decides the result
		for _, cmd := range running {
			_ = cmd.Process.Kill()
		}
		for _, cmd := range running {
			<-done
			_ = cmd.Wait()
		}
	}
	close(written)
	f, p := d.project()
	told := map[string]int{}
	for _, e := range p.Unit("u1").Remarks {
		told[e.Reason[len(f.Head.ID)+1:]]++
	}
	for w := range written {
		if told[w] != 1 {
			t.Errorf("%s was acknowledged and is there %d times", w, told[w])
		}
	}
	if len(f.Damage) > 0 { // a torn line stays alone on its line: not acknowledged, not mixed
		for _, x := range f.Damage {
			t.Logf("torn: %+v", x)
		}
	}
	if faults := f.Verify(context.Background(), p); len(faults) > len(f.Damage) {
		t.Errorf("%v", faults)
	}
	t.Logf("%d events written, %d lines torn", len(told), len(f.Damage))
}
