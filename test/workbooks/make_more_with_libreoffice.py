"""Makes more committed workbooks with a real LibreOffice: what people do to a template, and lists saved in other ways.

    apt-get install -y --no-install-recommends libreoffice-calc python3-uno
    node --import tsx test/workbooks/write-base.ts /tmp/base.xlsx
    PYTHONPATH=test/workbooks /usr/bin/python3 test/workbooks/make_more_with_libreoffice.py /tmp/base.xlsx test/workbooks/more
"""
import os
import tempfile

import uno  # noqa: F401 - lets Python import what follows
from com.sun.star.awt import Point, Rectangle, Size
from com.sun.star.lang import Locale
from com.sun.star.sheet.ConditionOperator import GREATER
from com.sun.star.table import CellRangeAddress
from com.sun.star.sheet.FilterOperator import EQUAL
from com.sun.star.sheet import TableFilterField
from com.sun.star.table import TableSortField

from make_with_libreoffice import (
    ACTION, BASE, COVID, DATE, DONE, EMAIL, EVIDENCE, GAP, HOW, MONTHS, NAME, NOTE, OUT, ROLE,
    look, open_file, plan_of, put, save, setting, start, typed)


def locale_look(document, sheet, column, row, code, language, country, serial):
    formats, locale = document.NumberFormats, Locale(language, country, "")
    key = formats.queryKey(code, locale, False)
    cell = sheet.getCellByPosition(column, row - 1)
    cell.NumberFormat = formats.addNew(code, locale) if key == -1 else key
    cell.Value = serial


def filled(document):
    """The second item, filled in plainly."""
    sheet = plan_of(document)
    put(sheet, GAP, 5, "Remote access has a password only")
    put(sheet, ACTION, 5, "Buy tokens")
    put(sheet, NAME, 5, "Sam Smith")
    put(sheet, COVID, 5, "No")
    typed(sheet, DATE, 5, "15/10/2021")
    return sheet


def german_dates(document):
    sheet = filled(document)
    locale_look(document, sheet, DATE, 5, "TT.MM.JJJJ", "de", "DE", 44484)
    locale_look(document, sheet, DONE, 5, "T. MMMM JJJJ", "de", "DE", 44367)


def american_dates(document):
    sheet = filled(document)
    locale_look(document, sheet, DATE, 5, "MM/DD/YY", "en", "US", 44484)
    locale_look(document, sheet, DONE, 5, "MMM D, YYYY", "en", "US", 44367)


def long_dates(document):
    sheet = filled(document)
    locale_look(document, sheet, DATE, 5, "NNNNDD MMMM YYYY", "en", "GB", 44484)
    locale_look(document, sheet, DONE, 5, "YYYY-MM-DD", "en", "GB", 44367)


def dates_with_times(document):
    sheet = filled(document)
    locale_look(document, sheet, DATE, 5, "DD/MM/YYYY HH:MM:SS", "en", "GB", 44484.9999999998)
    locale_look(document, sheet, DONE, 5, "DD/MM/YYYY", "en", "GB", 44366.9999999998)
    locale_look(document, sheet, DATE, 8, "DD/MM/YYYY HH:MM", "en", "GB", 44484.75)


def shown_numbers(document):
    sheet = filled(document)
    for row, code, number in ((5, "0%", 0.75), (6, "0.00E+00", 12000), (7, "HH:MM", 0.75), (8, "#,##0.00", 1234.5)):
        look(document, sheet, NOTE, row, code).Value = number
        put(sheet, ACTION, row, "Step")
    put(sheet, COVID, 8, "Yes")
    put(sheet, HOW, 8, "The tester could not come")
    look(document, sheet, MONTHS, 8, "0.0").Value = 3


def title_above(document):
    sheet = filled(document)
    sheet.Rows.insertByIndex(0, 2)
    sheet.getCellRangeByPosition(0, 0, 13, 0).merge(True)
    sheet.getCellByPosition(0, 0).setString("Improvement plan of our trust, evidence and actions")


def filtered(document):
    sheet = filled(document)
    whole = sheet.getCellRangeByPosition(0, 0, 13, 9)
    ranges = document.DatabaseRanges
    ranges.addNewByName("plan", whole.RangeAddress)
    ranges.getByName("plan").AutoFilter = True
    chosen = TableFilterField()
    chosen.Field, chosen.Operator, chosen.StringValue = EVIDENCE, EQUAL, "4.5.3"
    descriptor = whole.createFilterDescriptor(True)
    descriptor.setFilterFields((chosen,))
    descriptor.ContainsHeader = True
    whole.filter(descriptor)


def comments(document):
    sheet = filled(document)
    for column, row, text in ((GAP, 5, "Is that all? 30/09/2020"), (DATE, 5, "Board asked for 1/9/2021")):
        address = sheet.getCellByPosition(column, row - 1).CellAddress
        sheet.Annotations.insertNew(address, text)


def protected(document):
    filled(document).protect("secret")
    document.protect("secret")


def sort_by_evidence(document):
    sheet = filled(document)
    field = TableSortField()
    field.Field, field.IsAscending = EVIDENCE, False
    rows = sheet.getCellRangeByPosition(0, 1, 13, 9)
    rows.sort((setting("SortFields", (field,)), setting("ContainsHeader", False)))


def column_inserted(document):
    sheet = filled(document)
    sheet.Columns.insertByIndex(EVIDENCE + 1, 1)
    put(sheet, EVIDENCE + 1, 1, "Our reference")
    put(sheet, EVIDENCE + 1, 5, "IG-17, due 1/1/2020")


def column_deleted(document):
    filled(document).Columns.removeByIndex(HOW, 1)


