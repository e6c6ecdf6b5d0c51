"""Prints the median seconds of loading a document with its paragraphs and all cells:
python3 time.py FILE."""
import io
import statistics
import sys
import time

import docx

with open(sys.argv[1], "rb") as file:
    data = file.read()


def load():
    document = docx.Document(io.BytesIO(data))
    texts = [paragraph.text for paragraph in document.paragraphs]
    for table in document.tables:
        texts += [cell.text for row in table.rows for cell in row.cells]
    return texts


times = []
for _ in range(7):
    start = time.perf_counter()
    load()
    times.append(time.perf_counter() - start)
print(statistics.median(times))
