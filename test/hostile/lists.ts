import { filledText } from './filler.ts'

/** A CSV file that takes long if a reader is careless, and what its refusal says. */
export type HostileList = { readonly name: string; readonly says: RegExp; readonly make: () => Buffer }

function list(name: string, says: RegExp, text: () => string): HostileList {
  return { name, says, make: () => Buffer.from(text()) }
}

const tooLong = /begins on line [12] of the file is far too long/
const heading = 'Reference,Answer\n'

/** Lists of values that are more than they seem, none of more than 2 MB. */
export const hostileLists: readonly HostileList[] = [
  list('a row of 300,000 values', tooLong, () => `${heading}1.6.5,met${',x'.repeat(300_000)}\n`),
  list('a heading of 300,000 values', tooLong, () => `Reference,Answer${',x'.repeat(300_000)}\n1.6.5,met\n`),
  list('a million empty values', tooLong, () => `${heading}1.6.5,met${','.repeat(1_000_000)}\n`),
  list('a million separators without headings', tooLong, () => filledText(',;\t|', 1.9)),
  list('500,000 rows', /more than 10,000 rows/, () => `${heading}${'a,b\n'.repeat(480_000)}`),
  list('a million empty rows', /more than 10,000 rows/, () => heading + '\n'.repeat(1_900_000)),
  list('quotation marks only', tooLong, () => heading + filledText('"', 1.9)),
  list('pairs of quotation marks', tooLong, () => `${heading}"${filledText('""', 1.9)}",met\n`),
  list('a quotation mark that is never closed', tooLong, () => `${heading}"${filledText('a,b\n', 1.9)}`),
  list(
    'a quotation mark in each of many values',
    /more than 10,000 rows/,
    () => heading + filledText('6" a,"b" c\n', 1.9),
  ),
  list(
    '9,000 rows that do not fit the headings',
    /more than 200 filled rows/,
    () => heading + 'a,b,c,d,e,f\n'.repeat(9_000),
  ),
  list('a value of 2 MB', tooLong, () => `${heading}1.6.5,${filledText('x', 1.9)}\n`),
  list('a value of zero-width spaces', tooLong, () => `${heading}1.6.5,${'\u200B'.repeat(600_000)}\n`),
  list('a value of joiners between letters', tooLong, () => `${heading}1.6.5,${'ن\u200D'.repeat(390_000)}\n`),
  list('200 long rows without headings', /No row has the headings/, () =>
    filledText(`${'Our gaps '.repeat(1_120)},x\n`, 1.9),
  ),
  list('carriage returns only', /more than 10,000 rows/, () => heading + filledText('\r', 1.9)),
  list(
    '9,000 titles above the headings',
    /more than 200 filled rows/,
    () => `${'Our gaps, 2021; ours\n'.repeat(9_000)}${heading}1.6.5,met\n`,
  ),
]
