import { stageOf } from '../../../core/casefile/casefile.ts'
import { type ReplayStep, replay } from '../../../core/casefile/history/replay.ts'
import { formatDate, timeOfDay } from '../../../core/day.ts'
import { isDone } from '../../../core/plan/plan.ts'
import { count, type SubmittedForm } from '../../../http/form.ts'
import type { SignedInRequest } from '../../../http/page-request.ts'
import { DataTable } from '../../components/data-table.tsx'
import type { FormError } from '../../nhsuk/error-summary.tsx'
import { NotificationBanner } from '../../nhsuk/notification-banner.tsx'
import type { CasefileContext } from '../casefile-context.ts'
import { EventEntry } from '../history/history-entry.tsx'
import { CasefileLayout } from '../organisation-layout.tsx'
import { ItemsProgress } from './items-progress.tsx'
import { UpdateForm } from './update-form.tsx'
import { UpdateState } from './update-state.tsx'

type UpdatesProps = {
  readonly request: SignedInRequest
  readonly opened: CasefileContext
  /** As it was typed, empty at first. */
  readonly form: SubmittedForm
  readonly errors: readonly FormError[]
  /** The version that the form was opened at, where the casefile has changed since. */
  readonly since: number | null
}

/** Where the plan stands, the form for those who may send an update, and all that was sent before. */
export function Updates({ request, opened, form, errors, since }: UpdatesProps) {
  const { current } = opened.casefile
  return (
    <CasefileLayout request={request} opened={opened} title="Updates" errors={errors} wide>
      {since === null ? <JustSent request={request} opened={opened} /> : <EventsSince opened={opened} since={since} />}
      {current === null ? (
        <NothingSent opened={opened} />
      ) : (
        <>
          <UpdateState opened={opened} today={request.today} />
          <ItemsProgress opened={opened} plan={current} linked={takesUpdates(opened)} />
          {takesUpdates(opened) && <UpdateForm opened={opened} plan={current} form={form} errors={errors} />}
          <UpdatesSent opened={opened} />
        </>
      )}
    </CasefileLayout>
  )
}

function takesUpdates({ casefile, may }: CasefileContext): boolean {
  const isOutstanding = casefile.current?.items.some((item) => !isDone(item)) ?? false
  return may('send-update') && isOutstanding && stageOf(casefile) !== 'finished'
}

function NothingSent({ opened }: { readonly opened: CasefileContext }) {
  return (
    <>
      <p>No plan has been sent yet. From then on updates are welcome at any time (U1).</p>
      <p>
        <a href={`${opened.address}/plan`}>Go to the plan</a>
      </p>
    </>
  )
}

/** After sending: that it arrived, and what follows from a completed plan. */
function JustSent({ request, opened }: { readonly request: SignedInRequest; readonly opened: CasefileContext }) {
  const version = count(request.query, 'sent')
  const update = opened.events.find((event) => event.version === version)
  if (update?.type !== 'update-sent' || update.by.id !== request.viewer.id) return null
  return (
    <NotificationBanner variant="success" heading={update.completed ? 'The completed plan was sent' : 'Update sent'}>
      {update.completed ? (
        <p>
          Every action is reported as done, so the plan goes to a reviewer at once. They confirm that the standard is
          met or tell you what is missing. Below you can attach files to each item that show it.
        </p>
      ) : (
        <p>NHS Digital has it, and your organisation gets an email that says so. You can send another at any time.</p>
      )}
    </NotificationBanner>
  )
}

/** What happened in the casefile after its version `since`, for somebody who was writing meanwhile. */
function EventsSince({ opened, since }: { readonly opened: CasefileContext; readonly since: number }) {
  const news = replay(opened.casefile, opened.events).filter(({ event }) => event.version > since)
  return (
    <NotificationBanner heading="This changed while you were writing" headingElement="p">
      <ul class="nhsuk-list">
        {news.map(({ event, before }) => (
          <li>
            <strong>
              {event.by.name}, {formatDate(event.on)}, {timeOfDay(event.recordedAt)}
            </strong>
            <EventEntry event={event} before={before} />
          </li>
        ))}
      </ul>
      <p>Nothing of yours was sent or lost: it stands below. Check that it still holds, then send it.</p>
    </NotificationBanner>
  )
}

type UpdateStep = ReplayStep<CasefileContext['events'][number]>

/** The updates sent so far, newest first. */
function UpdatesSent({ opened }: { readonly opened: CasefileContext }) {
  const steps = replay(opened.casefile, opened.events).filter(({ event }) => event.type === 'update-sent')
  return (
    <DataTable
      wordy
      caption="Updates sent so far"
      rows={steps.toReversed()}
      empty="No update has been sent yet."
      columns={[
        { header: 'When', width: 'one-quarter', cell: ({ event }: UpdateStep) => when(event) },
        { header: 'What was said', cell: (step: UpdateStep) => <EventEntry {...step} /> },
        { header: 'Who', width: 'one-quarter', cell: ({ event }: UpdateStep) => event.by.name },
      ]}
    />
  )
}

function when({ on, recordedAt }: UpdateStep['event']): string {
  return `${formatDate(on)}, ${timeOfDay(recordedAt)}`
}
