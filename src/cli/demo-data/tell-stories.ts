import type { Casework } from '../../casework/casework.ts'
import { demoActor } from '../../casework/demo-actor.ts'
import { handle } from '../../casework/handle.ts'
import { casefileFor, placeOf } from '../../casework/questions.ts'
import { recordAsksOf } from '../../casework/record-asks.ts'
import type { Casefile } from '../../core/casefile/casefile.ts'
import { sayRefusal } from '../../core/casefile/refusals.ts'
import { type Day, day } from '../../core/day.ts'
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
  for (const { story, happens } of told.flatMap(happeningsOf).toSorted((a, b) => a.on.localeCompare(b.on))) {
    const casefile = casefiles.get(story)
    if (casefile !== undefined) casefiles.set(story, await happens(casework, casefile))
  }
  return told
}

type Happening = {
  readonly story: Story
  readonly on: Day
  readonly happens: (casework: Casework, casefile: Casefile) => Promise<Casefile>
}

function happeningsOf(story: Story): readonly Happening[] {
  const steps = story.steps.map((step): Happening => {
    return { story, on: day(step[0]), happens: (casework, casefile) => takeStep(casework, step, casefile) }
  })
  const asks = (story.askedOn ?? []).map((text): Happening => {
    const on = day(text)
    return { story, on, happens: (casework, casefile) => ask(casework, story, casefile, on) }
  })
  return [...steps, ...asks]
}

async function ask(
  casework: Casework,
  story: Story,
  { organisation, cycle: of }: Casefile,
  on: Day,
): Promise<Casefile> {
  await recordAsksOf(casework, { organisation, cycle: of }, on)
  return casefileOf(casework, story)
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
