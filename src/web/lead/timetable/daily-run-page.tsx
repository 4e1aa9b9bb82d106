import {
  type DailyRunPreview,
  dailyRunRefusalMessage,
  previewDailyRun,
  type ReminderToCome,
  runDay,
} from '../../../casework/timetable/daily-run.ts'
import { type DailyRunHealth, dailyRunHealth } from '../../../casework/timetable/daily-run-health.ts'
import { formatDate } from '../../../core/day.ts'
import { describeReminder } from '../../../core/emails/reminder-recipients.ts'
import { type CycleName, parseCycleName } from '../../../core/guidance/cycles.ts'
import { may } from '../../../core/permissions.ts'
import { pluralise } from '../../../core/sentences.ts'
import type { Table } from '../../../core/table.ts'
import { type Answer, goTo, notFound, show, showAgain } from '../../../http/answer.ts'
import type { SignedInRequest } from '../../../http/page-request.ts'
import { type Column, DataTable } from '../../components/data-table.tsx'
import { Layout } from '../../layout.tsx'
import { Button } from '../../nhsuk/button.tsx'
import type { FormError } from '../../nhsuk/error-summary.tsx'
import { Form } from '../../nhsuk/form.tsx'
import { requestedFormat, tableFile } from '../../table-file.ts'
import { cycleTrail } from '../guidance/cycle-page.tsx'
import { HealthLine } from './health-line.tsx'

/** More than anybody reads on a page; the files hold all of them. */
const shownAtMost = 200

/** What opening today by hand would ask of whom, before it is done. */
export async function dailyRunPage(request: SignedInRequest): Promise<Answer> {
  const seen = await previewOf(request)
  if (seen === null) return notFound
  const format = requestedFormat(request.query)
  if (format !== null) return tableFile(tableOf(seen.preview), `To be asked ${request.today}`, format)
  return show(<DailyRun {...seen} request={request} errors={[]} />)
}

/** Opens today. It may be done again: what was asked already is not asked twice. */
export async function runFromPage(request: SignedInRequest): Promise<Answer> {
  const { casework, viewer, today } = request
  const seen = await previewOf(request)
  if (seen === null || !may(viewer, 'daily-run', null)) return notFound
  const opened = await runDay(casework, today, viewer.name)
  if (opened.result === 'opened') return goTo(`/years/${seen.name}/daily-run`)
  const error = { field: 'open', text: dailyRunRefusalMessage(opened.refusal) }
  return showAgain(<DailyRun {...seen} request={request} errors={[error]} />)
}

type RunPreview = { readonly name: CycleName; readonly preview: DailyRunPreview; readonly health: DailyRunHealth }

async function previewOf({ casework, viewer, params }: SignedInRequest): Promise<RunPreview | null> {
  const name = parseCycleName(params.cycle ?? '')
  const preview = name === null ? null : await previewDailyRun(casework, viewer, name)
  return name === null || preview === null ? null : { name, preview, health: await dailyRunHealth(casework) }
}

type Props = RunPreview & { readonly request: SignedInRequest; readonly errors: readonly FormError[] }

function DailyRun({ request, name, preview, health, errors }: Props) {
  const { viewer, today } = request
  const { casefiles, reminders: asks } = preview
  const here = `/years/${name}/daily-run`
  return (
    <Layout viewer={viewer} title="Open the day" breadcrumbs={cycleTrail(name)} errors={errors} wide>
      <h1 class="nhsuk-heading-l">Open the day</h1>
      <HealthLine health={health} />
      <p>
        A day opens by itself at 7am. Opened by hand it does the same, in every cycle; what was asked already is not
        asked twice, and nobody gets a second email on a day.
      </p>
      <p>
        {`${formatDate(today)}: ${pluralise(casefiles, 'casefile')} of ${name} with something in it, ${pluralise(asks.length, 'ask')} still to be made.`}
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
        <Button id="open">{`Open ${formatDate(today)}`}</Button>
      </Form>
    </Layout>
  )
}

type Counted = { readonly ask: ReminderToCome; readonly count: number }

function countsOf(asks: readonly ReminderToCome[]): readonly Counted[] {
  return [...Map.groupBy(asks, ({ milestone, step }) => `${milestone} ${step}`).values()].flatMap((same) =>
    same[0] === undefined ? [] : [{ ask: same[0], count: same.length }],
  )
}

const countColumns: readonly Column<Counted>[] = [
  { header: 'Step', cell: ({ ask }) => stepOf(ask) },
  { header: 'Whom it reaches', cell: ({ ask }) => describeReminder(ask).toWhom },
  { header: 'Organisations', cell: ({ count }) => count, numeric: true },
]

const columns: readonly Column<ReminderToCome>[] = [
  {
    header: 'Organisation',
    cell: ({ organisation }) => <a href={`/organisations/${organisation.code}`}>{organisation.name}</a>,
  },
  { header: 'Step', cell: stepOf },
  { header: 'Whom it reaches', cell: (ask) => describeReminder(ask).toWhom },
]

function stepOf(ask: ReminderToCome): string {
  return `${describeReminder(ask).what} ${formatDate(ask.dueDate)}`
}

function tableOf({ reminders: asks }: DailyRunPreview): Table {
  return {
    columns: ['Code', 'Organisation', 'Step', 'Whom it reaches'],
    rows: asks.map((ask) => [ask.organisation.code, ask.organisation.name, stepOf(ask), describeReminder(ask).toWhom]),
  }
}
