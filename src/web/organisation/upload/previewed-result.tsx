import { hintsOfPlan } from '../../../core/casefile/hints-of-plan.ts'
import { quotesOn } from '../../../core/guidance/quotes.ts'
import { hintWording } from '../../../core/plan/hint-wording.ts'
import { findingsIn } from '../../../core/plan/rules.ts'
import { findingWording } from '../../../core/plan/wording.ts'
import { FoundList } from '../check/found-list.tsx'
import { PlanInNumbers } from '../check/plan-in-numbers.tsx'
import type { PreviewProps } from './preview-props.ts'
import { itemsAfter } from './upload-merge.ts'

/** What the plan would be after the upload, and what the rules would find in it. */
export function PreviewedResult({ request, opened, draft, merge, choices }: PreviewProps) {
  const { dated, today, casefile, events } = opened
  const plan = { items: itemsAfter(merge, choices, draft) }
  if (dated === null || today === null) return null
  const subject = { plan, gaps: casefile.gaps, signOff: 'not-asked', lateAccepted: false } as const
  const quotes = quotesOn(dated, request.today)
  const hints = hintsOfPlan(plan, casefile, events, today, request.today)
  const isOpen = merge.conflicts.some(({ evidence }) => !choices.items.has(evidence))
  return (
    <>
      <h2 class="nhsuk-heading-m">The plan after that</h2>
      {isOpen && <p>Counted with what is on the web wherever you have not chosen yet.</p>}
      <PlanInNumbers plan={plan} />
      <FoundList
        caption="Findings"
        found={findingsIn(subject, today).map((finding) => findingWording(finding, quotes))}
        address={null}
        empty="No findings: the rules would find nothing against it."
      />
      <FoundList caption="Hints" found={hints.map(hintWording)} address={null} empty="No hints." />
      <p>Taking the workbook in is an edit: the SIRO has to sign off the plan after it.</p>
    </>
  )
}
