import { type Day, formatDate } from '../../../core/day.ts'
import type { CycleName } from '../../../core/guidance/cycles.ts'
import type { Entry } from '../../../core/guidance/dated.ts'
import { describeValue } from '../../../core/guidance/describe.ts'
import type { CycleGuidance, Guidance } from '../../../core/guidance/guidance.ts'
import { meanings } from '../../../core/guidance/meanings.ts'
import { valueKinds } from '../../../core/guidance/value-kinds.ts'
import { type Column, DataTable } from '../../components/data-table.tsx'

type ValuesTableProps = {
  readonly name: CycleName
  readonly dated: CycleGuidance
  readonly today: Day
  readonly mayAmend: boolean
}

type Value = Guidance[keyof Guidance]
type Line = { readonly key: keyof CycleGuidance; readonly now: Entry<Value>; readonly next: readonly Entry<Value>[] }

/** Every value of today with its source, planned values, and for a lead a link to change it. */
export function ValuesTable({ name, dated, today, mayAmend }: ValuesTableProps) {
  const lines = linesOn(dated, today)
  const dates = lines.filter(({ key }) => valueKinds[key]?.kind === 'day')
  const others = lines.filter(({ key }) => valueKinds[key]?.kind !== 'day')
  const columns = columnsFor(name, mayAmend)
  return (
    <>
      <DataTable caption="Timetable today" rows={dates} columns={columns} empty="No days." wordy />
      <DataTable caption="Other values today" rows={others} columns={columns} empty="No values." wordy />
    </>
  )
}

function linesOn(dated: CycleGuidance, today: Day): readonly Line[] {
  return (Object.keys(dated) as readonly (keyof CycleGuidance)[]).map((key) => {
    const [first, ...later]: readonly [Entry<Value>, ...Entry<Value>[]] = dated[key]
    const now = later.findLast(({ from }) => from <= today) ?? first
    return { key, now, next: later.filter(({ from }) => from > today) }
  })
}

function columnsFor(name: CycleName, mayAmend: boolean): readonly Column<Line>[] {
  const columns: readonly Column<Line>[] = [
    { header: 'Setting', cell: ({ key }) => meanings[key].title },
    { header: 'Value', cell: ({ key, now }) => valueText(now, key) },
    { header: 'Since', cell: ({ now }) => sinceText(now) },
    { header: 'Rules', cell: ({ key }) => meanings[key].rules.join(', ') },
    { header: 'Source', cell: ({ key, now }) => sourceOf(now, key) },
    { header: 'Planned', cell: ({ key, next }) => plannedText(next, key) },
  ]
  return mayAmend
    ? [...columns, { header: 'Change', headerHidden: true, cell: (line) => changeLink(line, name) }]
    : columns
}

function valueText({ value, issued }: Entry<Value>, key: keyof CycleGuidance): string {
  return value === null && issued === undefined ? 'not known' : describeValue(value, meanings[key])
}

function sinceText({ from, issued }: Entry<Value>): string {
  return issued === undefined ? formatDate(from) : `${formatDate(from)} (change ${issued.change})`
}

function sourceOf({ source }: Entry<Value>, key: keyof CycleGuidance): string {
  return meanings[key].whose === 'service' ? `${source} (a value of this service)` : source
}

function plannedText(next: readonly Entry<Value>[], key: keyof CycleGuidance): string {
  return (
    next.map(({ from, value }) => `${describeValue(value, meanings[key])} from ${formatDate(from)}`).join('; ') ||
    'Nothing'
  )
}

function changeLink({ key }: Line, name: CycleName) {
  if (valueKinds[key] === null) return 'Cannot be changed'
  return (
    <a href={`/years/${name}/changes/new?key=${key}`}>
      Change<span class="nhsuk-u-visually-hidden">: {meanings[key].title}</span>
    </a>
  )
}
