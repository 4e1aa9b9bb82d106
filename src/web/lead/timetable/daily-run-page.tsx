import {
  type DailyRunPreview,
  previewDailyRun,
  type ReminderToCome,
  type RunUnderWay,
  requestRun,
  runUnderWay,
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

/** The most reminders shown on the page; the files have all of them. */
const shownAtMost = 200

/** Seconds after which a page with a run that has not ended reloads itself. */
const reloadAfterSeconds = 3

/** What today's run would send to whom, before it starts, or how far it has come; `?format=` gives the list as a file. */
export async function dailyRunPage(request: SignedInRequest): Promise<Answer> {
  const { casework, viewer, params, query } = request
  const name = parseCycleName(params.cycle ?? '')
  const format = requestedFormat(query)
  const run = format === null && may(viewer, 'daily-run', null) ? await runUnderWay(casework) : null
  if (run !== null && name !== null) {
    const health = await dailyRunHealth(casework)
    return show(<DailyRunUnderWay request={request} name={name} run={run} health={health} />)
  }
  const view = await previewOf(request)
  if (view === null) return notFound
  if (format !== null) return tableFile(tableOf(view.preview), `Reminders to send ${request.today}`, format)
  return show(<DailyRun {...view} request={request} errors={[]} />)
}

/** Queues today's run for a worker. Safe to repeat: no reminder is sent twice. */
export async function runFromPage(request: SignedInRequest): Promise<Answer> {
  const name = parseCycleName(request.params.cycle ?? '')
  const requested = name === null ? null : await requestRun(request.casework, request.viewer)
  if (requested === null) return notFound
  if (requested.result !== 'refused') return goTo(`/years/${name}/daily-run`)
  const view = await previewOf(request)
  if (view === null) return notFound
  const error = { field: 'run', text: requested.why }
  return showAgain(<DailyRun {...view} request={request} errors={[error]} />)
}

type RunPreview = { readonly name: CycleName; readonly preview: DailyRunPreview; readonly health: DailyRunHealth }

async function previewOf({ casework, viewer, params }: SignedInRequest): Promise<RunPreview | null> {
  const name = parseCycleName(params.cycle ?? '')
  const preview = name === null ? null : await previewDailyRun(casework, viewer, name)
  return name === null || preview === null ? null : { name, preview, health: await dailyRunHealth(casework) }
}

type UnderWayProps = {
  readonly request: SignedInRequest
  readonly name: CycleName
  readonly run: RunUnderWay
  readonly health: DailyRunHealth
}

function DailyRunUnderWay({ request, name, run, health }: UnderWayProps) {
  return (
    <Layout
      viewer={request.viewer}
      title="Daily run"
      breadcrumbs={cycleTrail(name)}
      refreshAfter={reloadAfterSeconds}
      wide
    >
      <h1 class="nhsuk-heading-l">Daily run</h1>
      <HealthLine health={health} />
      <p>
        {run.state === 'waiting'
          ? 'It waits for a worker of this service, and starts by itself. If that takes longer than a minute, no worker is running: tell the people who run this service.'
          : `It is running. ${pluralise(run.reminders, 'reminder')} recorded so far today.`}
      </p>
      <p>
        This page updates itself every few seconds, or you can <a href={`/years/${name}/daily-run`}>update it now</a>.
        You may also leave it: the run goes on.
      </p>
    </Layout>
  )
}

type Props = RunPreview & { readonly request: SignedInRequest; readonly errors: readonly FormError[] }

function DailyRun({ request, name, preview, health, errors }: Props) {
  const { viewer, today } = request
  const { casefiles, reminders } = preview
  const here = `/years/${name}/daily-run`
  return (
    <Layout viewer={viewer} title="Daily run" breadcrumbs={cycleTrail(name)} errors={errors} wide>
      <h1 class="nhsuk-heading-l">Daily run</h1>
      <HealthLine health={health} />
      <p>
        The daily run starts by itself at 7am. If you start it yourself it does the same, for every toolkit year. No
        reminder is sent twice, and nobody gets a second email of reminders on the same day.
      </p>
      <p>
        {`${formatDate(today)}: ${pluralise(casefiles, 'organisation')} with an assessment or plan for ${name}, ${pluralise(reminders.length, 'reminder')} to send.`}
      </p>
      <RemindersToSend reminders={reminders} here={here} />
      <Form action={here}>
        <Button id="run">Run today’s reminders</Button>
      </Form>
    </Layout>
  )
}

type RemindersProps = { readonly reminders: readonly ReminderToCome[]; readonly here: string }

/** How many of each step, then the reminders themselves. */
function RemindersToSend({ reminders, here }: RemindersProps) {
  return (
    <>
      <DataTable
        caption="Reminders by step"
        columns={countColumns}
        rows={countsOf(reminders)}
        empty="There are no reminders to send for this toolkit year today."
      />
      {reminders.length > 0 && (
        <DataTable
          caption={reminders.length > shownAtMost ? `The first ${shownAtMost} reminders` : 'All reminders'}
          columns={columns}
          rows={reminders.slice(0, shownAtMost)}
          empty=""
          downloads={{ csv: `${here}?format=csv`, xlsx: `${here}?format=xlsx` }}
        />
      )}
    </>
  )
}

type ReminderCount = { readonly reminder: ReminderToCome; readonly count: number }

function countsOf(reminders: readonly ReminderToCome[]): readonly ReminderCount[] {
  return [...Map.groupBy(reminders, ({ milestone, step }) => `${milestone} ${step}`).values()].flatMap((same) =>
    same[0] === undefined ? [] : [{ reminder: same[0], count: same.length }],
  )
}

const countColumns: readonly Column<ReminderCount>[] = [
  { header: 'Step', cell: ({ reminder }) => stepOf(reminder) },
  { header: 'Who gets it', cell: ({ reminder }) => describeReminder(reminder).toWhom },
  { header: 'Organisations', cell: ({ count }) => count, numeric: true },
]

const columns: readonly Column<ReminderToCome>[] = [
  {
    header: 'Organisation',
    cell: ({ organisation }) => <a href={`/organisations/${organisation.code}`}>{organisation.name}</a>,
  },
  { header: 'Step', cell: stepOf },
  { header: 'Who gets it', cell: (reminder) => describeReminder(reminder).toWhom },
]

function stepOf(reminder: ReminderToCome): string {
  return `${describeReminder(reminder).what} ${formatDate(reminder.dueDate)}`
}

function tableOf({ reminders }: DailyRunPreview): Table {
  return {
    columns: ['Code', 'Organisation', 'Step', 'Who gets it'],
    rows: reminders.map((reminder) => [
      reminder.organisation.code,
      reminder.organisation.name,
      stepOf(reminder),
      describeReminder(reminder).toWhom,
    ]),
  }
}
