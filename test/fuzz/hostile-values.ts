import fc from 'fast-check'

/** Texts that nobody types, each of which has broken some service somewhere. */
const known = [
  '',
  ' ',
  '\u0000',
  '\u0000abc',
  '%',
  '%00',
  '%E0%A4%A',
  '../../../etc/passwd',
  '..%2f..%2fpackage.json',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  "' or 1=1 --",
  "'; drop table dspt.casefiles; --",
  '$1',
  ':code',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '{{7*7}}',
  '#{7*7}',
  '=HYPERLINK("http://x")',
  'NaN',
  'Infinity',
  '-1',
  '0',
  '1e400',
  '99999999999999999999',
  '2021-02-31',
  '0000-01-01',
  '275760-09-14',
  '2021-12-21',
  'null',
  'undefined',
  '[object Object]',
  '\ud800',
  '🩺',
  'גישה',
  'RXX',
  'XCE',
  'Y60',
  '2020-21',
  '2021-22',
  '4.5.3',
  '00000000-0000-4000-8000-000000000000',
  'a'.repeat(5000),
] as const

/** A text for a path, a query or a field. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...known) },
  { weight: 1, arbitrary: fc.string({ maxLength: 40 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 1, arbitrary: fc.integer().map(String) },
)

/** A name of a field: one of those in forms, one that every object has, or any other. */
export function hostileName(used: readonly string[]): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...used) },
    { weight: 1, arbitrary: fc.constantFrom('__proto__', 'constructor', 'toString', 'a[b]', 'a.b', '') },
    { weight: 1, arbitrary: fc.string({ maxLength: 12 }) },
  )
}
