import type { Status } from '../casefile/status.ts'
import type { CycleName } from '../guidance/cycles.ts'
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

/** A status with its years before or after it, `20/21 Standards Met` or `Standards Met (2020-21)`, or without them. */
export function statusInFile(text: string, cycle: CycleName): StatusInFile {
  if (isNothing(text)) return { kind: 'nothing' }
  if (text.length > longest) return { kind: 'not-a-status' }
  const years = yearsIn(text)
  const status = byName.get(plain(years === null ? text : text.replace(years.text, ' ')))
  if (status === undefined) return { kind: 'not-a-status' }
  if (years === null) return { kind: 'status', status, cycle: 'not-said' }
  return years.cycle === cycle ? { kind: 'status', status, cycle } : { kind: 'another-cycle' }
}

/** No status is longer, and a long text is not worth searching. */
const longest = 100

/** Two years of which the second follows the first: `20/21`, `2020-21` and `2020/2021` are all the cycle 2020-21. */
function yearsIn(text: string): { readonly text: string; readonly cycle: string } | null {
  const [found = '', from = '', to = ''] = /(?<![\w/-])(?:20)?(\d\d)\s*[/–-]\s*(?:20)?(\d\d)(?![\w/-])/.exec(text) ?? []
  if (found === '' || (Number(from) + 1) % 100 !== Number(to)) return null
  return { text: found, cycle: `20${from}-${to}` }
}

/** Brackets or a colon that stood around the years are left without them. */
function plain(name: string): string {
  return name
    .replace(/\(\s*\)/, ' ')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[\s:–-]+|[\s:–-]+$/g, '')
    .toLowerCase()
}
