import type { Agenda } from '../../casework/demo/stories/agenda.ts'
import { playDays } from '../../casework/demo/stories/play-days.ts'
import { takeStep } from '../../casework/demo/stories/take-step.ts'
import { confirmChange, proposeChange } from '../../casework/guidance/guidance-changes.ts'
import { previewedProposal } from '../../casework/guidance/guidance-preview.ts'
import { notifyOfChange } from '../../casework/guidance/notify-of-change.ts'
import type { RehearsalCast } from '../../casework/rehearsal/people.ts'
import { remindedOn } from '../../casework/rehearsal/record.ts'
import type { Services } from '../../casework/services.ts'
import { runDay } from '../../casework/timetable/daily-run.ts'
import type { Actor } from '../../core/actor.ts'
import type { Day } from '../../core/day.ts'
import type { CycleName } from '../../core/guidance/cycles.ts'
import { type PreparedAmendment, preparedAmendments } from '../../core/guidance/prepared-amendments.ts'
import type { Organisation } from '../../core/organisation.ts'
import { chanceFrom } from './chance.ts'
import { stepsAfterReminders } from './reactions.ts'

type Play = {
  /** Its clock gives the day that `standOn` was last given. */
  readonly casework: Services
  readonly standOn: (day: Day) => void
  readonly cycle: CycleName
  readonly cast: RehearsalCast
  readonly agenda: Agenda
  readonly organisations: ReadonlyMap<string, Organisation>
  readonly seed: string
  /** Whether prepared changes of guidance are issued on their day. */
  readonly withAmendment: boolean
  /** The days on which the daily run is made; on the others the machine is off. */
  readonly runsOn: (day: Day) => boolean
  readonly until: Day
  readonly progress: (day: Day, commands: number) => void
}

/** More would wait for the two cores, not for the database. */
const organisationsAtOnce = 6

/** Plays the days one after the other; gives how many commands were accepted. Throws where one is refused. */
export function play(whole: Play): Promise<number> {
  const { casework, cast, cycle, agenda, until, progress } = whole
  return playDays({
    ...{ agenda, until, progress, organisationsAtOnce },
    beforeSteps: async (day) => {
      whole.standOn(day)
      if (whole.withAmendment) await issueChangesOf(whole, day)
      if (whole.runsOn(day)) await runDayOf(whole, day)
    },
    take: async (organisation, step) => {
      const taken = await takeStep(casework, cast.actorFor, { organisation, cycle }, step)
      if (taken.result !== 'refused') return taken.result === 'taken'
      throw new Error(`The made-up behaviour of ${organisation.code} is not sound: ${taken.because}`)
    },
  })
}

/** G1: on the first day it is in force, before that day’s daily run. */
async function issueChangesOf({ casework, cast, cycle }: Play, day: Day): Promise<void> {
  const due = preparedAmendments.filter((each) => each.cycle === cycle && firstDayOf(each) === day)
  for (const prepared of due) {
    await issueChange(casework, cast.national('lead', 0), cast.national('lead', 1), prepared)
  }
}

function firstDayOf({ amendments }: PreparedAmendment): Day | undefined {
  return amendments.map(({ from }) => from).toSorted()[0]
}

/** The service sends the reminders of the timetable; what follows from them is added to the agenda. */
async function runDayOf({ casework, cycle, agenda, organisations, seed }: Play, day: Day): Promise<void> {
  const run = await runDay(casework, day, 'Rehearsal')
  if (run.result !== 'done') throw new Error(`There is no daily run on ${day}: ${run.refusal.name}`)
  if (run.day.reminders === 0) return
  for (const { organisation: code, timetableState } of await remindedOn(casework, cycle, day)) {
    const organisation = organisations.get(code)
    if (organisation !== undefined) {
      agenda.add(organisation, stepsAfterReminders(timetableState, day, chanceFrom(`${seed} desk ${code} ${day}`)))
    }
  }
}

/** G2: one lead proposes a prepared change, another sees its effects and issues it, as on the screens; those affected get an email. */
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
