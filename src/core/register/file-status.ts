import type { Status } from '../casefile/status.ts'
import { type CycleName, parseCycleName } from '../guidance/cycles.ts'
import { statusNames } from '../guidance/status-names.ts'
import { isNothing } from './file-code.ts'

/** What stands in a status cell. */
export type StatusInFile =
  | { readonly kind: 'status'; readonly status: Status; readonly cycle: CycleName | 'not-said' }
  /** A status of a year that the organisation published in last, such as `19/20 Standards Met`. */
  | { readonly kind: 'another-cycle' }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'not-a-status' }

/** The name in a download of 2019; those since are in the guidance (S6). */
const olderNames: readonly (readonly [name: string, status: Status])[] = [
  ['Standards Not Fully Met (Plan Agreed)', 'approaching-standards'],
]

const byName: ReadonlyMap<string, Status> = new Map(
  [
    ...olderNames,
    ...Object.entries(statusNames).flatMap(([status, dated]) =>
      dated.map(({ value }) => [value, status as Status] as const),
    ),
  ].map(([name, status]) => [plain(name), status]),
)

/** A status with the years before it, `20/21 Standards Met` or `2020-21 Standards Met`, or without them. */
export function statusInFile(text: string, cycle: CycleName): StatusInFile {
  if (isNothing(text)) return { kind: 'nothing' }
  const [, years, after] = /^((?:20)?\d\d[/-](?:20)?\d\d)\s+(.+)$/.exec(text.trim()) ?? []
  const status = byName.get(plain(after ?? text))
  if (status === undefined) return { kind: 'not-a-status' }
  if (years === undefined) return { kind: 'status', status, cycle: 'not-said' }
  return cycleOf(years) === cycle ? { kind: 'status', status, cycle } : { kind: 'another-cycle' }
}

/** `20/21`, `2020-21` and `2020/2021` are all the cycle 2020-21. */
function cycleOf(years: string): CycleName | null {
  const [from = '', to = ''] = years.split(/[/-]/)
  return parseCycleName(`20${from.slice(-2)}-${to.slice(-2)}`)
}

function plain(name: string): string {
  return name.trim().replaceAll(/\s+/g, ' ').toLowerCase()
}
