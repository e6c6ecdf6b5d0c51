// Command dev sets up a machine, runs and proves the program:
//
//	go run ./cmd/dev run       build and open the window with a sample report
//	go run ./cmd/dev test      every check and test; what CI calls
//	go run ./cmd/dev shots     pictures of all screens in build/shots
//	go run ./cmd/dev soak      what takes too long for every day: Chinese input, kills, long work
//	go run ./cmd/dev bench     the benchmarks
//	go run ./cmd/dev fuzz      look for inputs that break decoders: fuzz [-time 10m] [target]
//	go run ./cmd/dev fonts     cut the embedded font anew
//	go run ./cmd/dev divisions fetch the list of administrative divisions anew
//	go run ./cmd/dev licences  gather the licences of linked modules anew
//	go run ./cmd/dev package   make what users install, in dist: package [--try] [--only linux-amd64,…]
//	go run ./cmd/dev release   test, package and try, with notes: before each release
//	go run ./cmd/dev icons     draw the icon anew
//
// It needs nothing but Go and imports nothing of others, so that it
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
	run  func(args []string) error
}

func commands() []command {
	return []command{
		{"run", "编译并打开程序（没有显示器时改为检查、导出示例年报）", alone(run)},
		{"test", "全部检查和测试", alone(test)},
		{"shots", "把各个界面画成图片，放在 build/shots", alone(shots)},
		{"bench", "性能测试", alone(bench)},
		{"fuzz", "用随机改动的文件试各个读取程序：fuzz [-time 10m] [名称]", fuzz},
		{"soak", "耗时较长的测试：用拼音输入法打字、反复中止程序、长时间操作", alone(soak)},
		{"fonts", "重新裁剪内嵌字体", alone(fonts)},
		{"divisions", "重新取得并精简行政区划名称（需要 npm）", alone(divisions)},
		{"licences", "重新收集所含模块的许可", alone(licences)},
		{"package", "做出安装包，放在 dist：package [--try] [--only linux-amd64,…]", packages},
		{"release", "发布之前：测试、打包、试用，写出更新说明", alone(release)},
		{"icons", "重新画出各种大小的图标", alone(icons)},
	}
}

// alone is a command without options.
func alone(run func() error) func([]string) error {
	return func(args []string) error {
		if len(args) > 0 {
			return fmt.Errorf("unknown option %s", args[0])
		}
		return run()
	}
}

func main() {
	if len(os.Args) > 1 {
		for _, c := range commands() {
			if c.name == os.Args[1] {
				perform(c, os.Args[2:])
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
func perform(c command, args []string) {
	err := enterRoot()
	if err == nil {
		err = c.run(args)
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
