import { plansOverTime } from '../../../core/casefile/history/replay.ts'
import type { EvidenceReference } from '../../../core/catalogue/evidence.ts'
import { describeCompletion } from '../../../core/plan/describe.ts'
import { completionsGiven } from '../../../core/plan/hints.ts'
import type { Completion } from '../../../core/plan/plan.ts'
import { CompletionText, useReturnDay } from '../../components/day-text.tsx'
import type { CasefileContext } from '../casefile-context.ts'

/** The first and the current completion date of an item; the same while it has not moved. */
export type GivenDates = { readonly first: Completion; readonly now: Completion }

/** The first date given for an item in a plan sent, and the current one. */
export function givenDates({ casefile, events }: CasefileContext, evidence: EvidenceReference): GivenDates {
  const dates = completionsGiven(evidence, plansOverTime(casefile, events))
  const now = casefile.current?.items.find((item) => item.evidence === evidence)?.completion ?? { kind: 'not-given' }
  return { first: dates[0] ?? now, now }
}

type GivenDatesTextProps = {
  readonly dates: GivenDates
  /** True for a finished item: how far off its day is does not matter. */
  readonly done: boolean
}

/** “First given 30 September 2021, now 30 November 2021 (in 6 weeks)”: the original date always stays visible. */
export function GivenDatesText({ dates: { first, now }, done }: GivenDatesTextProps) {
  const returnDay = useReturnDay()
  const isMoved = describeCompletion(first) !== describeCompletion(now)
  return (
    <>
      {isMoved && `First given ${describeCompletion(first, returnDay)}, now `}
      <CompletionText completion={now} done={done} />
    </>
  )
}
