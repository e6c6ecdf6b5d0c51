"""Prints two medians in seconds: loading a workbook with all its cells, and building
and saving a workbook of the same cells: python3 time.py FILE."""
import io
import statistics
import sys
import time

import openpyxl

with open(sys.argv[1], "rb") as file:
    data = file.read()


def load():
    return [
        (sheet.title, [(cell.coordinate, cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None])
        for sheet in openpyxl.load_workbook(io.BytesIO(data))
    ]


def build(sheets):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, cells in sheets:
        sheet = book.create_sheet(title)
        for name, value in cells:
            sheet[name] = value
    book.save(io.BytesIO())


def median(work):
    times = []
    for _ in range(15):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


sheets = load()
print(median(load), median(lambda: build(sheets)))
