import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import type { OdsCode } from '../../core/organisation.ts'

/** The name of an organisation in the files that the service loads, demo ones included; null for an unknown code. */
export function referenceName(code: OdsCode): string | null {
  const rows = ['organisations', 'demo-organisations'].flatMap(namesIn)
  return rows.find((row) => row.code === code)?.name ?? null
}

function namesIn(file: string): readonly { readonly code: string; readonly name: string }[] {
  return parse(readFileSync(new URL(`./${file}.csv`, import.meta.url), 'utf8'), { columns: true })
}
