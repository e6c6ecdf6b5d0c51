//go:build linux

package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// A windowsPC is a Windows as wine makes it, with a user who has never seen 勾稽.
type windowsPC struct {
	*desktop
	prefix string
	user   string // the user's folder
}

// newWindows starts a Windows with nothing of ours on it. Its version is first 7, which
// is what wine's is by default.
func newWindows(t *testing.T) *windowsPC {
	t.Helper()
	for _, name := range []string{"wine", "x86_64-w64-mingw32-gcc-win32"} {
		if _, err := exec.LookPath(name); err != nil {
			t.Skipf("no Windows is tried here: %v", err)
		}
	}
	d := newDesktop(t, 1366, 768)
	pc := &windowsPC{desktop: d, prefix: filepath.Join(d.folder, "wine")}
	d.env = append(d.env, "WINEPREFIX="+pc.prefix, "WINEARCH=win64", "WINEDEBUG=-all", "WINEDLLOVERRIDES=mscoree,mshtml=")
	t.Cleanup(func() { pc.run("wineserver", "-k", "-w") })
	pc.must("wineboot", "-i")
	users, err := filepath.Glob(filepath.Join(pc.prefix, "drive_c/users/*/AppData"))
	if err != nil || len(users) != 1 {
		t.Fatalf("the users are %v", users)
	}
	pc.user = filepath.Dir(users[0])
	pc.must("wine", "winecfg", "-v", "win7")
	pc.randomNumbers()
	for _, font := range []string{"SimSun", "宋体", "Tahoma", "MS Shell Dlg", "MS Shell Dlg 2"} {
		pc.must("wine", "reg", "add", `HKCU\Software\Wine\Fonts\Replacements`, "/v", font, "/d", "Noto Sans CJK SC", "/f")
	}
	return pc
}

// randomNumbers adds the library that every Windows 10 has and wine 8 lacks, without
// which no program of Go starts.
func (pc *windowsPC) randomNumbers() {
	pc.t.Helper()
	source := filepath.Join(pc.folder, "prng.c")
	const code = `int __stdcall SystemFunction036(void *, unsigned long);
__declspec(dllexport) int __stdcall ProcessPrng(unsigned char *p, unsigned long long n) { return SystemFunction036(p, (unsigned long)n); }
`
	if err := os.WriteFile(source, []byte(code), 0o644); err != nil {
		pc.t.Fatal(err)
	}
	pc.must("x86_64-w64-mingw32-gcc-win32", "-shared", "-o", filepath.Join(pc.prefix, "drive_c/windows/system32/bcryptprimitives.dll"), source, "-ladvapi32")
}

// run runs a program to its end and returns its exit code.
func (pc *windowsPC) run(args ...string) int {
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Env = pc.env
	if err := cmd.Start(); err != nil {
		return -1
	}
	cmd.Wait()
	return cmd.ProcessState.ExitCode()
}

func (pc *windowsPC) must(args ...string) {
	pc.t.Helper()
	if code := pc.run(args...); code != 0 {
		pc.t.Fatalf("%v ended with %d", args, code)
	}
}

// install runs an installer without questions and checks its exit code.
func (pc *windowsPC) install(setup string, want int) {
	pc.t.Helper()
	if code := pc.run("wine", setup, "/S"); code != want {
		pc.t.Errorf("%s ended with %d, not %d", filepath.Base(setup), code, want)
	}
}

