import type { Casework } from '../../casework/casework.ts'
import { type Day, day } from '../../core/day.ts'
import { awaitingReview } from './awaiting-review.ts'
import { attachDemoEvidence } from './demo-evidence.ts'
import { sendDemoMail } from './demo-mail.ts'
import { listDemoServices } from './demo-services.ts'
import { otherBodies } from './other-bodies.ts'
import { silentTrusts } from './silent-trusts.ts'
import type { Story } from './story.ts'
import { tellStories } from './tell-stories.ts'
import { trustsFinishing } from './trusts-finishing.ts'
import { trustsUnderWay } from './trusts-under-way.ts'

/** Every made-up organisation with a story. */
export const demoStories: readonly Story[] = [
  ...trustsUnderWay,
  ...trustsFinishing,
  ...awaitingReview,
  ...silentTrusts,
  ...otherBodies,
]

/** The day the stories have reached: the register of real statuses is one day old then. */
export const dayOfTheStories: Day = day('2021-10-26')

/** Tells every story whose organisation nobody has touched yet, and gives a line about each of them. */
export async function fillDemo(casework: Casework): Promise<readonly string[]> {
  const told = await tellStories(casework, demoStories)
  await attachDemoEvidence(
    casework,
    told.map(({ organisation }) => organisation),
  )
  await listDemoServices(casework)
  await sendDemoMail(casework)
  return demoStories.map((story) => {
    const left = told.includes(story) ? '' : ' (left as it was: somebody has written there already)'
    return `${story.organisation}  ${story.tells}${left}`
  })
}
