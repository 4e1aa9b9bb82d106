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
  readonly held: Entry<Value>
  readonly isFirst: boolean
  /** What it was before, oldest first. */
  readonly before: readonly Entry<Value>[]
  /** What became known or began after that day. */
  readonly since: readonly Entry<Value>[]
}

/** Every value as it stood on a day, which has to be one of the guidance or later. */
export function guidanceLines(asKnown: CycleGuidance, now: CycleGuidance, on: Day): readonly GuidanceLine[] {
  return (Object.keys(asKnown) as readonly (keyof CycleGuidance)[]).map((key) => {
    const [first, ...later]: Dated<Value> = asKnown[key]
    const begun = later.filter(({ from }) => from <= on)
    const held = begun.at(-1) ?? first
    return {
      key,
      held,
      isFirst: held === first,
      before: held === first ? [] : [first, ...begun.slice(0, -1)],
      since: newerThan([first, ...later], now[key], on),
    }
  })
}

function newerThan(then: readonly Entry<Value>[], now: Dated<Value>, on: Day): readonly Entry<Value>[] {
  const isKnown = (entry: Entry<Value>) =>
    then.some(({ from, issued }) => from === entry.from && issued?.change === entry.issued?.change)
  return now.filter((entry) => entry.from > on || !isKnown(entry))
}

/** “withdrawn”, “not known” where it was never said, “15 evidence items”. */
export function formatValue({ key, held, isFirst }: GuidanceLine): string {
  return held.value === null && isFirst ? 'not known' : describeValue(held.value, meanings[key])
}

export function formatSource({ key, held }: GuidanceLine): string {
  return meanings[key].whose === 'service' ? `${held.source} (a value of this service)` : held.source
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
    columns: ['Value', 'Holds', 'Since', 'Rules', 'Source', 'Before', 'Later'],
    rows: lines.map((line) => [
      meanings[line.key].title,
      formatValue(line),
      line.held.from,
      meanings[line.key].rules.join(', '),
      formatSource(line),
      formatBefore(line),
      formatSince(line),
    ]),
  }
}
