#!/bin/sh
# make.sh writes the files of office programs that stand here and in ../../testdata/office:
# the sample report, and half.json, a report half filled by a unit with an unusual name.
# It runs in this folder and needs LibreOffice (7.4 made the files that are kept) and zip.
set -eu
work=$(mktemp -d)
gouji() { go run ../../../cmd/goujictl "$@"; }
office() { soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to "$1" --outdir "$2" "$3" >/dev/null; }
mkdir -p ../../testdata/office
gouji convert ../../../assets/sample/示例县人民政府2024.txt -o "$work/report.xlsx"
gouji convert ../../../assets/sample/示例县人民政府2024.txt -o "$work/report.docx"
gouji convert half.json -o "$work/half.xlsx"
gouji convert half.json -o "$work/half.docx"
office ods . "$work/report.xlsx"
office odt . "$work/report.docx"
for kind in ods xls xlsx; do office $kind ../../testdata/office "$work/half.xlsx"; done
for kind in odt docx doc; do office $kind ../../testdata/office "$work/half.docx"; done
for file in ./*.od? ../../testdata/office/*.od?; do # pictures and settings of the window
	zip -qd "$file" 'Thumbnails/*' 'Configurations2/*' settings.xml manifest.rdf || true
done
rm -r "$work"
