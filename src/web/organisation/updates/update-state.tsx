import type { Day } from '../../../core/day.ts'
import { nextStep } from '../../../core/timetable/next-step.ts'
import { DayText } from '../../components/day-text.tsx'
import { DueTag } from '../../components/due-tag.tsx'
import { Lines } from '../../components/lines.tsx'
import { NextLetter } from '../../components/next-letter.tsx'
import { InsetText } from '../../nhsuk/inset-text.tsx'
import { WarningCallout } from '../../nhsuk/warning-callout.tsx'
import type { Opened } from '../opened.ts'
import { type SentBack, sentBack } from './sent-back.ts'

/** What an update is wanted for now: the next date, or that the completed plan is with the reviewer or came back. */
export function UpdateState({ opened, today }: { readonly opened: Opened; readonly today: Day }) {
  const { casefile } = opened
  if (casefile.completion === 'awaiting-confirmation')
    return (
      <InsetText>
        <p>
          Every action is reported as done. A reviewer at NHS Digital checks it and confirms that the standard is met,
          or tells you what is missing.
        </p>
      </InsetText>
    )
  const back = sentBack(opened)
  if (back !== null) return <CameBack back={back} />
  const step = nextStep(casefile, opened.dated, today)
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
        {step.due !== null && opened.dated !== null && <DueTag due={step.due} dated={opened.dated} />}
      </p>
      <NextLetter shown={opened} />
    </>
  )
}

function CameBack({ back }: { readonly back: SentBack }) {
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
