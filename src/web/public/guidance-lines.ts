import { type Day, formatDate } from '../../core/day.ts'
import type { Dated, Entry } from '../../core/guidance/dated.ts'
import { describeValue } from '../../core/guidance/describe.ts'
import type { CycleGuidance, Guidance } from '../../core/guidance/guidance.ts'
import { meanings } from '../../core/guidance/meanings.ts'
import type { Table } from '../../core/table.ts'

type Value = Guidance[keyof Guidance]

/** One value as it was known on a day, and as it is known now. */
export type GuidanceLine = {
  readonly key: keyof CycleGuidance
  readonly current: Entry<Value>
  readonly isFirst: boolean
  /** The earlier values, oldest first. */
  readonly before: readonly Entry<Value>[]
  /** The values that became known or began after that day. */
  readonly since: readonly Entry<Value>[]
}

/** Every value as it was on a day, which must not be before the first day of the guidance. */
export function guidanceLines(asKnown: CycleGuidance, now: CycleGuidance, on: Day): readonly GuidanceLine[] {
  return (Object.keys(asKnown) as readonly (keyof CycleGuidance)[]).map((key) => {
    const [first, ...later]: Dated<Value> = asKnown[key]
    const begun = later.filter(({ from }) => from <= on)
    const current = begun.at(-1) ?? first
    return {
      key,
      current,
      isFirst: current === first,
      before: current === first ? [] : [first, ...begun.slice(0, -1)],
      since: newerThan([first, ...later], now[key], on),
    }
  })
}

function newerThan(then: readonly Entry<Value>[], now: Dated<Value>, on: Day): readonly Entry<Value>[] {
  const isKnown = (entry: Entry<Value>) =>
    then.some(({ from, issued }) => from === entry.from && issued?.change === entry.issued?.change)
  return now.filter((entry) => entry.from > on || !isKnown(entry))
}

/** “15 evidence items”, “withdrawn”, or “not known” if it was never published. */
export function formatValue({ key, current, isFirst }: GuidanceLine): string {
  return current.value === null && isFirst ? 'not known' : describeValue(current.value, meanings[key])
}

export function formatSource({ key, current }: GuidanceLine): string {
  return meanings[key].whose === 'service' ? `${current.source} (a value of this service)` : current.source
}

export function formatBefore({ key, before }: GuidanceLine): string {
  return formatEntries(key, before) || 'No change'
}

/** “withdrawn from 21 December 2021 (change 1)”. */
export function formatSince({ key, since }: GuidanceLine): string {
  return formatEntries(key, since) || 'No change'
}

function formatEntries(key: keyof CycleGuidance, entries: readonly Entry<Value>[]): string {
  return entries
    .map(({ value, from, issued }) => {
      const words = `${describeValue(value, meanings[key])} from ${formatDate(from)}`
      return issued === undefined ? words : `${words} (change ${issued.change})`
    })
    .join('; ')
}

export function guidanceTable(lines: readonly GuidanceLine[]): Table {
  return {
    columns: ['Setting', 'Value', 'Since', 'Rules', 'Source', 'Before', 'Later'],
    rows: lines.map((line) => [
      meanings[line.key].title,
      formatValue(line),
      line.current.from,
      meanings[line.key].rules.join(', '),
      formatSource(line),
      formatBefore(line),
      formatSince(line),
    ]),
  }
}