def column_moved(document):
    sheet = filled(document)
    source = sheet.getCellRangeByPosition(NOTE, 0, NOTE, 30).RangeAddress
    sheet.moveRange(sheet.getCellByPosition(NOTE + 3, 0).CellAddress, source)


def hidden(document):
    sheet = filled(document)
    put(sheet, NOTE, 6, "Hidden but there")
    put(sheet, ACTION, 6, "A hidden step")
    sheet.Columns.getByIndex(EMAIL).IsVisible = False
    sheet.Rows.getByIndex(5).IsVisible = False


def rows_inserted(document):
    sheet = filled(document)
    sheet.Rows.insertByIndex(5, 2)
    put(sheet, EVIDENCE, 6, "4.5.3")
    put(sheet, ACTION, 6, "Tell everybody")


def own_sheets(document):
    filled(document)
    document.Sheets.insertNewByName("Action log", 0)
    log = document.Sheets.getByName("Action log")
    for row in range(250):
        log.getCellByPosition(0, row).Value = row
    document.Sheets.insertNewByName("Gantt", 1)
    for week in range(60):
        document.Sheets.getByName("Gantt").getCellByPosition(week, 0).setString(f"W{week}")


def conditional_formats(document):
    sheet = filled(document)
    cells = sheet.getCellRangeByPosition(DATE, 1, DATE, 9)
    formats = cells.ConditionalFormat
    formats.addNew((setting("Operator", GREATER), setting("Formula1", "44000"), setting("StyleName", "Heading 1")))
    cells.ConditionalFormat = formats


def formulas(document):
    sheet = filled(document)
    typed(sheet, EMAIL, 5, '=HYPERLINK("mailto:sam.smith@example.nhs.uk";"sam.smith@example.nhs.uk")')
    typed(sheet, DATE, 8, "=DATE(2021;9;30)")
    typed(sheet, ROLE, 5, "=G2")


def renamed_sheet(document):
    filled(document).Name = "Our plan for 2021"


def chart_and_shape(document):
    sheet = filled(document)
    box = Rectangle(1000, 9000, 6000, 3000)
    sheet.Charts.addNewByName("months", box, (sheet.getCellRangeByPosition(MONTHS, 0, MONTHS, 3).RangeAddress,), True, False)
    shape = document.createInstance("com.sun.star.drawing.RectangleShape")
    shape.Size, shape.Position = Size(3000, 1000), Point(1000, 13000)
    sheet.DrawPage.add(shape)
    shape.String = "Draft 30/09/2020"


def mail_link(document):
    sheet = filled(document)
    cell = sheet.getCellByPosition(EMAIL, 4)
    cell.setString("")
    link = document.createInstance("com.sun.star.text.TextField.URL")
    link.URL, link.Representation = "mailto:sam.smith@example.nhs.uk", "sam.smith@example.nhs.uk"
    cell.insertTextContent(cell.createTextCursor(), link, False)


def unseen_characters(document):
    sheet = filled(document)
    put(sheet, EMAIL, 5, "\u200esam.smith@example.nhs.uk\u200b")
    put(sheet, DATE, 5, "15/10/2021\u00a0\u200b")
    put(sheet, COVID, 5, "N\u00ado")
    put(sheet, EVIDENCE, 11, "10.2\u200b.1")
    put(sheet, ACTION, 11, "Ask\u00a0them for it")


LISTS = {
    "list-from-csv": ("Reference,Item,Answer\r\n1.6.5,Policy,Not met\r\n4.5.3,Tokens,Met\r\n1.1.1,Named,\r\n10.1.2,List,Partly met\r\n", "xlsx"),
    "list-through-ods": ("Reference;Answer\n1.6.5;Not met\n4.5.3;Met\n", "ods"),
    "register-from-csv": ("Code,Organisation Name,Status,Date Of Publication\r\nRVJ,A,20/21 Standards Met,28/07/2021\r\n117,B,20/21 Standards Met,30/06/2021\r\n00L,C,20/21 Approaching Standards,01/07/2021\r\n", "xlsx"),
}


def list_of(desktop, name, text, by_way_of):
    folder = tempfile.mkdtemp()
    path = os.path.join(folder, "list.csv")
    with open(path, "w", newline="") as file:
        file.write(text)
    options = "59" if ";" in text.split("\n")[0] else "44"
    # Separator, quotation mark, UTF-8, first line, all columns as they are, English (UK), no quoted texts, special numbers
    csv = desktop.loadComponentFromURL("file://" + path, "_blank", 0, (
        setting("Hidden", True), setting("FilterName", "Text - txt - csv (StarCalc)"),
        setting("FilterOptions", f"{options},34,76,1,,2057,false,true")))
    if by_way_of == "ods":
        save(csv, os.path.join(folder, "list.ods"), "calc8")
        csv = open_file(desktop, os.path.join(folder, "list.ods"))
    save(csv, os.path.join(OUT, f"{name}.xlsx"))


PLANS = (
    german_dates, american_dates, long_dates, dates_with_times, shown_numbers, title_above, filtered, comments,
    protected, sort_by_evidence, column_inserted, column_deleted, column_moved, hidden, rows_inserted, own_sheets,
    conditional_formats, formulas, renamed_sheet, chart_and_shape, mail_link, unseen_characters)


def main():
    os.makedirs(OUT, exist_ok=True)
    office, desktop = start()
    try:
        for make in PLANS:
            document = open_file(desktop, BASE)
            document.Sheets.removeByName("Instructions")
            make(document)
            save(document, os.path.join(OUT, make.__name__.replace("_", "-") + ".xlsx"))
        for name, (text, by_way_of) in LISTS.items():
            list_of(desktop, name, text, by_way_of)
    finally:
        desktop.terminate()
        office.wait(20)


main()
