"""Makes the committed workbooks with a real LibreOffice, which types, merges, moves rows and saves as a person would.

    apt-get install -y --no-install-recommends libreoffice-calc python3-uno
    node --import tsx test/workbooks/write-base.ts /tmp/base.xlsx
    /usr/bin/python3 test/workbooks/make_with_libreoffice.py /tmp/base.xlsx test/workbooks
"""
import os
import subprocess
import sys
import tempfile
import time

import uno
from com.sun.star.awt.FontWeight import BOLD
from com.sun.star.beans import PropertyValue
from com.sun.star.lang import Locale
from com.sun.star.table import CellRangeAddress
from com.sun.star.util import Date

BASE, OUT = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
PIPE = "make-workbooks"
# Columns of the template, counted from 0 as LibreOffice does.
ROW_ID, EVIDENCE, ASKS, GAP, ACTION, NAME, ROLE, EMAIL, DATE, MONTHS, COVID, HOW, DONE, NOTE = range(14)


def start():
    office = subprocess.Popen(
        ["soffice", "--headless", "--norestore", f"--accept=pipe,name={PIPE};urp;",
         f"-env:UserInstallation=file://{tempfile.mkdtemp()}"])
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(60):
        try:
            context = resolver.resolve(f"uno:pipe,name={PIPE};urp;StarOffice.ComponentContext")
            return office, context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        except Exception:
            time.sleep(0.5)
    raise RuntimeError("LibreOffice did not start")


def setting(name, value):
    found = PropertyValue()
    found.Name, found.Value = name, value
    return found


def open_file(desktop, path):
    return desktop.loadComponentFromURL("file://" + path, "_blank", 0, (setting("Hidden", True),))


def save(document, path, kind="Calc MS Excel 2007 XML"):
    document.storeToURL("file://" + path, (setting("FilterName", kind),))
    document.close(True)


def plan_of(document):
    sheet = document.Sheets.getByName("Improvement plan")
    sheet.unprotect("")
    return sheet


def put(sheet, column, row, text):
    """A text that LibreOffice does not look into."""
    sheet.getCellByPosition(column, row - 1).setString(text)


def typed(sheet, column, row, text):
    """As if typed: LibreOffice may make a date, a number or a formula of it."""
    sheet.getCellByPosition(column, row - 1).FormulaLocal = text


def look(document, sheet, column, row, code):
    formats, english = document.NumberFormats, Locale("en", "GB", "")
    key = formats.queryKey(code, english, False)
    cell = sheet.getCellByPosition(column, row - 1)
    cell.NumberFormat = formats.addNew(code, english) if key == -1 else key
    return cell


def filled_in(document):
    """Typed into, one item's rows moved to the end, one row deleted, one gap added by hand."""
    sheet = plan_of(document)
    put(sheet, GAP, 5, "Remote access has a password only")
    put(sheet, ACTION, 5, "Buy tokens")
    put(sheet, ACTION, 6, "Switch every account to them")
    put(sheet, NAME, 5, "Sam Smith")
    typed(sheet, DATE, 5, "15/10/2021")
    put(sheet, COVID, 5, "No")
    typed(sheet, DONE, 5, "20/06/2021")
    put(sheet, NOTE, 5, "Delivered")
    put(sheet, GAP, 8, "Penetration test is two years old")
    put(sheet, ACTION, 8, "Have a test done")
    put(sheet, NAME, 8, "Ali Khan")
    put(sheet, DATE, 8, "three months after return to BAU")
    put(sheet, COVID, 8, "Yes")
    put(sheet, HOW, 8, "The tester could not come on site")
    put(sheet, EVIDENCE, 11, "10.2.1")
    put(sheet, GAP, 11, "Two suppliers have no certificate")
    put(sheet, ACTION, 11, "Ask them for it")
    put(sheet, NAME, 11, "Max Moore")
    put(sheet, DATE, 11, "1 December 2021")
    put(sheet, EVIDENCE, 12, "1.6.5")
    put(sheet, ACTION, 12, "Tell all staff")
    move_rows(sheet, 2, 4, 20)
    sheet.Rows.removeByIndex(1, 3)


def move_rows(sheet, first, last, to):
    index = sheet.RangeAddress.Sheet
    source = CellRangeAddress(index, 0, first - 1, 13, last - 1)
    sheet.moveRange(sheet.getCellByPosition(0, to - 1).CellAddress, source)


def mistakes(document):
    """What people write, as LibreOffice stores it."""
    sheet = plan_of(document)
    put(sheet, DATE, 2, "Q3")
    look(document, sheet, DATE, 5, "General").Value = 43490
    look(document, sheet, DATE, 8, "D-MMM").Value = 44469
    typed(sheet, DONE, 2, "=TODAY()")
    look(document, sheet, DONE, 3, "MMM YY").Value = 44440
    put(sheet, NAME, 5, "NED-WT/DoN")
    put(sheet, NAME, 8, "TBC")
    put(sheet, COVID, 5, "Partly")
    put(sheet, ACTION, 5, "Buy tokens")
    put(sheet, DONE, 5, "Complete")
    typed(sheet, DATE, 9, "=1/0")


def merged_cells(document):
    sheet = plan_of(document)
    for column, text in ((GAP, "No procedure yet"), (NAME, "Sam Smith"), (DATE, "15/10/2021"), (COVID, "No")):
        sheet.getCellRangeByPosition(column, 4, column, 6).merge(True)
        typed(sheet, column, 5, text) if column == DATE else put(sheet, column, 5, text)
    put(sheet, ACTION, 5, "Write it")
    put(sheet, ACTION, 6, "Agree it")
    sheet.getCellRangeByPosition(ACTION, 7, ACTION, 9).merge(True)
    put(sheet, ACTION, 8, "One action in three rows")


def rich_text(document):
    cell = plan_of(document).getCellByPosition(ACTION, 4)
    cell.setString("Buy ")
    cursor = cell.createTextCursor()
    cursor.gotoEnd(False)
    cursor.CharWeight = BOLD
    cell.insertString(cursor, "hardware tokens", False)
    cursor.CharWeight = 100
    cell.insertString(cursor, "\nand roll them out 😀 مرحبا", False)


def dates_of_1904(document):
    sheet = plan_of(document)
    made_on = document.Sheets.getByName("Details").getCellByPosition(1, 4)
    document.Sheets.getByName("Details").unprotect("")
    document.NullDate = Date(1, 1, 1904)
    typed(sheet, DATE, 2, "30/09/2021")
    typed(sheet, DATE, 5, "15/10/2021")
    made_on.FormulaLocal = "2021-07-01"


def untouched(document):
    pass


def main():
    office, desktop = start()
    try:
        for make in (filled_in, mistakes, merged_cells, rich_text, dates_of_1904):
            document = open_file(desktop, BASE)
            make(document)
            save(document, os.path.join(OUT, make.__name__.replace("_", "-") + ".xlsx"))
        through_ods = os.path.join(tempfile.mkdtemp(), "plan.ods")
        save(open_file(desktop, BASE), through_ods, "calc8")
        save(open_file(desktop, through_ods), os.path.join(OUT, "through-ods.xlsx"))
    finally:
        desktop.terminate()
        office.wait(20)


if __name__ == "__main__":
    main()
