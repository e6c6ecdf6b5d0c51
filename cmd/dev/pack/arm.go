package pack

import (
	"os"
	"path/filepath"
)

// ARMSystem returns a folder with the libraries of Debian 11 for arm64 that the window
// runs on, software OpenGL included. It is made once.
func ARMSystem() (string, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	base := filepath.Join(cache, "gouji-dev")
	system := filepath.Join(base, "bullseye-arm64")
	if _, err := os.Stat(system); err == nil {
		return system, nil
	}
	apt, err := privateAPT("arm64", sysrootSource)
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(apt.folder)
	if err := apt.run("update"); err != nil {
		return "", err
	}
	err = apt.run("install", "--download-only", "libgl1-mesa-dri", "libgl1", "libglx-mesa0", "libx11-6", "libxcursor1", "libxi6",
		"libxinerama1", "libxrandr2", "libxxf86vm1")
	if err != nil {
		return "", err
	}
	debs, err := filepath.Glob(filepath.Join(apt.folder, "cache/archives/*.deb"))
	if err != nil {
		return "", err
	}
	if err := os.MkdirAll(base, 0o755); err != nil {
		return "", err
	}
	half, err := os.MkdirTemp(base, "half-")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(half)
	for _, deb := range debs {
		if err := command("", nil, "dpkg-deb", "-x", deb, half); err != nil {
			return "", err
		}
	}
	if err := relativeLinks(half); err != nil {
		return "", err
	}
	return system, os.Rename(half, system)
}
