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
 * Tells one story through the one door, each step on its own day; `left` where somebody has already written something
 * there. Throws when a step is refused: a made-up story has to be sound.
 */
export async function tellStory(casework: Casework, story: Story): Promise<'told' | 'left'> {
  let casefile = await untouched(casework, story)
  if (casefile === null) return 'left'
  for (const step of story.steps) casefile = await takeStep(casework, story, step, casefile)
  return 'told'
}

async function untouched(casework: Casework, { organisation }: Story): Promise<Casefile | null> {
  const editor = await demoActor(casework, 'editor', organisation)
  const place = await placeOf(casework, organisation, cycle)
  const view = place === null ? null : await casefileFor(casework, editor, 'read-casefile', place)
  if (view === null) throw new Error(`The demo has no organisation ${organisation}`)
  return view.casefile.version === 0 && view.casefile.assessmentDraft === null ? view.casefile : null
}

async function takeStep(
  casework: Casework,
  { organisation }: Story,
  [on, who, order]: Step,
  casefile: Casefile,
): Promise<Casefile> {
  const today = day(on)
  const actor = await demoActor(casework, who, organisation)
  const then = { ...casework, clock: { ...casework.clock, today: () => today } }
  const place = { organisation: casefile.organisation, cycle: casefile.cycle }
  const handled = await handle(then, actor, place, order(casefile))
  if (handled.result === 'done') return handled.casefile
  const because = handled.result === 'refused' ? sayRefusal(handled.refusal) : `${who} may not do it`
  throw new Error(`The story of ${organisation} goes wrong on ${on}: ${because}`)
}
