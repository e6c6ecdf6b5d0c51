"""Writes a workbook as scripts in offices do: python3 make.py FILE."""
import datetime
import sys

import openpyxl
from openpyxl.styles import Border, Side

book = openpyxl.Workbook()
sheet = book.active
sheet.title = "年报"
sheet["A1"] = "四、政府信息公开行政复议、行政诉讼情况"
sheet.merge_cells("A1:D1")
sheet.append(["结果维持", "结果纠正", "其他结果", "总计"])
sheet.append(["1", 2, 0.1, "=SUM(A3:C3)"])
sheet.append([None, None, None, '=IF(COUNT(A4:C4)=0,"",SUM(A4:C4))'])
sheet.append([3, 4, 59237.2449, "=A5+B5+C5"])
sheet.append([1, 2, 3, "=VLOOKUP(A6,A2:C5,2)"])
line = Side(style="thin")
for row in sheet["A2:D6"]:
    for cell in row:
        cell.border = Border(left=line, right=line, top=line, bottom=line)
sheet["A8"] = datetime.date(2025, 1, 20)
sheet["A8"].number_format = 'yyyy"年"m"月"d"日"'
draft = book.create_sheet("底稿")
draft["A1"] = "不要读我"
draft.sheet_state = "hidden"
book.save(sys.argv[1])
