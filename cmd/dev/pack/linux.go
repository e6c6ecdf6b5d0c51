package pack

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// opened are the files that the program offers to open, without making itself their
// program: extension on Windows, type elsewhere.
func opened() (extensions, types []string) {
	for _, f := range [][2]string{
		{".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
		{".xls", "application/vnd.ms-excel"},
		{".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
		{".doc", "application/msword"},
		{".ods", "application/vnd.oasis.opendocument.spreadsheet"},
		{".odt", "application/vnd.oasis.opendocument.text"},
		{".pdf", "application/pdf"},
	} {
		extensions, types = append(extensions, f[0]), append(types, f[1])
	}
	return extensions, types
}

// linux makes the packages for desktops on an architecture: for Debian and Kylin, for
// the store of UOS, and a folder for those who may install nothing.
func (r *Release) linux(arch string) error {
	window, ctl := r.part("linux-"+arch, "gouji"), r.part("linux-"+arch, "goujictl")
	if err := r.buildLinuxWindow(arch, window); err != nil {
		return err
	}
	if err := r.buildCommandLine("linux", arch, ctl); err != nil {
		return err
	}
	if err := checkELF(window, arch); err != nil {
		return err
	}
	p, err := readPrograms(window, ctl)
	if err != nil {
		return err
	}
	for _, pack := range []func(string, programs) error{r.debian, r.uos, r.portableLinux} {
		if err := pack(arch, p); err != nil {
			return err
		}
	}
	return nil
}

// loong makes the command line for Loongson, for which Debian 11 has no libraries to
// link a window with.
func (r *Release) loong() error {
	ctl := r.part("linux-loong64", "goujictl")
	if err := r.buildCommandLine("linux", "loong64", ctl); err != nil {
		return err
	}
	data, err := os.ReadFile(ctl)
	if err != nil {
		return err
	}
	files, err := papers(false)
	if err != nil {
		return err
	}
	name := fmt.Sprintf("goujictl-%s-linux-loong64", r.Version)
	return writeTar(r.out("%s.tar.gz", name), under(name, append(files, program("goujictl", data))), r.Stamp)
}

// programs are the two that a package brings.
type programs struct{ gouji, goujictl []byte }

func readPrograms(window, ctl string) (p programs, err error) {
	if p.gouji, err = os.ReadFile(window); err != nil {
		return p, err
	}
	p.goujictl, err = os.ReadFile(ctl)
	return p, err
}

// A debianFacts is what control files need beside the release.
type debianFacts struct {
	*Release
	Package, DebVersion, Arch string
	Size                      int // KiB on disk
	MIT, OFL                  string
}

// debian makes the package for Debian, Kylin and their like.
func (r *Release) debian(arch string, p programs) error {
	files := []file{program("usr/bin/gouji", p.gouji), program("usr/bin/goujictl", p.goujictl)}
	about, err := r.desktopFiles("usr/share", "gouji", "gouji")
	if err != nil {
		return err
	}
	files = append(files, about...)
	facts := debianFacts{Release: r, Package: "gouji", DebVersion: r.Version, Arch: arch}
	docs, err := r.debianDocs(facts)
	if err != nil {
		return err
	}
	return r.deb(facts, append(files, docs...), r.out("gouji_%s_%s.deb", r.Version, arch))
}

// debianDocs are the papers where Debian looks for them.
func (r *Release) debianDocs(facts debianFacts) ([]file, error) {
	texts := map[string][]byte{}
	for _, name := range []string{licencePaper, fontPaper, modulesPaper, manualPaper, changesPaper} {
		data, err := paper(name)
		if err != nil {
			return nil, err
		}
		texts[name] = data
	}
	facts.MIT, facts.OFL = licenceOnly(string(texts[licencePaper])), licenceOnly(string(texts[fontPaper]))
	copyright, err := r.render("linux/copyright", facts)
	if err != nil {
		return nil, err
	}
	changelog := fmt.Sprintf("gouji (%s) unstable; urgency=medium\n\n  * New release; what changed stands in NEWS.gz, in Chinese.\n\n -- Gouji <gouji@gouji.app>  %s\n",
		r.Version, r.Stamp.Format("Mon, 02 Jan 2006 15:04:05 -0700"))
	files := []file{
		text("copyright", copyright),
		text("changelog.gz", compressed([]byte(changelog))),
		text("NEWS.gz", compressed(texts[changesPaper])),
		text("third-party-licences.txt.gz", compressed(texts[modulesPaper])),
		text("README.zh-CN.md.gz", compressed(texts[manualPaper])),
	}
	files = under("usr/share/doc/gouji", files)
	usage, err := commandLines()
	if err != nil {
		return nil, err
	}
	for name, more := range map[string]any{
		"gouji.1": r,
		"goujictl.1": struct {
			*Release
			Commands []string
		}{r, usage},
	} {
		page, err := r.render("linux/"+name, more)
		if err != nil {
			return nil, err
		}
		files = append(files, text("usr/share/man/man1/"+name+".gz", compressed(page)))
	}
	overrides, err := r.render("linux/lintian-overrides", r)
	return append(files, text("usr/share/lintian/overrides/gouji", overrides)), err
}

// licenceOnly leaves out the heading and the holders, which copyright names itself.
func licenceOnly(text string) string {
	for _, begin := range []string{"Permission is hereby granted", "This Font Software is licensed"} {
		if i := strings.Index(text, begin); i >= 0 {
			return text[i:]
		}
	}
	return text
}

// commandLines are those that goujictl says it understands, without its name.
func commandLines() (lines []string, err error) {
	out, _ := output("", nil, "go", "run", "./cmd/goujictl") // its exit code says wrong usage
	for line := range strings.Lines(out) {
		if _, usage, ok := strings.Cut(line, "goujictl "); ok {
			lines = append(lines, strings.ReplaceAll(strings.TrimSpace(usage), "-", `\-`))
		}
	}
	if len(lines) == 0 {
		return nil, fmt.Errorf("goujictl does not say how it is used: %s", out)
	}
	return lines, nil
}

// uos makes the package in the layout that the store of UOS asks for.
func (r *Release) uos(arch string, p programs) error {
	home := "opt/apps/" + r.AppID()
	about, err := r.desktopFiles(home+"/entries", "/"+home+"/files/bin/gouji", r.AppID())
	if err != nil {
		return err
	}
	facts := debianFacts{Release: r, Package: r.AppID(), DebVersion: r.Dots(), Arch: arch}
	info, err := r.render("linux/uos-info.json", facts)
	if err != nil {
		return err
	}
	docs, err := papers(false)
	if err != nil {
		return err
	}
	files := []file{
		text(home+"/info", info),
		program(home+"/files/bin/gouji", p.gouji), program(home+"/files/bin/goujictl", p.goujictl),
	}
	files = append(append(files, about...), under(home+"/files/doc", docs)...)
	return r.deb(facts, files, r.out("%s_%s_%s.deb", r.AppID(), r.Dots(), arch))
}

// desktopFiles are the menu entry, the icons in all sizes and what shops show, below
// the folder share.
func (r *Release) desktopFiles(share, exec, icon string) ([]file, error) {
	entry, err := r.menuEntry(exec, icon)
	if err != nil {
		return nil, err
	}
	shown, err := r.render("linux/metainfo.xml", r)
	if err != nil {
		return nil, err
	}
	files := []file{text("applications/"+r.AppID()+".desktop", entry), text("metainfo/"+r.AppID()+".metainfo.xml", shown)}
	pictures, err := filepath.Glob("packaging/icons/gouji-*.png")
	if err != nil {
		return nil, err
	}
	for _, path := range pictures {
		data, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		size := strings.TrimSuffix(strings.TrimPrefix(filepath.Base(path), "gouji-"), ".png")
		files = append(files, text(fmt.Sprintf("icons/hicolor/%sx%s/apps/%s.png", size, size, icon), data))
	}
	drawing, err := os.ReadFile("packaging/icon.svg")
	files = append(files, text("icons/hicolor/scalable/apps/"+icon+".svg", drawing))
	return under(share, files), err
}

func (r *Release) menuEntry(exec, icon string) ([]byte, error) {
	_, types := opened()
	return r.render("linux/gouji.desktop", struct {
		*Release
		Exec, Icon string
		Types      []string
	}{r, exec, icon, types})
}

// deb packs files. It has no scripts: dpkg's own triggers refresh menus and icons.
func (r *Release) deb(facts debianFacts, files []file, path string) error {
	for _, f := range files {
		facts.Size += len(f.data)/1024 + 1
	}
	control, err := r.render("linux/control", facts)
	if err != nil {
		return err
	}
	folder := r.part("deb-" + facts.Package + "-" + facts.Arch)
	if err := lay(folder, append(files, text("DEBIAN/control", control), text("DEBIAN/md5sums", md5sums(files))), r.Stamp); err != nil {
		return err
	}
	// The dpkg of Kylin and UOS knows no zstd, and the number of threads shows in xz.
	return command("", []string{fmt.Sprint("SOURCE_DATE_EPOCH=", r.Stamp.Unix()), "DPKG_DEB_THREADS_MAX=1"},
		"dpkg-deb", "--root-owner-group", "-Zxz", "-b", folder, path)
}

// portableLinux makes the folder that is unpacked and started.
func (r *Release) portableLinux(arch string, p programs) error {
	files, err := papers(false)
	if err != nil {
		return err
	}
	start, err := r.render("linux/启动勾稽.sh", r)
	if err != nil {
		return err
	}
	entry, err := r.menuEntry("gouji", "gouji")
	if err != nil {
		return err
	}
	icon, err := os.ReadFile("packaging/icons/gouji-256.png")
	if err != nil {
		return err
	}
	files = append(files,
		program("bin/gouji", p.gouji), program("bin/goujictl", p.goujictl), text("bin/"+r.Portable()+"/说明.txt", portableNote(r)),
		program("启动"+r.Name+".sh", start), text(r.AppID()+".desktop", entry), text("gouji.png", icon))
	name := fmt.Sprintf("gouji-%s-linux-%s", r.Version, arch)
	return writeTar(r.out("%s.tar.gz", name), under(name, files), r.Stamp)
}

// portableNote stands in the folder for settings, which unpackers would leave out
// were it empty.
func portableNote(r *Release) []byte {
	return []byte(r.Name + "把设置和没有保存的内容存在这个文件夹里，可以随身带走。删除这个文件夹，就改存在当前用户的配置文件夹里。\n")
}
