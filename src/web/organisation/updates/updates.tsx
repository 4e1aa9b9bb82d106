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
  readonly context: CasefileContext
  /** What was typed; empty at first. */
  readonly form: SubmittedForm
  readonly errors: readonly FormError[]
  /** The version at which the form was opened, where the casefile has changed since; else null. */
  readonly since: number | null
}

/** The progress of the plan, the form for those who may send an update, and the updates sent before. */
export function Updates({ request, context, form, errors, since }: UpdatesProps) {
  const { current } = context.casefile
  return (
    <CasefileLayout request={request} context={context} title="Updates" errors={errors} wide>
      {since === null ? (
        <JustSent request={request} context={context} />
      ) : (
        <EventsSince context={context} since={since} />
      )}
      {current === null ? (
        <NothingSent context={context} />
      ) : (
        <>
          <UpdateState context={context} today={request.today} />
          <ItemsProgress context={context} plan={current} linked={takesUpdates(context)} />
          {takesUpdates(context) && <UpdateForm context={context} plan={current} form={form} errors={errors} />}
          <UpdatesSent context={context} />
        </>
      )}
    </CasefileLayout>
  )
}

function takesUpdates({ casefile, may }: CasefileContext): boolean {
  const isOutstanding = casefile.current?.items.some((item) => !isDone(item)) ?? false
  return may('send-update') && isOutstanding && stageOf(casefile) !== 'finished'
}

function NothingSent({ context }: { readonly context: CasefileContext }) {
  return (
    <>
      <p>No plan has been sent yet. From then on updates are welcome at any time (U1).</p>
      <p>
        <a href={`${context.address}/plan`}>Go to the plan</a>
      </p>
    </>
  )
}

/** Confirms that the update was sent, and says what happens with a completed plan. */
function JustSent({ request, context }: { readonly request: SignedInRequest; readonly context: CasefileContext }) {
  const version = count(request.query, 'sent')
  const update = context.events.find((event) => event.version === version)
  if (update?.type !== 'update-sent' || update.by.id !== request.viewer.id) return null
  return (
    <NotificationBanner variant="success" heading={update.completed ? 'The completed plan was sent' : 'Update sent'}>
      {update.completed ? (
        <p>
          Every action is reported as done, so the plan goes to a reviewer at once. They confirm that the standard is
          met or tell you what is missing. Below you can attach evidence of completion to each item.
        </p>
      ) : (
        <p>NHS Digital has it, and your organisation gets an email that says so. You can send another at any time.</p>
      )}
    </NotificationBanner>
  )
}

/** What happened in the casefile after version `since`, for somebody who was typing meanwhile. */
function EventsSince({ context, since }: { readonly context: CasefileContext; readonly since: number }) {
  const newEvents = replay(context.casefile, context.events).filter(({ event }) => event.version > since)
  return (
    <NotificationBanner heading="This changed while you were writing" headingElement="p">
      <ul class="nhsuk-list">
        {newEvents.map(({ event, before }) => (
          <li>
            <strong>
              {event.by.name}, {formatDate(event.on)}, {timeOfDay(event.recordedAt)}
            </strong>
            <EventEntry event={event} before={before} />
          </li>
        ))}
      </ul>
      <p>Your update was not sent. It is below: check that it is still right, then send it.</p>
    </NotificationBanner>
  )
}

type UpdateStep = ReplayStep<CasefileContext['events'][number]>

/** The updates sent so far, newest first. */
function UpdatesSent({ context }: { readonly context: CasefileContext }) {
  const steps = replay(context.casefile, context.events).filter(({ event }) => event.type === 'update-sent')
  return (
    <DataTable
      wordy
      caption="Updates sent so far"
      rows={steps.toReversed()}
      empty="No update has been sent yet."
      columns={[
        { header: 'When', width: 'one-quarter', cell: ({ event }: UpdateStep) => when(event) },
        { header: 'Update', cell: (step: UpdateStep) => <EventEntry {...step} /> },
        { header: 'Who', width: 'one-quarter', cell: ({ event }: UpdateStep) => event.by.name },
      ]}
    />
  )
}

function when({ on, recordedAt }: UpdateStep['event']): string {
  return `${formatDate(on)}, ${timeOfDay(recordedAt)}`
}
