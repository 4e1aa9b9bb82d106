import type { Day } from '../../../core/day.ts'
import { type Guidance, isInImprovementProcess } from '../../../core/guidance/guidance.ts'
import { meanings } from '../../../core/guidance/meanings.ts'
import type { Organisation } from '../../../core/organisation.ts'
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

/** T2 “publish, with the plan” is said to Trusts. */
const forEverybody: Readonly<Partial<Record<DatedValue, string>>> = {
  assessmentPublicationDeadline: 'Assessment published by',
}

export type YourDatesProps = { readonly organisation: Organisation; readonly guidance: Guidance }

/** The days of the guidance that bind this organisation, as they stand today. The dated process is for Trusts only. */
export function YourDates({ organisation, guidance }: YourDatesProps) {
  const isDated = isInImprovementProcess(organisation, guidance)
  return (
    <>
      <h3 class="nhsuk-heading-s">Your dates</h3>
      <SummaryList
        rows={(isDated ? ofTrusts : everybodys).map((value) => ({
          key: (isDated ? undefined : forEverybody[value]) ?? meanings[value].title,
          value: <Dated day={guidance[value]} />,
        }))}
      />
      {!isDated && <p>Updates are welcome at any time. No day is set for them.</p>}
    </>
  )
}

function Dated({ day }: { readonly day: Day | null }) {
  return day === null ? <>Withdrawn: no day is set any more</> : <DayText day={day} />
}
