import { rawWorkbook, sheet, sheetPart } from '../hostile/raw-workbook.ts'

/** A date format, built in by its number or by its code, and the order of what it shows: day, month, year. */
export type DateFormat = { readonly code: number | string; readonly order: 'dmy' | 'mdy' | 'ymd' | 'dm' | 'my' }

const builtIn = [14, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58]

/** As LibreOffice shows them in American English. */
export const dateFormats: readonly DateFormat[] = [
  ...builtIn.map((code): DateFormat => ({ code, order: 'mdy' })),
  { code: 15, order: 'dmy' },
  { code: 16, order: 'dm' },
  { code: 17, order: 'my' },
  { code: 'dd/mm/yyyy', order: 'dmy' },
  { code: '[$-809]dd/mm/yyyy;@', order: 'dmy' },
  { code: '[$-809]d mmmm yyyy;@', order: 'dmy' },
  { code: '[$-809]dddd, d mmmm yyyy', order: 'dmy' },
  { code: '[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy', order: 'mdy' },
  { code: '[$-409]mmm d, yyyy', order: 'mdy' },
  { code: 'd.m.yy', order: 'dmy' },
  { code: 'dd\\.mm\\.yyyy', order: 'dmy' },
  { code: 'yyyy\\-mm\\-dd', order: 'ymd' },
  { code: 'yyyy-mm-dd hh:mm:ss', order: 'ymd' },
  { code: 'dd/mm/yyyy hh:mm', order: 'dmy' },
  { code: 'd/m/yy h:mm AM/PM', order: 'dmy' },
  { code: 'yyyy"/"mm"/"dd', order: 'ymd' },
  { code: '[Red]dd-mmm-yyyy', order: 'dmy' },
  { code: '[<60]0;dd/mm/yyyy', order: 'dmy' },
  { code: 'd mmm', order: 'dm' },
  { code: 'mmmm yyyy', order: 'my' },
]

const fractions = [0, 0.25, 0.5, 0.9999, 0.99998, 0.999999, 0.9999999999, 0.0000000002]

/** The numbers in the row of a format: days from 1901 to 2078, some with a time of day. */
export function serialsOf(row: number): readonly number[] {
  return fractions.map((fraction, column) => 367 + ((row * 7919 + column * 104_729) % 64_800) + fraction)
}

/** A workbook with a row for each format. */
export function dateFormatsWorkbook(): Buffer {
  const own = dateFormats.flatMap(({ code }, row) => (typeof code === 'string' ? [{ id: 200 + row, code }] : []))
  const formats = own.map(
    ({ id, code }) =>
      `<numFmt numFmtId="${id}" formatCode="${code.replaceAll('<', '&lt;').replaceAll('"', '&quot;')}"/>`,
  )
  const styles = dateFormats.map(
    ({ code }, row) =>
      `<xf numFmtId="${typeof code === 'number' ? code : 200 + row}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`,
  )
  const rows = dateFormats.map((_, row) => rowXml(row, serialsOf(row)))
  return rawWorkbook({
    '[Content_Types].xml': contentTypes,
    'xl/styles.xml': `<styleSheet xmlns="${main}"><numFmts count="${own.length}">${formats.join('')}</numFmts>${needed}<cellXfs count="${styles.length}">${styles.join('')}</cellXfs></styleSheet>`,
    [sheetPart]: sheet(rows.join('')),
  })
}

function rowXml(row: number, serials: readonly number[]): string {
  const cells = serials.map(
    (serial, column) => `<c r="${'ABCDEFGH'[column]}${row + 1}" s="${row}"><v>${serial}</v></c>`,
  )
  return `<row r="${row + 1}">${cells.join('')}</row>`
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const spreadsheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** What LibreOffice wants to find in a list of styles. */
const needed =
  '<fonts count="1"><font><sz val="11"/><name val="Arial"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'

const contentTypes = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${spreadsheetType}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${spreadsheetType}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${spreadsheetType}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${spreadsheetType}.sharedStrings+xml"/></Types>`
