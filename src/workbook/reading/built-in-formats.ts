import { type NumberFormat, numberFormat } from './number-format.ts'

/** The built-in formats, which files name only by number (ECMA-376, part 1, 18.8.30). */
export function builtInFormat(id: number): NumberFormat {
  return builtIn.get(id) ?? general
}

const date = 'mm-dd-yy'

/** Those of 27 to 58 that depend on the language of a program are dates and times in every one. */
const builtInCodes: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  14: date,
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'm/d/yy h:mm',
  ...Object.fromEntries([27, 28, 29, 30, 31, 36].map((id) => [id, date])),
  ...Object.fromEntries([32, 33, 34, 35].map((id) => [id, 'h:mm:ss'])),
  37: '#,##0;(#,##0)',
  38: '#,##0;[Red](#,##0)',
  39: '#,##0.00;(#,##0.00)',
  40: '#,##0.00;[Red](#,##0.00)',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  ...Object.fromEntries([50, 51, 52, 53, 54, 55, 56, 57, 58].map((id) => [id, date])),
}

const general = numberFormat('General')
const builtIn = new Map(Object.entries(builtInCodes).map(([id, code]) => [Number(id), numberFormat(code)]))
