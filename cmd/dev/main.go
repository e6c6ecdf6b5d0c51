// Command dev sets up a machine, runs and proves the program:
//
//	go run ./cmd/dev run       build and open the window with a sample report
//	go run ./cmd/dev test      every check and test; what CI calls
//	go run ./cmd/dev shots     pictures of all screens in build/shots
//	go run ./cmd/dev soak      type Chinese in the real window with fcitx5 and ibus
//	go run ./cmd/dev bench     the benchmarks
//	go run ./cmd/dev fonts     cut the embedded font anew
//	go run ./cmd/dev divisions fetch the list of administrative divisions anew
//	go run ./cmd/dev licences  gather the licences of linked modules anew
//
// It needs nothing but Go and imports nothing but the standard library, so that it
// starts at once. Missing Debian packages are installed where that is allowed.
package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

type command struct {
	name string
	says string
	run  func() error
}

func commands() []command {
	return []command{
		{"run", "编译并打开程序（没有显示器时改为检查、导出示例年报）", run},
		{"test", "全部检查和测试", test},
		{"shots", "把各个界面画成图片，放在 build/shots", shots},
		{"bench", "性能测试", bench},
		{"soak", "耗时较长的测试：在真实窗口里用拼音输入法打字", soak},
		{"fonts", "重新裁剪内嵌字体", fonts},
		{"divisions", "重新取得并精简行政区划名称（需要 npm）", divisions},
		{"licences", "重新收集所含模块的许可", licences},
	}
}

func main() {
	if len(os.Args) == 2 {
		for _, c := range commands() {
			if c.name == os.Args[1] {
				perform(c)
				return
			}
		}
	}
	fmt.Fprintln(os.Stderr, "用法：go run ./cmd/dev 命令")
	for _, c := range commands() {
		fmt.Fprintf(os.Stderr, "  %-9s %s\n", c.name, c.says)
	}
	os.Exit(2)
}

// perform runs c in the root of the checkout and ends the program when it fails.
func perform(c command) {
	err := enterRoot()
	if err == nil {
		err = c.run()
	}
	if err != nil {
		fmt.Fprintf(os.Stderr, "dev %s: %v\n", c.name, err)
		os.Exit(1)
	}
}

// enterRoot changes to the folder of go.mod: all paths here start there.
func enterRoot() error {
	out, err := exec.Command("go", "env", "GOMOD").Output()
	if err != nil {
		return fmt.Errorf("asking go for the module: %w", err)
	}
	return os.Chdir(filepath.Dir(strings.TrimSpace(string(out))))
}
