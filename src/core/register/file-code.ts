import { type OdsCode, parseOdsCode } from '../organisation.ts'

/** What stands in a code cell. */
export type CodeInFile =
  | { readonly kind: 'code'; readonly code: OdsCode }
  | { readonly kind: 'missing' }
  /** A spreadsheet took it for a number or a date, or something was cut off; which code it was cannot be known. */
  | { readonly kind: 'damaged' }
  /** Not a code of the organisations here, which have three to six letters and digits. */
  | { readonly kind: 'other' }

const damages: readonly RegExp[] = [
  /^\d+\.\d*$/, // 117.0
  /^\d(\.\d+)?E[+-]\d+$/, // 1E+05
  /^[A-Z0-9]{1,2}$/, // 7, once 007
  /^\d{1,2}-[A-Z]{3}(-\d{2,4})?$/, // 1-Mar
  /^[A-Z]{3}-\d{2}$/, // Sep-21
  /^\d{1,2}\/\d{1,2}\/\d{2,4}( .*)?$/, // 01/03/2021
]

/** Lower case is no damage, nor are spaces around it; anything else is told rather than mended. */
export function codeInFile(text: string): CodeInFile {
  const plain = text.trim().toUpperCase()
  if (isNothing(plain)) return { kind: 'missing' }
  if (damages.some((damage) => damage.test(plain))) return { kind: 'damaged' }
  const code = parseOdsCode(plain)
  return code === null ? { kind: 'other' } : { kind: 'code', code }
}

/** What programs write where there is nothing. */
export function isNothing(text: string): boolean {
  return ['', '-', 'NA', 'N/A', '#N/A', 'NULL', 'NONE', 'NAN'].includes(text.trim().toUpperCase())
}

/** The code that a name ends in, as in “COUNTY HALL (214AA)”; null where there is none. */
export function codeInName(name: string): string | null {
  return /\(([A-Z0-9]{3,6})\)\s*$/i.exec(name)?.[1] ?? null
}
