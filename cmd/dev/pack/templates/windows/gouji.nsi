; The installer for one user, without administrator rights. Silent: /S [/D=folder].
; Exit codes: 0 done, 1 ended by the user, 2 failed, 3 Windows too old, 4 the program is running.
Target amd64-unicode
Unicode true
ManifestDPIAware true
SetCompressor /SOLID lzma
SetDateSave off
RequestExecutionLevel user
!include MUI2.nsh
!include WinVer.nsh
!include x64.nsh
!include FileFunc.nsh

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\{{.AppID}}"
!define OPENWITH "Software\Classes\Applications\gouji.exe"
!define OLDEST "{{.Name}}支持 64 位的 Windows 10、11（含 Server 2016 及以上），不能在这台电脑上运行。$\r$\nWindows 7、8 的电脑请改用另一台电脑，或在麒麟、统信 UOS 上使用{{.Name}}。"
!define RUNNING "{{.Name}}正在运行。请保存年报、关闭{{.Name}}的所有窗口，再按“重试”。"

Name "{{.Name}} {{.Version}}"
BrandingText "{{.Name}} {{.Version}}"
OutFile "{{.Output}}"
InstallDir "$LOCALAPPDATA\Programs\Gouji"
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"
VIProductVersion {{.Dots}}
VIAddVersionKey /LANG=2052 ProductName "{{.Name}}"
VIAddVersionKey /LANG=2052 ProductVersion "{{.Version}}"
VIAddVersionKey /LANG=2052 FileVersion "{{.Version}}"
VIAddVersionKey /LANG=2052 FileDescription "{{.Name}}安装程序"
VIAddVersionKey /LANG=2052 LegalCopyright "MIT"

!define MUI_ICON "{{.IconFile}}"
!define MUI_UNICON "{{.IconFile}}"
!define MUI_ABORTWARNING
!define MUI_WELCOMEPAGE_TITLE "安装{{.Name}} {{.Version}}"
!define MUI_WELCOMEPAGE_TEXT "{{.Comment}}。$\r$\n$\r$\n只为当前用户安装，不需要管理员权限，不改变 Word、Excel 文件原来的打开方式。程序不联网。$\r$\n$\r$\n升级时，您的设置和没有保存的内容都会保留。"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_RUN "$INSTDIR\gouji.exe"
!define MUI_FINISHPAGE_RUN_TEXT "现在打开{{.Name}}"
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!define MUI_FINISHPAGE_TITLE "{{.Name}}已卸载"
!define MUI_FINISHPAGE_TEXT "您的年报文件没有动。设置和没有保存的内容（恢复稿）也还在：$\r$\n$APPDATA\gouji$\r$\n不再需要时，可以自己删除这个文件夹。"
!insertmacro MUI_UNPAGE_FINISH
!insertmacro MUI_LANGUAGE SimpChinese

; Refuses what Go's programs do not run on, instead of installing what dies silently.
Function .onInit
  ${IfNot} ${AtLeastWin10}
  ${OrIfNot} ${RunningX64}
    MessageBox MB_OK|MB_ICONSTOP "${OLDEST}" /SD IDOK
    SetErrorLevel 3
    Quit
  ${EndIf}
FunctionEnd

; WaitForEnd asks to close the program while its file cannot be written.
!macro WaitForEnd prefix
Function ${prefix}WaitForEnd
  again:
  IfFileExists "$INSTDIR\gouji.exe" 0 free
  ClearErrors
  FileOpen $0 "$INSTDIR\gouji.exe" a
  IfErrors 0 close
  MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${RUNNING}" /SD IDCANCEL IDRETRY again
  SetErrorLevel 4
  Quit
  close:
  FileClose $0
  free:
FunctionEnd
!macroend
!insertmacro WaitForEnd ""
!insertmacro WaitForEnd "un."

Section
  Call WaitForEnd
  SetOutPath "$INSTDIR"
{{- range .Files}}
  File "/oname={{.Name}}" "{{.Source}}"
{{- end}}
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\{{.Name}}.lnk" "$INSTDIR\gouji.exe"

  WriteRegStr HKCU "${OPENWITH}" "FriendlyAppName" "{{.Name}}"
  WriteRegStr HKCU "${OPENWITH}\shell\open\command" "" '"$INSTDIR\gouji.exe" "%1"'
{{- range .Opens}}
  WriteRegStr HKCU "${OPENWITH}\SupportedTypes" "{{.}}" ""
{{- end}}

  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "{{.Name}}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "{{.Version}}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\gouji.exe"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "{{.Name}}"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" $0
SectionEnd

; Only what was installed goes: the folder may hold the user's own files.
Section Uninstall
  Call un.WaitForEnd
{{- range .Files}}
  Delete "$INSTDIR\{{.Name}}"
{{- end}}
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\{{.Name}}.lnk"
  DeleteRegKey HKCU "${OPENWITH}"
  DeleteRegKey HKCU "${UNINSTALL}"
SectionEnd
