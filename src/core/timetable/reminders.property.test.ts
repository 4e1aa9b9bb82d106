import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { theService } from '../actor.ts'
import { type Casefile, newCasefile } from '../casefile/casefile.ts'
import type { CasefileEvent } from '../casefile/events.ts'
import { evolve } from '../casefile/evolve.ts'
import { anyStory } from '../casefile/made-up-stories.builders.ts'
import { isSameReminder, type SentReminder } from '../casefile/reminders.ts'
import { addDays, type Day, day } from '../day.ts'
import { guidance2021 } from '../guidance/cycles/2020-21.ts'
import type { CycleGuidance } from '../guidance/guidance.ts'
import { duesOf } from './due.ts'
import { isStillDue, remindersDue } from './reminders-due.ts'
import { afterDecember, delivering, remindersSent } from './timetable.builders.ts'
import { type TimetableState, timetableStateAfter, timetableStateOf } from './timetable-state.ts'

const anyDaysRun = fc.array(fc.boolean(), { minLength: 40, maxLength: 40 })
const anyGuidance = fc.constantFrom(guidance2021, afterDecember)

type Year = {
  readonly casefile: Casefile
  readonly timetableState: TimetableState
  readonly sent: readonly SentWithState[]
}
type SentWithState = SentReminder & { readonly before: TimetableState }

/**
 * Goes through a made-up story day by day, with a daily run on the days in `daysRun`: the reminders sent, and the
 * casefile after.
 */
function liveThrough(events: readonly CasefileEvent[], daysRun: readonly boolean[], dated: CycleGuidance): Year {
  const organisation = delivering().organisation as Casefile['organisation']
  let casefile = newCasefile(organisation, '2020-21')
  const sent: SentWithState[] = []
  const upcoming = [...events]
  for (let on = day('2021-06-01'), n = 0; on <= day('2022-02-15'); on = addDays(on, 1), n++) {
    if (daysRun[n % daysRun.length]) {
      const timetableState = timetableStateOf(casefile)
      const reminders = remindersDue({ organisation, timetableState }, dated, on)
      sent.push(...reminders.map((reminder) => ({ ...reminder, on, before: timetableState })))
      if (reminders.length > 0)
        casefile = evolve(casefile, { type: 'reminders-sent', reminders, by: theService, on, guidance: '' })
      assert.deepEqual(timetableStateOf(casefile), afterwards(timetableState, reminders, on))
    }
    while (upcoming[0] !== undefined && upcoming[0].on <= on) {
      const [event] = upcoming.splice(0, 1)
      if (event !== undefined) casefile = evolve(casefile, event)
    }
  }
  return { casefile, timetableState: timetableStateOf(casefile), sent }
}

function afterwards(
  timetableState: TimetableState,
  reminders: ReturnType<typeof remindersDue>,
  on: Day,
): TimetableState {
  return timetableStateAfter(
    timetableState,
    reminders.map((reminder) => ({ ...reminder, on })),
  )
}

const anyYear = fc
  .tuple(anyStory, anyDaysRun, anyGuidance)
  .map(([stories, daysRun, dated]) => ({ year: liveThrough(stories.at(-1)?.events ?? [], daysRun, dated), dated }))

test('T4 T6 whatever happens and on whichever days the service runs, no reminder is sent twice', () => {
  fc.assert(
    fc.property(anyYear, ({ year: { sent } }) => {
      for (const [index, reminder] of sent.entries())
        assert.ok(!sent.slice(index + 1).some((other) => isSameReminder(reminder, other)), JSON.stringify(reminder))
    }),
    { numRuns: 25 },
  )
})

test('G1 whatever happens, no reminder is sent about what was met, missed or withdrawn, and it is still due when its email goes', () => {
  fc.assert(
    fc.property(anyYear, ({ year: { sent }, dated }) => {
      for (const { before: timetableState, ...reminder } of sent) {
        const input = { ...delivering(), timetableState }
        const due = duesOf(input, dated, reminder.on).find(({ milestone }) => milestone === reminder.milestone)
        assert.ok(
          due !== undefined && ['ahead', 'asked-for', 'due', 'overdue'].includes(due.state),
          JSON.stringify(reminder),
        )
        const after = { ...input, timetableState: timetableStateAfter(timetableState, [reminder]) }
        assert.ok(isStillDue(reminder, after, dated, reminder.on), JSON.stringify(reminder))
      }
    }),
    { numRuns: 25 },
  )
})

test('G1 once what a reminder asks for is met, missed or withdrawn, its email is no longer due', () => {
  fc.assert(
    fc.property(anyYear, ({ year: { sent, timetableState }, dated }) => {
      const input = { ...delivering(), timetableState }
      const today = day('2022-02-15')
      for (const { before: _, ...reminder } of sent) {
        const due = duesOf(input, dated, today).find(({ milestone }) => milestone === reminder.milestone)
        const isOver = due === undefined || ['met', 'missed', 'withdrawn'].includes(due.state)
        if (isOver) assert.ok(!isStillDue(reminder, input, dated, today), JSON.stringify(reminder))
      }
    }),
    { numRuns: 25 },
  )
})

test('T5 T8 with days missed, the overdue emails and the requests to the region are the same, in the same order', () => {
  const lastSteps = (reminders: readonly SentReminder[]) =>
    reminders
      .filter(({ step }) => step === 'overdue' || step === 'region')
      .map(({ milestone, dueDate, step }) => `${milestone} ${dueDate} ${step}`)
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10 }), anyGuidance, (gap, dated) => {
      const whole = remindersSent('2021-07-13', '2022-02-15', delivering(), dated)
      let n = 0
      const some = remindersSent('2021-07-13', '2022-02-15', delivering(), dated, () => n++ % gap !== 0)
      assert.deepEqual(lastSteps(some), lastSteps(whole))
    }),
  )
})
