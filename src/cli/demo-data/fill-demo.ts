import { demoActor } from '../../casework/demo/demo-people.ts'
import { type ServiceEntry, saveService } from '../../casework/regions/services-directory.ts'
import type { Services } from '../../casework/services.ts'
import { parseEvidenceArea } from '../../core/catalogue/evidence.ts'
import { type Day, day } from '../../core/day.ts'
import { awaitingReview } from './awaiting-review.ts'
import { attachDemoEvidence } from './demo-evidence.ts'
import { sendDemoMail } from './demo-mail.ts'
import { otherBodies } from './other-bodies.ts'
import { playStories, type Story } from './play-stories.ts'
import { silentTrusts } from './silent-trusts.ts'
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
export async function fillDemo(casework: Services): Promise<readonly string[]> {
  const told = await playStories(casework, demoStories)
  await attachDemoEvidence(
    casework,
    told.map(({ organisation }) => organisation),
  )
  await listDemoServices(casework)
  await sendDemoMail(casework)
  return demoStories.map((story) => {
    const left = told.includes(story) ? '' : ' (left as it was: somebody has written there already)'
    return `${story.organisation}  ${story.summary}${left}`
  })
}

/** Made-up services: none of them can be reached. */
const services: readonly (Omit<ServiceEntry, 'serves' | 'from' | 'until'> & { readonly serves: string })[] = [
  {
    name: 'Example Secure Boundary (fictional)',
    helpsWith: 'Looks after the boundary between a Trust’s network and the internet',
    serves: '9.1 9.6.2',
    contact: 'secure.boundary@services.example',
  },
  {
    name: 'Example Remote Access Clinic (fictional)',
    helpsWith: 'Half a day with an engineer: a second factor for remote and privileged accounts',
    serves: '4.2 4.5.3',
    contact: 'remote.access@services.example',
  },
  {
    name: 'Example Unsupported Systems Review (fictional)',
    helpsWith: 'Finds systems that are not supported any more, and plans how to part with them',
    serves: '8',
    contact: 'unsupported.systems@services.example',
  },
]

/** Fills the directory of the demo; an entry that is there stays as it is. */
async function listDemoServices(casework: Services): Promise<void> {
  const lead = await demoActor(casework, 'lead', 'XCE')
  for (const { serves, ...service } of services) {
    const areas = serves.split(' ').flatMap((text) => parseEvidenceArea(text) ?? [])
    await saveService(casework, lead, null, { ...service, serves: areas, from: day('2021-04-01'), until: null })
  }
}
