import { confirmChange, proposeChange } from '../../casework/guidance/guidance-changes.ts'
import { previewedProposal } from '../../casework/guidance/guidance-preview.ts'
import { notifyOfChange } from '../../casework/guidance/notify-of-change.ts'
import type { Cast } from '../../casework/rehearsal/people.ts'
import { remindedOn } from '../../casework/rehearsal/record.ts'
import type { Services } from '../../casework/services.ts'
import { runDay } from '../../casework/timetable/daily-run.ts'
import type { Actor } from '../../core/actor.ts'
import { addDays, type Day } from '../../core/day.ts'
import type { CycleName } from '../../core/guidance/cycles.ts'
import { type PreparedAmendment, preparedAmendments } from '../../core/guidance/prepared-amendments.ts'
import type { Organisation } from '../../core/organisation.ts'
import type { Agenda, DaysWork } from './agenda.ts'
import { chanceFrom } from './chance.ts'
import { stepsAfterReminders } from './reactions.ts'
import { takeStep } from './take-step.ts'

type Play = {
  /** Its clock stands on the day that `standOn` was told last. */
  readonly casework: Services
  readonly standOn: (day: Day) => void
  readonly cycle: CycleName
  readonly cast: Cast
  readonly agenda: Agenda
  readonly organisations: ReadonlyMap<string, Organisation>
  readonly seed: string
  /** Whether prepared changes of guidance are issued on their day. */
  readonly withAmendment: boolean
  /** Which days are opened; on the others the machine is off. */
  readonly runsOn: (day: Day) => boolean
  readonly until: Day
  readonly progress: (day: Day, commands: number) => void
}

/** More would wait for the two cores, not for the database. */
const organisationsAtOnce = 6

/** Plays the days one after the other; gives how many commands were accepted. */
export async function play(whole: Play): Promise<number> {
  let commands = 0
  const begins = whole.agenda.begins() ?? whole.until
  for (let day = begins; day <= whole.until; day = addDays(day, 1)) {
    whole.standOn(day)
    if (whole.withAmendment) await issueChangesOf(whole, day)
    if (whole.runsOn(day)) await runDayOf(whole, day)
    commands += await playDay(whole, whole.agenda.on(day))
    whole.progress(day, commands)
  }
  return commands
}

/** G1: on the day it holds from, before that day is opened. */
async function issueChangesOf({ casework, cast, cycle }: Play, day: Day): Promise<void> {
  const due = preparedAmendments.filter((each) => each.cycle === cycle && firstDayOf(each) === day)
  for (const prepared of due) {
    await issueChange(casework, cast.national('lead', 0), cast.national('lead', 1), prepared)
  }
}

function firstDayOf({ amendments }: PreparedAmendment): Day | undefined {
  return amendments.map(({ from }) => from).toSorted()[0]
}

/** The service asks what the timetable asks; those who are asked to act put it on the agenda. */
async function runDayOf({ casework, cycle, agenda, organisations, seed }: Play, day: Day): Promise<void> {
  const opened = await runDay(casework, day, 'Rehearsal')
  if (opened.result !== 'opened') throw new Error(`${day} cannot be opened: ${opened.refusal.name}`)
  if (opened.day.reminders === 0) return
  for (const { organisation: code, timetableState } of await remindedOn(casework, cycle, day)) {
    const organisation = organisations.get(code)
    if (organisation !== undefined) {
      agenda.add(organisation, stepsAfterReminders(timetableState, day, chanceFrom(`${seed} desk ${code} ${day}`)))
    }
  }
}

async function playDay({ casework, cast, cycle }: Play, works: readonly DaysWork[]): Promise<number> {
  let taken = 0
  await inParallel(works, organisationsAtOnce, async ({ organisation, steps }) => {
    for (const step of steps) if (await takeStep(casework, cast, cycle, organisation, step)) taken += 1
  })
  return taken
}

/** G2: one lead proposes a prepared change, another looks at what it does and issues it, as on the screens; those affected are told. */
async function issueChange(
  casework: Services,
  proposer: Actor,
  confirmer: Actor,
  { id: _, cycle, ...change }: PreparedAmendment,
): Promise<void> {
  const proposed = await proposeChange(casework, proposer, cycle, { ...change, reason: '' })
  if (proposed.result !== 'proposed') throw new Error(`The change cannot be proposed: ${JSON.stringify(proposed)}`)
  const key = { cycle, id: proposed.id }
  const seen = (await previewedProposal(casework, confirmer, key, 1))?.seen ?? 0
  const settled = await confirmChange(casework, confirmer, key, seen)
  if (settled.result !== 'done') throw new Error(`The change cannot be issued: ${JSON.stringify(settled)}`)
  await notifyOfChange(casework, proposed.id)
}

/** Does the work for each thing, so many at a time; the first failure ends it once what was begun is over. */
async function inParallel<T>(things: readonly T[], atOnce: number, work: (thing: T) => Promise<void>) {
  const waiting = [...things]
  const worker = async () => {
    for (let thing = waiting.shift(); thing !== undefined; thing = waiting.shift()) await work(thing)
  }
  const settled = await Promise.allSettled(Array.from({ length: atOnce }, worker))
  const failed = settled.find((each) => each.status === 'rejected')
  if (failed !== undefined) throw failed.reason
}
