import { guidanceOfCycle } from '../../casework/guidance/guidance.ts'
import { type Day, formatDate, parseDay } from '../../core/day.ts'
import { type Cycle, cycle, cycleNames, cycleOn, parseCycleName } from '../../core/guidance/cycles.ts'
import type { CycleGuidance } from '../../core/guidance/guidance.ts'
import type { Table } from '../../core/table.ts'
import { type MilestoneChange, type MilestoneOn, timetableOn } from '../../core/timetable/timetable.ts'
import { type Answer, goTo, notFound, show } from '../../http/answer.ts'
import { field } from '../../http/form.ts'
import type { PageRequest } from '../../http/page-request.ts'
import { type Column, DataTable } from '../components/data-table.tsx'
import { Layout } from '../layout.tsx'
import { Button } from '../nhsuk/button.tsx'
import { Input } from '../nhsuk/input.tsx'
import { requestedFormat, tableFile } from '../table-file.ts'

export async function timetableIndex({ today }: PageRequest): Promise<Answer> {
  return goTo(`/timetable/${cycleOn(today)}`)
}

/** T1–T9: every milestone of a toolkit year today, or as it was on the day `?on=`, without any organisation; `?format=` gives it as a file. */
export async function timetablePage(request: PageRequest): Promise<Answer> {
  const name = parseCycleName(request.params.cycle ?? '')
  if (name === null) return notFound
  const typedDay = field(request.query, 'on')
  const on = typedDay === '' ? request.today : parseDay(typedDay)
  const dated = await guidanceOfCycle(request.casework, name)
  const format = requestedFormat(request.query)
  if (format !== null && on !== null)
    return tableFile(timetableTable(timetableOn(dated, on)), `Timetable ${name} ${on}`, format)
  return show(<Timetable request={request} known={cycle(name)} dated={dated} on={on} typedDay={typedDay} />)
}

type TimetableProps = {
  readonly request: PageRequest
  readonly known: Cycle
  readonly dated: CycleGuidance | null
  /** null if what was typed is not a date. */
  readonly on: Day | null
  readonly typedDay: string
}

function Timetable({ request, known, dated, on, typedDay }: TimetableProps) {
  const errors = on === null ? [{ field: 'on', text: 'Enter a day as year, month and day, such as 2021-07-01' }] : []
  const title = `Timetable ${known.name}`
  return (
    <Layout viewer={request.viewer} title={title} errors={errors} breadcrumbs={[{ text: 'Start', href: '/' }]} wide>
      <h1 class="nhsuk-heading-l">{title}</h1>
      <p>
        The days of the improvement plan process, who they apply to and where they come from. They “are subject to
        change”: each change is shown with the day it replaced.{' '}
        <a href={`/guidance/${known.name}`}>{`All of the guidance ${known.name}`}</a>
      </p>
      <form method="get" action={`/timetable/${known.name}`}>
        <Input
          name="on"
          label="Show the timetable as it was on"
          hint="Year, month and day, such as 2021-07-01. Leave it empty for today."
          width={10}
          value={typedDay}
          error={errors[0]?.text}
        />
        <Button variant="secondary">Show</Button>
      </form>
      {on !== null && <Milestones known={known} dated={dated} on={on} />}
      <OtherCycles known={known} />
    </Layout>
  )
}

type MilestonesProps = Pick<TimetableProps, 'known' | 'dated'> & { readonly on: Day }

function Milestones({ known, dated, on }: MilestonesProps) {
  if (dated === null) return <KnownDates known={known} />
  if (on < dated.cycle[0].from)
    return <p>{`On ${formatDate(on)} no guidance of this toolkit year had been published.`}</p>
  return (
    <DataTable
      caption={`Milestones as they were on ${formatDate(on)}`}
      columns={milestoneColumns}
      rows={timetableOn(dated, on)}
      rowKey={({ id }) => id}
      empty="No milestones."
      downloads={{ csv: `?on=${on}&format=csv`, xlsx: `?on=${on}&format=xlsx` }}
      wordy
    />
  )
}

/** The few days known of a toolkit year without guidance; nobody is asked for anything by them. */
function KnownDates({ known }: Pick<TimetableProps, 'known'>) {
  return (
    <>
      <p>Too little of the guidance of this toolkit year is known to show a timetable. These days are known:</p>
      <ul>
        {known.knownDates.map(({ what, day, source }) => (
          <li>{`${what} ${formatDate(day)} (${source})`}</li>
        ))}
      </ul>
    </>
  )
}

function OtherCycles({ known }: Pick<TimetableProps, 'known'>) {
  return (
    <p>
      {cycleNames
        .filter((name) => name !== known.name)
        .map((name) => (
          <a href={`/timetable/${name}`}>{`Timetable ${name}`}</a>
        ))}
    </p>
  )
}

/** The columns of the list of milestones. */
const milestoneColumns: readonly Column<MilestoneOn>[] = [
  { header: 'Milestone', cell: ({ title }) => title },
  { header: 'Day', cell: ({ by, value }) => (by === null ? value : <time datetime={by}>{value}</time>) },
  { header: 'Applies to', cell: ({ whom }) => whom },
  { header: 'What happens', cell: ({ ifMissed }) => ifMissed },
  { header: 'Source', cell: ({ source, rules }) => `${source} (${rules.join(', ')})` },
  { header: 'Since', cell: ({ since }) => formatDate(since) },
  { header: 'Changes', cell: ({ changes }) => <Changes changes={changes} /> },
]

function Changes({ changes }: Pick<MilestoneOn, 'changes'>) {
  if (changes.length === 0) return <>No change</>
  return (
    <ul class="nhsuk-list">
      {changes.map((change) => (
        <li>{changeText(change)}</li>
      ))}
    </ul>
  )
}

function changeText({ what, was, is, from }: MilestoneChange): string {
  return `${what}: was ${was}, is ${is} from ${formatDate(from)}`
}

/** The milestones as a file. */
function timetableTable(milestones: readonly MilestoneOn[]): Table {
  return {
    columns: ['Milestone', 'Day', 'Day as text', 'Applies to', 'What happens', 'Rules', 'Source', 'Since', 'Changes'],
    rows: milestones.map(({ title, by, value, whom, ifMissed, rules, source, since, changes }) => [
      title,
      by ?? '',
      value,
      whom,
      ifMissed,
      rules.join(', '),
      source,
      since,
      changes.map(changeText).join('; ') || 'No change',
    ]),
  }
}
