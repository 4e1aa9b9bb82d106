import type { Casework } from '../../casework/casework.ts'
import { demoActor } from '../../casework/demo-actor.ts'
import { handle } from '../../casework/handle.ts'
import { casefileFor, placeOf } from '../../casework/questions.ts'
import type { Casefile } from '../../core/casefile/casefile.ts'
import { sayRefusal } from '../../core/casefile/refusals.ts'
import { day } from '../../core/day.ts'
import type { Step, Story } from './story.ts'

const cycle = '2020-21'

/**
 * Tells the stories through the one door, step by step, as the days follow one another across all of them. An
 * organisation where somebody has already written something is left as it is; gives those that were told. Throws when
 * a step is refused: a made-up story has to be sound.
 */
export async function tellStories(casework: Casework, stories: readonly Story[]): Promise<readonly Story[]> {
  const casefiles = new Map<Story, Casefile>()
  for (const story of stories) {
    const casefile = await casefileOf(casework, story)
    if (isUntouched(casefile)) casefiles.set(story, casefile)
  }
  const told = [...casefiles.keys()]
  const steps = told.flatMap((story) => story.steps.map((step) => ({ story, step })))
  for (const { story, step } of steps.toSorted((a, b) => day(a.step[0]).localeCompare(day(b.step[0])))) {
    const casefile = casefiles.get(story)
    if (casefile !== undefined) casefiles.set(story, await takeStep(casework, step, casefile))
  }
  return told
}

async function casefileOf(casework: Casework, { organisation }: Story): Promise<Casefile> {
  const editor = await demoActor(casework, 'editor', organisation)
  const place = await placeOf(casework, organisation, cycle)
  const view = place === null ? null : await casefileFor(casework, editor, 'read-casefile', place)
  if (view === null) throw new Error(`The demo has no organisation ${organisation}`)
  return view.casefile
}

function isUntouched({ version, assessmentDraft }: Casefile): boolean {
  return version === 0 && assessmentDraft === null
}

async function takeStep(casework: Casework, [on, who, order]: Step, casefile: Casefile): Promise<Casefile> {
  const { organisation } = casefile
  const today = day(on)
  const then = { ...casework, clock: { ...casework.clock, today: () => today } }
  const actor = await demoActor(casework, who, organisation.code)
  const handled = await handle(then, actor, { organisation, cycle: casefile.cycle }, order(casefile))
  if (handled.result === 'done') return handled.casefile
  const because = handled.result === 'refused' ? sayRefusal(handled.refusal) : `${who} may not do it`
  throw new Error(`The story of ${organisation.name} goes wrong on ${on}: ${because}`)
}
