import { demoActor } from '../../casework/demo/demo-people.ts'
import { handle } from '../../casework/handle.ts'
import { casefileFor, findCasefile } from '../../casework/questions.ts'
import type { Services } from '../../casework/services.ts'
import { remindIn } from '../../casework/timetable/daily-run.ts'
import type { Casefile } from '../../core/casefile/casefile.ts'
import type { Command } from '../../core/casefile/commands.ts'
import { refusalMessage } from '../../core/casefile/decide/refusals.ts'
import { type Day, day } from '../../core/day.ts'

const cycle = '2020-21'

/**
 * Tells the stories through the one door, step by step, as the days follow one another across all of them. An
 * organisation where somebody has already written something is left as it is; gives those that were told. Throws when
 * a step is refused: a made-up story has to be sound.
 */
export async function playStories(casework: Services, stories: readonly Story[]): Promise<readonly Story[]> {
  const casefiles = new Map<Story, Casefile>()
  for (const story of stories) {
    const casefile = await casefileOf(casework, story)
    if (isUntouched(casefile)) casefiles.set(story, casefile)
  }
  const told = [...casefiles.keys()]
  for (const { story, happens } of told.flatMap(storyEventsOf).toSorted((a, b) => a.on.localeCompare(b.on))) {
    const casefile = casefiles.get(story)
    if (casefile !== undefined) casefiles.set(story, await happens(casework, casefile))
  }
  return told
}

type StoryEvent = {
  readonly story: Story
  readonly on: Day
  readonly happens: (casework: Services, casefile: Casefile) => Promise<Casefile>
}

function storyEventsOf(story: Story): readonly StoryEvent[] {
  const steps = story.steps.map((step): StoryEvent => {
    return { story, on: day(step[0]), happens: (casework, casefile) => takeStep(casework, step, casefile) }
  })
  const asks = (story.remindedOn ?? []).map((text): StoryEvent => {
    const on = day(text)
    return { story, on, happens: (casework, casefile) => sendReminders(casework, story, casefile, on) }
  })
  return [...steps, ...asks]
}

async function sendReminders(
  casework: Services,
  story: Story,
  { organisation, cycle: of }: Casefile,
  on: Day,
): Promise<Casefile> {
  await remindIn(casework, { organisation, cycle: of }, on)
  return casefileOf(casework, story)
}

async function casefileOf(casework: Services, { organisation }: Story): Promise<Casefile> {
  const editor = await demoActor(casework, 'editor', organisation)
  const place = await findCasefile(casework, organisation, cycle)
  const view = place === null ? null : await casefileFor(casework, editor, 'read-casefile', place)
  if (view === null) throw new Error(`The demo has no organisation ${organisation}`)
  return view.casefile
}

function isUntouched({ version, assessmentDraft }: Casefile): boolean {
  return version === 0 && assessmentDraft === null
}

async function takeStep(casework: Services, [on, who, order]: Step, casefile: Casefile): Promise<Casefile> {
  const { organisation } = casefile
  const today = day(on)
  const then = { ...casework, clock: { ...casework.clock, today: () => today } }
  const actor = await demoActor(casework, who, organisation.code)
  const handled = await handle(then, actor, { organisation, cycle: casefile.cycle }, order(casefile))
  if (handled.result === 'done') return handled.casefile
  const because = handled.result === 'refused' ? refusalMessage(handled.refusal) : `${who} may not do it`
  throw new Error(`The story of ${organisation.name} goes wrong on ${on}: ${because}`)
}

/** One made-up organisation's year. `tells` says in a line what is to be seen there. */
export type Story = {
  readonly organisation: string
  readonly summary: string
  readonly steps: readonly Step[]
  /** The days on which the timetable asks for what has not come, after the steps of the day. */
  readonly remindedOn?: readonly string[]
}

/** A day, one of the demo's people by key, and what they order when the casefile stands as it does then. */
export type Step = readonly [on: string, who: string, order: (casefile: Casefile) => Command]
