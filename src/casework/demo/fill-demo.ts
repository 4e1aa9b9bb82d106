import { parseEvidenceArea } from '../../core/catalogue/evidence.ts'
import { type Day, day } from '../../core/day.ts'
import { publicScope } from '../../store/database/database.ts'
import { lockFilling } from '../../store/demo/demo.ts'
import { type ServiceEntry, saveService } from '../regions/services-directory.ts'
import type { Services } from '../services.ts'
import type { DemoClock } from './demo-clock.ts'
import { demoActor } from './demo-people.ts'
import { awaitingReview } from './examples/awaiting-review.ts'
import { attachDemoEvidence } from './examples/demo-evidence.ts'
import { sendDemoMail } from './examples/demo-mail.ts'
import { otherBodies } from './examples/other-bodies.ts'
import { silentTrusts } from './examples/silent-trusts.ts'
import { trustsFinishing } from './examples/trusts-finishing.ts'
import { trustsUnderWay } from './examples/trusts-under-way.ts'
import { openFillingJournal, readFilling, saveFilling } from './filling.ts'
import { type Story, type StoryOutcome, tellStories } from './tell-stories.ts'

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

type FillOptions = {
  /** The demo's clock, which moves to the day of the stories, unless it is later already. */
  readonly clock?: DemoClock
  /** Ends the filling after the step that is being taken; the next filling goes on from there. */
  readonly signal?: AbortSignal
}

/** `lines`: one about each story. `already-filling`: another process, or another task of this one, is at it. */
export type FillResult =
  | { readonly result: 'filled' | 'broken-off'; readonly lines: readonly string[] }
  | { readonly result: 'already-filling' }

/**
 * Tells every story whose organisation nobody has touched yet, and goes on with those that were broken off. May be
 * called again at any time; one filling at a time works on a database.
 */
export function fillDemo(casework: Services, options: FillOptions = {}): Promise<FillResult> {
  return casework.database.inTransaction(publicScope, async (tx): Promise<FillResult> => {
    if (!(await lockFilling(tx))) return { result: 'already-filling' }
    return fillAlone(casework, options)
  })
}

async function fillAlone(casework: Services, { clock, signal }: FillOptions): Promise<FillResult> {
  const { finished } = await readFilling(casework)
  const journal = await openFillingJournal(casework)
  const before = new Map(journal.taken)
  const outcomes = await tellStories(casework, demoStories, { journal, ...(signal === undefined ? {} : { signal }) })
  const lines = outcomes.map((each) => lineOf(each, before))
  if (signal?.aborted === true) return { result: 'broken-off', lines }
  const told = outcomes.filter(({ story, outcome }) => outcome === 'told' && !(finished && isTold(story, before)))
  await attachDemoEvidence(
    casework,
    told.map(({ story }) => story.organisation),
  )
  await listDemoServices(casework)
  await sendDemoMail(casework)
  await clock?.moveTo(dayOfTheStories)
  await saveFilling(casework, { taken: Object.fromEntries(journal.taken), finished: true })
  return { result: 'filled', lines }
}

function isTold({ organisation, steps }: Story, taken: ReadonlyMap<string, number>): boolean {
  return (taken.get(organisation) ?? -1) >= steps.length
}

function lineOf({ story, outcome, because }: StoryOutcome, before: ReadonlyMap<string, number>): string {
  const isLeft = outcome === 'left' || isTold(story, before)
  const left = isLeft ? ' (left as it was: somebody has written there already)' : ''
  const stopped = outcome === 'stopped' ? ` (stopped before its end: ${because})` : ''
  return `${story.organisation}  ${story.summary}${left}${stopped}`
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
