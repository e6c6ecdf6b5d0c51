#!/bin/sh
# Starts {{.Name}} from the folder that it was unpacked to, and puts it into the menu.
here=$(cd "$(dirname "$0")" && pwd) || exit 1
lacking=$(ldd "$here/bin/gouji" 2>/dev/null | awk '/not found/ {printf " %s", $1}')
for library in libXcursor.so.1 libXi.so.6 libXinerama.so.1 libXrandr.so.2 libXxf86vm.so.1; do
	/sbin/ldconfig -p | grep -q "$library" || lacking="$lacking $library"
done
if [ -n "$lacking" ]; then
	text="{{.Name}}打不开：这台电脑缺少$lacking。请管理员安装：libgl1 libx11-6 libxcursor1 libxi6 libxinerama1 libxrandr2 libxxf86vm1"
	echo "$text" >&2
	zenity --error --title={{.Name}} --text="$text" 2>/dev/null || xmessage -center "$text" 2>/dev/null
	exit 1
fi
menu=${XDG_DATA_HOME:-$HOME/.local/share}/applications
if mkdir -p "$menu" 2>/dev/null; then
	sed -e "s|^Exec=.*|Exec=\"$here/bin/gouji\" %f|" -e "s|^Icon=.*|Icon=$here/gouji.png|" \
		"$here/{{.AppID}}.desktop" >"$menu/{{.AppID}}.desktop"
fi
exec "$here/bin/gouji" "$@"
