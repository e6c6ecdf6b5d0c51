#!/bin/sh
# Makes the PDF files of this folder from the web pages beside it, which hold the
# sample report. Needs the Debian packages libreoffice-writer-nogui, chromium, qpdf and
# fonts-wqy-microhei, a small font, so that the files stay small.
set -e
cd "$(dirname "$0")"
work=/tmp/report # stands in the foot of browser.pdf
mkdir "$work"
cp report.html borderless.html "$work"
office() { soffice "-env:UserInstallation=file://$work/office" --headless "$@" --outdir "$work"; }
browser() {
	chromium --headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking \
		--disable-component-update --disable-sync "--user-data-dir=$work/browser" "$@"
}
# Word processor: text flows over pages, rows are torn.
office --infilter="HTML (StarWriter)" --convert-to odt "$work/report.html"
office --convert-to pdf "$work/report.odt"
cp "$work/report.pdf" writer.pdf
# Browser: running heads, a table row torn within its cells; objects in object streams.
browser "--print-to-pdf=$work/browser.pdf" "$work/report.html"
qpdf --object-streams=generate --compression-level=9 --recompress-flate "$work/browser.pdf" browser.pdf
# A table without any lines.
browser --no-pdf-header-footer "--print-to-pdf=$work/borderless.pdf" "$work/borderless.html"
qpdf --object-streams=generate --compression-level=9 --recompress-flate "$work/borderless.pdf" borderless.pdf
rm -r "$work"
