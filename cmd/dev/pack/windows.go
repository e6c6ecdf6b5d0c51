package pack

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// windows makes the installer and the folder for those who may install nothing.
func (r *Release) windows() error {
	window, ctl := r.part("windows-amd64", "gouji.exe"), r.part("windows-amd64", "goujictl.exe")
	for _, b := range []struct {
		name  string
		build func() error
		exe   string
	}{
		{"gouji", func() error { return r.buildWindowsWindow(window) }, window},
		{"goujictl", func() error { return r.buildCommandLine("windows", "amd64", ctl) }, ctl},
	} {
		if err := r.withResources(b.name, b.build); err != nil {
			return err
		}
		if err := checkPE(b.exe, b.name == "gouji"); err != nil {
			return err
		}
	}
	p, err := readPrograms(window, ctl)
	if err != nil {
		return err
	}
	files, err := papers(true)
	if err != nil {
		return err
	}
	files = append(files, program("gouji.exe", p.gouji), program("goujictl.exe", p.goujictl))
	if err := r.installer(files); err != nil {
		return err
	}
	note := text(r.Portable()+"/说明.txt", forNotepad(portableNote(r)))
	return writeZip(r.out("gouji-%s-windows-amd64-portable.zip", r.Version), under(r.Name+" "+r.Version, append(files, note)), r.Stamp)
}

// withResources builds a program with icon, manifest and version in it. Go's linker
// takes them from a file beside the source, which is there only meanwhile.
func (r *Release) withResources(name string, build func() error) error {
	object := filepath.Join("cmd", name, "rsrc_windows_amd64.syso")
	if err := r.resources(name, object); err != nil {
		return err
	}
	defer os.Remove(object)
	return build()
}

// resources compiles those of a program to an object file.
func (r *Release) resources(name, object string) error {
	icon, err := filepath.Abs("packaging/gouji.ico")
	if err != nil {
		return err
	}
	manifest, err := filepath.Abs(r.part(name + ".manifest"))
	if err != nil {
		return err
	}
	facts := struct {
		*Release
		Program, IconFile, Manifest string
	}{r, name, icon, manifest}
	for template, path := range map[string]string{"windows/program.manifest": manifest, "windows/program.rc": r.part(name + ".rc")} {
		data, err := r.render(template, facts)
		if err != nil {
			return err
		}
		if err := os.WriteFile(path, data, 0o644); err != nil {
			return err
		}
	}
	return command("", nil, "x86_64-w64-mingw32-windres", "--codepage=65001", "-O", "coff", "-i", r.part(name+".rc"), "-o", object)
}

// A carried file is one that the installer brings.
type carried struct{ Name, Source string }

// installer makes the setup program.
func (r *Release) installer(files []file) error {
	folder := r.part("installer")
	if err := lay(folder, files, r.Stamp); err != nil {
		return err
	}
	var list []carried
	for _, f := range inOrder(files) {
		list = append(list, carried{f.path, f.path})
	}
	icon, err := filepath.Abs("packaging/gouji.ico")
	if err != nil {
		return err
	}
	setup, err := filepath.Abs(r.out("gouji-%s-windows-amd64-setup.exe", r.Version))
	if err != nil {
		return err
	}
	extensions, _ := opened()
	script, err := r.render("windows/gouji.nsi", struct {
		*Release
		IconFile, Output string
		Files            []carried
		Opens            []string
	}{r, icon, setup, list, extensions})
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(folder, "gouji.nsi"), script, 0o644); err != nil {
		return err
	}
	// makensis crashes where LANG names a locale that is not installed.
	env := []string{fmt.Sprint("SOURCE_DATE_EPOCH=", r.Stamp.Unix()), "LC_ALL=C.UTF-8"}
	return command(folder, env, "makensis", "-V2", "-INPUTCHARSET", "UTF8", "gouji.nsi")
}

// Lacking lists those of the programs that this machine does not have.
func Lacking(tools ...string) (lacking []string) {
	for _, tool := range tools {
		if _, err := exec.LookPath(tool); err != nil {
			lacking = append(lacking, tool)
		}
	}
	return lacking
}
