import { guidanceOfCycle } from '../../casework/guidance.ts'
import { type Day, inWords, parseDay } from '../../core/day.ts'
import { type Cycle, cycle, cycleNames, parseCycleName } from '../../core/guidance/cycles.ts'
import type { Dated } from '../../core/guidance/dated.ts'
import { describeValue } from '../../core/guidance/describe.ts'
import { type CycleGuidance, type Guidance, versionOn } from '../../core/guidance/guidance.ts'
import { meanings } from '../../core/guidance/meanings.ts'
import type { Table } from '../../core/table.ts'
import { type Answer, goTo, notFound, show } from '../answer.ts'
import { type Column, DataTable } from '../components/data-table.tsx'
import { field } from '../form.ts'
import { Frame } from '../frame.tsx'
import { Button } from '../nhsuk/button.tsx'
import { Input } from '../nhsuk/input.tsx'
import { InsetText } from '../nhsuk/inset-text.tsx'
import type { PageRequest } from '../page-request.ts'
import { formatAsked, tableFile } from '../table-file.ts'

export async function guidanceIndex(): Promise<Answer> {
  return goTo(`/guidance/${cycleNames[0]}`)
}

/** G2: the guidance as it stands, or as it stood on the day asked for. */
export async function guidancePage(request: PageRequest): Promise<Answer> {
  const name = parseCycleName(request.params.cycle ?? '')
  if (name === null) return notFound
  const asked = field(request.query, 'on')
  const on = asked === '' ? request.today : parseDay(asked)
  const dated = await guidanceOfCycle(request.casework, name)
  const format = formatAsked(request.query)
  if (format !== null && dated !== null && on !== null)
    return tableFile(tableOn(dated, on), `Guidance ${name} ${on}`, format)
  return show(<GuidanceOn request={request} known={cycle(name)} dated={dated} on={on} asked={asked} />)
}

type Props = {
  readonly request: PageRequest
  readonly known: Cycle
  readonly dated: CycleGuidance | null
  readonly on: Day | null
  readonly asked: string
}

function GuidanceOn({ request, known, dated, on, asked }: Props) {
  const errors = on === null ? [{ field: 'on', text: 'Enter a day as year, month and day, such as 2021-07-01' }] : []
  const title = `Improvement plan guidance ${known.name}`
  return (
    <Frame viewer={request.viewer} title={title} errors={errors} breadcrumbs={[{ text: 'Start', href: '/' }]} wide>
      <h1 class="nhsuk-heading-l">{title}</h1>
      <p>
        Instructions published on {inWords(known.instructionsPublished)}.{' '}
        {cycleNames
          .filter((name) => name !== known.name)
          .map((name) => (
            <a href={`/guidance/${name}`}>{`Guidance ${name}`}</a>
          ))}{' '}
        <a href={`/timetable/${known.name}`}>{`Timetable ${known.name}`}</a>
      </p>
      <form method="get" action={`/guidance/${known.name}`}>
        <Input
          name="on"
          label="As it stood on"
          hint="Year, month and day, such as 2021-07-01. Leave it empty for today."
          width={10}
          value={asked}
          error={errors[0]?.text}
        />
        <Button variant="secondary">Show</Button>
      </form>
      {on !== null && <Values dated={dated} on={on} />}
      {known.knownDates.length > 0 && dated === null && <KnownDates known={known} />}
      {known.notes.map((note) => (
        <InsetText>
          <p>{note}</p>
        </InsetText>
      ))}
    </Frame>
  )
}

function KnownDates({ known }: { readonly known: Cycle }) {
  return (
    <ul>
      {known.knownDates.map(({ what, day, source }) => (
        <li>{`${what} ${inWords(day)} (${source})`}</li>
      ))}
    </ul>
  )
}

type Line = { readonly key: keyof CycleGuidance; readonly entries: Dated<Guidance[keyof Guidance]> }

function Values({ dated, on }: { readonly dated: CycleGuidance | null; readonly on: Day }) {
  if (dated === null) return <p>The guidance of this cycle is not known well enough to hold values.</p>
  if (on < dated.cycle[0].from) return <p>{`On ${inWords(on)} no guidance of this cycle had been published.`}</p>
  return (
    <DataTable
      caption={`In force on ${inWords(on)}: ${versionOn(dated, on)}`}
      columns={columnsOn(on)}
      rows={linesOf(dated)}
      rowKey={({ key }) => key}
      empty="No values."
      downloads={{ csv: `?on=${on}&format=csv`, xlsx: `?on=${on}&format=xlsx` }}
    />
  )
}

function linesOf(dated: CycleGuidance): readonly Line[] {
  return (Object.keys(dated) as readonly (keyof CycleGuidance)[]).map((key) => ({ key, entries: dated[key] }))
}

function tableOn(dated: CycleGuidance, on: Day): Table {
  return {
    columns: ['Value', 'Holds', 'Since', 'Rules', 'Source', 'Before'],
    rows: linesOf(dated).map((line) => {
      const { title, rules } = meanings[line.key]
      return [
        title,
        holds(line, on),
        entryOn(line, on)?.from ?? '',
        rules.join(', '),
        sourceOf(line, on),
        before(line, on),
      ]
    }),
  }
}

function columnsOn(on: Day): readonly Column<Line>[] {
  return [
    { header: 'Value', cell: ({ key }) => meanings[key].title },
    { header: 'Holds', cell: (line) => holds(line, on) },
    { header: 'Since', cell: (line) => inWords(entryOn(line, on)?.from ?? on), nowrap: true },
    { header: 'Rules', cell: ({ key }) => meanings[key].rules.join(', ') },
    { header: 'Source', cell: (line) => sourceOf(line, on) },
    { header: 'Before', cell: (line) => before(line, on) },
  ]
}

function entryOn({ entries }: Line, on: Day) {
  return entries.findLast(({ from }) => from <= on)
}

function holds(line: Line, on: Day): string {
  const entry = entryOn(line, on)
  if (entry === undefined) return 'Not yet in force'
  const neverKnown = entry.value === null && entry === line.entries[0]
  return neverKnown ? 'not known' : describeValue(entry.value, meanings[line.key])
}

function sourceOf(line: Line, on: Day): string {
  const whose = meanings[line.key].whose === 'service' ? ' (a value of this service)' : ''
  return `${entryOn(line, on)?.source ?? ''}${whose}`
}

function before({ key, entries }: Line, on: Day): string {
  const past = entries.filter(({ from }) => from <= on).slice(0, -1)
  return (
    past.map(({ from, value }) => `${describeValue(value, meanings[key])} from ${inWords(from)}`).join('; ') ||
    'No change'
  )
}
