import { finalReviewsToConclude } from '../../casework/final-review.ts'
import { latestChange } from '../../casework/guidance.ts'
import { mailedPlans } from '../../casework/mailed-plans.ts'
import { casefilesInMyRegions, myWork } from '../../casework/my-work.ts'
import { noticesFor } from '../../casework/notices.ts'
import { cycleOn } from '../../core/register/query.ts'
import { type Answer, show } from '../answer.ts'
import { GuidanceNotice } from '../components/guidance-notice.tsx'
import { MailedWorkbooks } from '../components/mailed-workbooks.tsx'
import { Notices } from '../components/notices.tsx'
import { Frame } from '../frame.tsx'
import type { SignedInRequest } from '../page-request.ts'
import { FinalReviewLines } from './final-review-lines.tsx'
import { LookAt } from './look-at.tsx'
import { RegionCasefiles } from './region-casefiles.tsx'
import { WorkTable } from './work-table.tsx'

/** My work: one list, most urgent first; then what waits for others, and what I may look at. */
export async function myWorkPage({ casework, viewer, today }: SignedInRequest): Promise<Answer> {
  const lines = await myWork(casework, viewer)
  const [mine, others] = [lines.filter((line) => line.mine), lines.filter((line) => !line.mine)]
  const inRegions = await casefilesInMyRegions(casework, viewer)
  return show(
    <Frame viewer={viewer} title="My work" wide>
      <MailedWorkbooks plans={await mailedPlans(casework, viewer)} />
      <h1 class="nhsuk-heading-l">My work</h1>
      <GuidanceNotice cycle={cycleOn(today)} change={await latestChange(casework, cycleOn(today))} />
      <Notices notices={await noticesFor(casework, viewer)} />
      <FinalReviewLines reviews={await finalReviewsToConclude(casework, viewer)} />
      <WorkTable caption="What you can do next, most urgent first" lines={mine} empty="Nothing waits for you now." />
      {others.length > 0 && <WorkTable caption="What waits for others" lines={others} empty="" why="Who acts next" />}
      {viewer.appointments.some((each) => 'region' in each) && <RegionCasefiles rows={inRegions} />}
      <LookAt viewer={viewer} />
    </Frame>,
  )
}
