import type { Day } from '../../../core/day.ts'
import type { Guidance } from '../../../core/guidance/guidance.ts'
import { meanings } from '../../../core/guidance/meanings.ts'
import { isTrust, type Organisation } from '../../../core/organisation.ts'
import { DayText } from '../../components/day-text.tsx'
import { SummaryList } from '../../nhsuk/summary-list.tsx'

type DatedValue = 'assessmentPublicationDeadline' | 'septemberUpdateDue' | 'latestCompletion' | 'finalUpdateDue'

const everybodys: readonly DatedValue[] = ['assessmentPublicationDeadline', 'latestCompletion']

const ofTrusts: readonly DatedValue[] = [
  'assessmentPublicationDeadline',
  'septemberUpdateDue',
  'latestCompletion',
  'finalUpdateDue',
]

export type YourDatesProps = { readonly organisation: Organisation; readonly guidance: Guidance }

/** The days of the guidance that bind this organisation, as they stand today. The dated process is for Trusts only. */
export function YourDates({ organisation, guidance }: YourDatesProps) {
  return (
    <>
      <h3 class="nhsuk-heading-s">Your dates</h3>
      <SummaryList
        rows={(isTrust(organisation) ? ofTrusts : everybodys).map((value) => ({
          key: meanings[value].title,
          value: <Dated day={guidance[value]} />,
        }))}
      />
      {!isTrust(organisation) && <p>Updates are welcome at any time. No day is set for them.</p>}
    </>
  )
}

function Dated({ day }: { readonly day: Day | null }) {
  return day === null ? <>Withdrawn: no day is set any more</> : <DayText day={day} />
}