// registered is what the registry says of a value below the user, "" for nothing.
func (pc *windowsPC) registered(key, value string) string {
	cmd := exec.Command("wine", "reg", "query", `HKCU\`+key, "/v", value)
	cmd.Env = pc.env
	out, _ := cmd.Output()
	for line := range strings.Lines(string(out)) {
		if _, text, ok := strings.Cut(line, "REG_SZ"); ok {
			return strings.TrimSpace(text)
		}
	}
	return ""
}

const uninstallKey = `Software\Microsoft\Windows\CurrentVersion\Uninstall\app.gouji.gouji`

func exists(path string) bool {
	_, err := os.Stat(path)
	return !errors.Is(err, os.ErrNotExist)
}

// The installer refuses Windows 7, installs for one user, refuses while the program
// runs, brings a newer version without touching what the user has, and takes away only
// what it brought. Meanwhile the program is used.
func TestPackagedWindows(t *testing.T) {
	setup := packaged(t, distVariable, "gouji-%s-windows-amd64-setup.exe")
	next := packaged(t, nextVariable, "gouji-%s-windows-amd64-setup.exe")
	ctl := commandLine(filepath.Join(os.Getenv(programsVariable), "goujictl"))
	pc := newWindows(t)
	home := filepath.Join(pc.user, "AppData/Local/Programs/Gouji")
	program := filepath.Join(home, "gouji.exe")

	pc.install(setup, 3)
	if exists(home) {
		t.Error("something was installed on Windows 7")
	}
	pc.must("wine", "winecfg", "-v", "win10")
	pc.open("勾稽", "wine", setup)
	pc.shot("packaged-installer")
	pc.run("wineserver", "-k", "-w")
	<-pc.program.ended
	pc.install(setup, 0)
	this := pc.registered(uninstallKey, "DisplayVersion")
	if !exists(program) || !strings.Contains(setup, "-"+this+"-") {
		t.Fatalf("installed is %q", this)
	}
	if exists(filepath.Join(pc.user, "AppData/Roaming/gouji")) {
		t.Error("the installer has written settings")
	}
	if pc.registered(`Software\Classes\Applications\gouji.exe`, "FriendlyAppName") == "" {
		t.Error("打开方式 does not offer the program")
	}

	folder := filepath.Join(pc.user, "年报 2024")
	if err := os.Mkdir(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(folder, "示例县2024.xlsx")
	pc.must("wine", filepath.Join(home, "goujictl.exe"), "convert", filepath.Join(root, sampleAsset), "-o", file)
	sample := ctl.cells(t, file)
	pc.open("示例县", "wine", program, file)
	pc.shot("packaged-windows")
	toFirstCellOfRequests(pc.desktop)
	pc.write("1234")
	pc.press("Tab", "ctrl+s")
	pc.wait("the number in the file", func() bool { return ctl.cells(t, file)["requests/new/person"] == "1234" })
	pc.press("ctrl+z", "ctrl+s")
	pc.wait("the file as it was", func() bool {
		return ctl.cells(t, file)["requests/new/person"] == sample["requests/new/person"]
	})
	pc.exports(ctl, file)
	pc.install(setup, 4)

	pc.write("77") // and the power fails
	pc.press("Return")
	drafts := filepath.Join(pc.user, "AppData/Roaming/gouji/drafts")
	pc.wait("a draft", func() bool { return exists(drafts) && len(names(t, drafts)) > 0 })
	time.Sleep(3 * time.Second) // a draft is written every other second
	kept := names(t, drafts)
	pc.run("wineserver", "-k", "-w")
	<-pc.program.ended

	pc.install(next, 0)
	if now := pc.registered(uninstallKey, "DisplayVersion"); now == this || now == "" {
		t.Errorf("after the upgrade the version is %q", now)
	}
	if got := names(t, drafts); len(got) != len(kept) {
		t.Errorf("the drafts are %v, not %v", got, kept)
	}
	pc.open("勾稽", "wine", program)
	pc.shot("packaged-windows-recovery")
	pc.quit("ctrl+q")

	pc.must("wine", filepath.Join(home, "uninstall.exe"), "/S")
	pc.eventually("an empty folder", func() bool { return !exists(home) })
	if pc.registered(uninstallKey, "DisplayVersion") != "" || !exists(drafts) {
		t.Error("the uninstaller has left its key or taken the user's drafts")
	}
}

// eventually is wait for what happens when no program of ours runs.
func (pc *windowsPC) eventually(what string, isSo func() bool) {
	pc.t.Helper()
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(100 * time.Millisecond) {
		if isSo() {
			return
		}
	}
	pc.t.Errorf("there never was %s", what)
}

// Unpacked anywhere, the program keeps everything beside itself; at 150 % it is half as
// large again.
func TestPackagedWindowsPortable(t *testing.T) {
	archive := packaged(t, distVariable, "gouji-%s-windows-amd64-portable.zip")
	pc := newWindows(t)
	pc.must("wine", "winecfg", "-v", "win10")
	stick := unpacked(t, "unzip", "-q", archive)
	inside := filepath.Join(stick, names(t, stick)[0])
	pc.must("wine", "reg", "add", `HKCU\Control Panel\Desktop`, "/v", "LogPixels", "/t", "REG_DWORD", "/d", "144", "/f")
	pc.run("wineserver", "-k", "-w")
	pc.open("勾稽", "wine", filepath.Join(inside, "gouji.exe"))
	pc.shot("packaged-windows-150")
	pc.quit("ctrl+q")
	if !exists(filepath.Join(inside, "勾稽数据/settings.json")) {
		t.Errorf("beside the program there is %v", names(t, filepath.Join(inside, "勾稽数据")))
	}
	if exists(filepath.Join(pc.user, "AppData/Roaming/gouji")) {
		t.Error("the user's profile has a folder of the program")
	}
}
