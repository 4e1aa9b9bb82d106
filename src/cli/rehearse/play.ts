import type { Casework } from '../../casework/casework.ts'
import { openTheDay } from '../../casework/open-the-day.ts'
import { issueChange } from '../../casework/rehearsal/issue-change.ts'
import type { Cast } from '../../casework/rehearsal/people.ts'
import { askedOn } from '../../casework/rehearsal/record.ts'
import { addDays, type Day } from '../../core/day.ts'
import type { CycleName } from '../../core/guidance/cycles.ts'
import { type PreparedAmendment, preparedAmendments } from '../../core/guidance/prepared-amendments.ts'
import type { Organisation } from '../../core/organisation.ts'
import type { Agenda, DaysWork } from './agenda.ts'
import { chanceFrom } from './chance.ts'
import { stepsAfterAsks } from './desk.ts'
import { inParallel } from './in-parallel.ts'
import { takeStep } from './take-step.ts'

export type Play = {
  /** Its clock stands on the day that `standOn` was told last. */
  readonly casework: Casework
  readonly standOn: (day: Day) => void
  readonly cycle: CycleName
  readonly cast: Cast
  readonly agenda: Agenda
  readonly organisations: ReadonlyMap<string, Organisation>
  readonly seed: string
  /** Whether prepared changes of guidance are issued on their day. */
  readonly withAmendment: boolean
  /** Which days are opened; on the others the machine is off. */
  readonly opens: (day: Day) => boolean
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
    if (whole.opens(day)) await openDay(whole, day)
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
async function openDay({ casework, cycle, agenda, organisations, seed }: Play, day: Day): Promise<void> {
  const opened = await openTheDay(casework, day, 'Rehearsal')
  if (opened.result !== 'opened') throw new Error(`${day} cannot be opened: ${opened.refusal.name}`)
  if (opened.day.asks === 0) return
  for (const { organisation: code, standing } of await askedOn(casework, cycle, day)) {
    const organisation = organisations.get(code)
    if (organisation !== undefined) {
      agenda.add(organisation, stepsAfterAsks(standing, day, chanceFrom(`${seed} desk ${code} ${day}`)))
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
