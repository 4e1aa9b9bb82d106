import { type DayHealth, dayHealth } from '../../../casework/day-health.ts'
import { openTheDay } from '../../../casework/open-the-day.ts'
import { type AskToCome, type DayPreview, previewDay } from '../../../casework/preview-day.ts'
import { sayDayRefused } from '../../../casework/say-opened.ts'
import { counted } from '../../../core/casefile/counted.ts'
import { inWords } from '../../../core/day.ts'
import { type CycleName, parseCycleName } from '../../../core/guidance/cycles.ts'
import { may } from '../../../core/permissions.ts'
import type { Table } from '../../../core/table.ts'
import { sayAsk } from '../../../core/timetable/ask-words.ts'
import { type Answer, goTo, notFound, show, showAgain } from '../../answer.ts'
import { type Column, DataTable } from '../../components/data-table.tsx'
import { Frame } from '../../frame.tsx'
import { Button } from '../../nhsuk/button.tsx'
import { Form } from '../../nhsuk/form.tsx'
import type { FormError } from '../../nhsuk/form-error.ts'
import type { SignedInRequest } from '../../page-request.ts'
import { formatAsked, tableFile } from '../../table-file.ts'
import { cycleTrail } from '../cycle/cycle-trail.ts'
import { HealthLine } from './health-line.tsx'

/** More than anybody reads on a page; the files hold all of them. */
const shownAtMost = 200

/** What opening today by hand would ask of whom, before it is done. */
export async function dayToOpenPage(request: SignedInRequest): Promise<Answer> {
  const seen = await previewOf(request)
  if (seen === null) return notFound
  const format = formatAsked(request.query)
  if (format !== null) return tableFile(tableOf(seen.preview), `To be asked ${request.today}`, format)
  return show(<DayToOpen {...seen} request={request} errors={[]} />)
}

/** Opens today. It may be done again: what was asked already is not asked twice. */
export async function openDay(request: SignedInRequest): Promise<Answer> {
  const { casework, viewer, today } = request
  const seen = await previewOf(request)
  if (seen === null || !may(viewer, 'open-the-day', null)) return notFound
  const opened = await openTheDay(casework, today, viewer.name)
  if (opened.result === 'opened') return goTo(`/cycles/${seen.name}/day`)
  const error = { field: 'open', text: sayDayRefused(opened.refusal) }
  return showAgain(<DayToOpen {...seen} request={request} errors={[error]} />)
}

type Seen = { readonly name: CycleName; readonly preview: DayPreview; readonly health: DayHealth }

async function previewOf({ casework, viewer, params }: SignedInRequest): Promise<Seen | null> {
  const name = parseCycleName(params.cycle ?? '')
  const preview = name === null ? null : await previewDay(casework, viewer, name)
  return name === null || preview === null ? null : { name, preview, health: await dayHealth(casework) }
}

type Props = Seen & { readonly request: SignedInRequest; readonly errors: readonly FormError[] }

function DayToOpen({ request, name, preview, health, errors }: Props) {
  const { viewer, today } = request
  const { casefiles, asks } = preview
  const here = `/cycles/${name}/day`
  return (
    <Frame viewer={viewer} title="Open the day" breadcrumbs={cycleTrail(name)} errors={errors} wide>
      <h1 class="nhsuk-heading-l">Open the day</h1>
      <HealthLine health={health} />
      <p>
        A day opens by itself at 7am. Opened by hand it does the same, in every cycle; what was asked already is not
        asked twice, and nobody gets a second letter on a day.
      </p>
      <p>
        {`${inWords(today)}: ${counted(casefiles, 'casefile')} of ${name} with something in it, ${counted(asks.length, 'ask')} still to be made.`}
      </p>
      <DataTable
        caption="How many, step by step"
        columns={countColumns}
        rows={countsOf(asks)}
        empty="Nothing is to be asked in this cycle today."
      />
      {asks.length > 0 && (
        <DataTable
          caption={asks.length > shownAtMost ? `The first ${shownAtMost} of them` : 'Each of them'}
          columns={columns}
          rows={asks.slice(0, shownAtMost)}
          empty=""
          downloads={{ csv: `${here}?format=csv`, xlsx: `${here}?format=xlsx` }}
        />
      )}
      <Form action={here}>
        <Button id="open">{`Open ${inWords(today)}`}</Button>
      </Form>
    </Frame>
  )
}

type Counted = { readonly ask: AskToCome; readonly count: number }

function countsOf(asks: readonly AskToCome[]): readonly Counted[] {
  return [...Map.groupBy(asks, ({ milestone, rung }) => `${milestone} ${rung}`).values()].flatMap((same) =>
    same[0] === undefined ? [] : [{ ask: same[0], count: same.length }],
  )
}

const countColumns: readonly Column<Counted>[] = [
  { header: 'Step', cell: ({ ask }) => stepOf(ask) },
  { header: 'Whom it reaches', cell: ({ ask }) => sayAsk(ask).toWhom },
  { header: 'Organisations', cell: ({ count }) => count, numeric: true },
]

const columns: readonly Column<AskToCome>[] = [
  {
    header: 'Organisation',
    cell: ({ organisation }) => <a href={`/organisations/${organisation.code}`}>{organisation.name}</a>,
  },
  { header: 'Step', cell: stepOf },
  { header: 'Whom it reaches', cell: (ask) => sayAsk(ask).toWhom },
]

function stepOf(ask: AskToCome): string {
  return `${sayAsk(ask).what} ${inWords(ask.occasion)}`
}

function tableOf({ asks }: DayPreview): Table {
  return {
    columns: ['Code', 'Organisation', 'Step', 'Whom it reaches'],
    rows: asks.map((ask) => [ask.organisation.code, ask.organisation.name, stepOf(ask), sayAsk(ask).toWhom]),
  }
}
