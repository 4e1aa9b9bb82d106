import type { CasefileEvent, ItemReason } from '../../../core/casefile/events.ts'
import type { Day } from '../../../core/day.ts'
import { nextStep } from '../../../core/timetable/next-step.ts'
import { DayText } from '../../components/day-text.tsx'
import { DueTag, NextEmail } from '../../components/due.tsx'
import { Lines } from '../../components/text.tsx'
import { InsetText, WarningCallout } from '../../nhsuk/inset-text.tsx'
import type { CasefileContext } from '../casefile-context.ts'

/** The next update due; or that the completed plan is with the reviewer, or was sent back. */
export function UpdateState({ context, today }: { readonly context: CasefileContext; readonly today: Day }) {
  const { casefile } = context
  if (casefile.completion === 'awaiting-confirmation')
    return (
      <InsetText>
        <p>
          Every action is reported as done. A reviewer at NHS Digital checks it and confirms that the standard is met,
          or tells you what is missing.
        </p>
      </InsetText>
    )
  const back = sentBack(context)
  if (back !== null) return <CompletionSentBack back={back} />
  const step = nextStep(casefile, context.dated, today)
  return (
    <>
      <p class="nhsuk-body-l">
        {step.what}.
        {step.by !== null && (
          <>
            {' '}
            The next update is due by <DayText day={step.by} />.
          </>
        )}{' '}
        {step.due !== null && context.dated !== null && <DueTag due={step.due} dated={context.dated} />}
      </p>
      <NextEmail shown={context} />
    </>
  )
}

function CompletionSentBack({ back }: { readonly back: SentBack }) {
  return (
    <WarningCallout heading="The completed plan was sent back" headingLevel={2}>
      {back.reason !== '' && (
        <p>
          <Lines text={back.reason} />
        </p>
      )}
      <ul class="nhsuk-list nhsuk-list--bullet">
        {back.items.map(({ evidence, reason }) => (
          <li>
            <strong>{evidence}</strong>: <Lines text={reason} />
          </li>
        ))}
      </ul>
      <p>These items are open again. Mark their actions as done when they are.</p>
    </WarningCallout>
  )
}

type SentBack = { readonly reason: string; readonly items: readonly ItemReason[] }

/** Why a reviewer did not confirm the completion, with the items; null unless it is sent back now. */
export function sentBack({ casefile, events }: CasefileContext): SentBack | null {
  if (casefile.completion !== 'sent-back') return null
  const last = events.findLast(isNotConfirmed)
  return last === undefined ? null : { reason: last.reason, items: last.items }
}

type NotConfirmed = CasefileEvent & { readonly type: 'completion-not-confirmed' }

function isNotConfirmed<E extends CasefileEvent>(event: E): event is E & NotConfirmed {
  return event.type === 'completion-not-confirmed'
}
