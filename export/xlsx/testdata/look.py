"""Prints what openpyxl sees in a workbook, formulas and cached values: python3 look.py FILE."""
import sys

import openpyxl

shown, cached = openpyxl.load_workbook(sys.argv[1]), openpyxl.load_workbook(sys.argv[1], data_only=True)
for sheet in shown:
    print("##", sheet.title, sheet.sheet_state, sheet.dimensions, "protected" if sheet.protection.sheet else "free", sheet.print_title_rows)
    for row in sheet.iter_rows():
        for cell in row:
            value = cached[sheet.title][cell.coordinate].value
            if cell.data_type == "f":
                print(cell.coordinate, cell.value, type(value).__name__, value)
            elif cell.data_type == "n" and cell.value is not None:
                print(cell.coordinate, type(value).__name__, value, cell.number_format)
    print("merged", *sorted(str(m) for m in sheet.merged_cells.ranges))
    for rule in sheet.data_validations.dataValidation:
        print(rule.type, rule.operator, rule.formula1, rule.sqref)
    print("conditions", sum(len(c.rules) for c in sheet.conditional_formatting))
