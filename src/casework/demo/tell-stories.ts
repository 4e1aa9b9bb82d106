import { publicScope, type Tx } from '../../store/database/database.ts'
import type { CasefileKey } from '../../store/record/casefiles.ts'
import { casefileFor, findCasefile } from '../questions.ts'
import type { Services } from '../services.ts'
import { demoActor, demoCast } from './demo-people.ts'
import { emptyAgenda } from './stories/agenda.ts'
import { playDays } from './stories/play-days.ts'
import type { Step } from './stories/step.ts'
import { takeStep } from './stories/take-step.ts'

/** One fictional organisation's year in 2020-21, with a line about what is to be seen there. */
export type Story = {
  readonly organisation: string
  readonly summary: string
  /** In the order of their days. */
  readonly steps: readonly Step[]
}

/**
 * What became of a story. `left`: somebody had written in its casefile before it began. `stopped`: a step was refused,
 * because somebody else wrote there meanwhile. `broken-off`: the telling was ended, and can go on.
 */
export type StoryOutcome = {
  readonly story: Story
  readonly outcome: 'told' | 'left' | 'stopped' | 'broken-off'
  readonly because: string
}

/** Remembers how many steps of each story were taken, so that a telling goes on where it was broken off. */
export type Journal = {
  /** Steps taken, by organisation; a story that is not named here has not begun. */
  readonly taken: Map<string, number>
  /** Saves `taken` in a transaction, which is that of the step's events where it has one. */
  readonly save: (tx: Tx) => Promise<void>
}

type Telling = { readonly journal?: Journal; readonly signal?: AbortSignal }

/** Takes the steps of all stories that are still to be taken, in the order of their days, through the one door. */
export async function tellStories(
  casework: Services,
  stories: readonly Story[],
  { journal = { taken: new Map(), save: async () => {} }, signal }: Telling = {},
): Promise<readonly StoryOutcome[]> {
  const casefiles = await casefilesToFill(casework, stories, journal)
  const stopped = new Map<string, string>()
  const agenda = emptyAgenda()
  for (const { organisation: code, steps } of stories) {
    const casefile = casefiles.get(code)
    if (casefile !== undefined) agenda.add(casefile.organisation, steps.slice(journal.taken.get(code)))
  }
  const take = storyTaker(casework, casefiles, journal, stopped)
  const once = { agenda, until: null, beforeSteps: async () => {}, take, organisationsAtOnce: 1 }
  await playDays(signal === undefined ? once : { ...once, signal })
  return stories.map((story) => outcomeOf(story, casefiles, journal, stopped))
}

/** The casefiles of the stories that were begun by a telling, or that nobody has touched yet. */
async function casefilesToFill(
  casework: Services,
  stories: readonly Story[],
  { taken }: Journal,
): Promise<ReadonlyMap<string, CasefileKey>> {
  const found = new Map<string, CasefileKey>()
  for (const { organisation } of stories) {
    const key = await findCasefile(casework, organisation, '2020-21')
    if (key === null) throw new Error(`The demo has no organisation ${organisation}`)
    const isOurs = taken.has(organisation) || (await isUntouched(casework, key))
    if (!isOurs) continue
    found.set(organisation, key)
    taken.set(organisation, taken.get(organisation) ?? 0)
  }
  return found
}

async function isUntouched(casework: Services, key: CasefileKey): Promise<boolean> {
  const editor = await demoActor(casework, 'editor', key.organisation.code)
  const view = await casefileFor(casework, editor, 'read-casefile', key)
  return view !== null && view.casefile.version === 0 && view.casefile.assessmentDraft === null
}

/** Takes one step and counts it in the transaction of its events: after a kill it is neither lost nor taken twice. */
function storyTaker(
  casework: Services,
  casefiles: ReadonlyMap<string, CasefileKey>,
  { taken, save }: Journal,
  stopped: Map<string, string>,
) {
  const cast = demoCast(casework)
  return async ({ code }: CasefileKey['organisation'], step: Step): Promise<boolean> => {
    const casefile = casefiles.get(code)
    if (casefile === undefined || stopped.has(code)) return false
    const before = taken.get(code) ?? 0
    const count = async (tx: Tx) => {
      taken.set(code, before + 1)
      await save(tx)
    }
    const outcome = await takeStep(casework, cast, casefile, step, count)
    if (outcome.result === 'taken' && step.by === 'service') await casework.database.inTransaction(publicScope, count)
    if (outcome.result === 'refused') stopped.set(code, outcome.because)
    if (outcome.result === 'nothing-to-do') stopped.set(code, `there was nothing to do on ${step.on}`)
    return outcome.result === 'taken'
  }
}

function outcomeOf(
  story: Story,
  casefiles: ReadonlyMap<string, CasefileKey>,
  { taken }: Journal,
  stopped: ReadonlyMap<string, string>,
): StoryOutcome {
  const because = stopped.get(story.organisation) ?? ''
  if (!casefiles.has(story.organisation)) return { story, outcome: 'left', because }
  if (because !== '') return { story, outcome: 'stopped', because }
  const isTold = (taken.get(story.organisation) ?? 0) >= story.steps.length
  return { story, outcome: isTold ? 'told' : 'broken-off', because }
}
