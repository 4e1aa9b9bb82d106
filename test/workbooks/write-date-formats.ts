import { writeFileSync } from 'node:fs'
import { dateFormatsWorkbook } from './date-formats.ts'

/** Writes the workbook of date formats, for LibreOffice to show: `node --import tsx test/workbooks/write-date-formats.ts FILE.xlsx`. */
const [, , path] = process.argv
if (path === undefined) throw new Error('Name the file to write')
writeFileSync(path, dateFormatsWorkbook())
