"""Makes the binary files of this folder and of ../../legacy/testdata from the sample
report; run in this folder, with python3-docx, python3-openpyxl and LibreOffice:

    go run ../../../cmd/goujictl convert ../../../assets/sample/示例县人民政府2024.txt -o /tmp/sample.xlsx
    /usr/bin/python3 make.py /tmp/sample.xlsx
"""
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile

import docx
import openpyxl

LEGACY = "../../legacy/testdata/"


def copy(workbook, file):
    """Writes every sheet as paragraphs and, where cells are merged or stand side by
    side, one table."""
    out = docx.Document()
    for sheet in openpyxl.load_workbook(workbook, data_only=True):
        if sheet.sheet_state != "visible":
            continue
        rows = [row for row in sheet.iter_rows() if any(c.value is not None for c in row[1:])]
        if len(rows) < 3:
            for row in sheet.iter_rows():
                if row[0].value is not None:
                    out.add_paragraph(str(row[0].value))
            continue
        out.add_paragraph(str(sheet["A1"].value), style="Heading 1")
        top, bottom, width = 2, sheet.max_row, sheet.max_column
        table = out.add_table(bottom - top + 1, width)
        table.style = "Table Grid"
        for area in sheet.merged_cells.ranges:
            if area.min_row >= top:
                table.cell(area.min_row - top, area.min_col - 1).merge(table.cell(area.max_row - top, area.max_col - 1))
        for row in sheet.iter_rows(min_row=top):
            for c in row:
                if c.value is not None:
                    table.cell(c.row - top, c.column - 1).text = str(c.value)
    out.save(file)


def convert(file, kind, into):
    """Lets LibreOffice convert a file and puts the result where it belongs."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{folder}/home", "--headless", "--convert-to", kind, "--outdir", folder, file],
            check=True,
        )
        made = os.path.splitext(os.path.basename(file))[0] + "." + kind.split(":")[0]
        shutil.move(os.path.join(folder, made), into)


def pack(bodies, file):
    """Writes the bodies of tests as one document, so that LibreOffice can read it."""
    ns = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    text = "".join(open(body).read() for body in bodies)
    link = '<Relationship Id="r%s" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" Target="%s"/>'
    rels = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">%s</Relationships>'
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml."
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            + "".join(f'<Override PartName="/word/{part}.xml" ContentType="{kind}{name}+xml"/>'
                      for part, name in [("document", "document.main"), ("styles", "styles"), ("numbering", "numbering")])
            + "</Types>",
        )
        out.writestr("_rels/.rels", rels % (link % (1, "officeDocument", "word/document.xml")))
        out.writestr("word/_rels/document.xml.rels", rels % (link % (1, "styles", "styles.xml") + link % (2, "numbering", "numbering.xml")))
        out.writestr("word/document.xml", f'<w:document xmlns:w="{ns}"><w:body>{text}<w:sectPr/></w:body></w:document>')
        out.write("styles.xml", "word/styles.xml")
        out.write("numbering.xml", "word/numbering.xml")


sample = sys.argv[1]
copy(sample, "python-docx.docx")
convert("python-docx.docx", "odt", "/tmp/libreoffice.odt")
convert("/tmp/libreoffice.odt", "docx", "libreoffice.docx")
convert("python-docx.docx", "doc", LEGACY + "report.doc")
convert(sample, "xls", LEGACY + "report.xls")

pack(["runs.xml", "fields.xml", "nested.xml"], "/tmp/marks.docx")
convert("/tmp/marks.docx", "doc", LEGACY + "marks.doc")
subprocess.run([sys.executable, "../../xlsx/testdata/make.py", "/tmp/openpyxl.xlsx"], check=True)
convert("/tmp/openpyxl.xlsx", "xls", LEGACY + "openpyxl.xls")
