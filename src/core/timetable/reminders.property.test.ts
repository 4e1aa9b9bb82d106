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

const isOpened = fc.array(fc.boolean(), { minLength: 40, maxLength: 40 })
const anyGuidance = fc.constantFrom(guidance2021, afterDecember)

type Lived = { readonly casefile: Casefile; readonly timetableState: TimetableState; readonly asked: readonly Made[] }
type Made = SentReminder & { readonly before: TimetableState }

/** A made-up story lived through day by day, the mornings in `open` opened: what was asked, and what it came to. */
function live(events: readonly CasefileEvent[], open: readonly boolean[], dated: CycleGuidance): Lived {
  const organisation = delivering().organisation as Casefile['organisation']
  let casefile = newCasefile(organisation, '2020-21')
  const asked: Made[] = []
  const waiting = [...events]
  for (let on = day('2021-06-01'), n = 0; on <= day('2022-02-15'); on = addDays(on, 1), n++) {
    if (open[n % open.length]) {
      const timetableState = timetableStateOf(casefile)
      const asks = remindersDue({ organisation, timetableState }, dated, on)
      asked.push(...asks.map((ask) => ({ ...ask, on, before: timetableState })))
      if (asks.length > 0)
        casefile = evolve(casefile, { type: 'reminders-sent', reminders: asks, by: theService, on, guidance: '' })
      assert.deepEqual(timetableStateOf(casefile), afterwards(timetableState, asks, on))
    }
    while (waiting[0] !== undefined && waiting[0].on <= on) {
      const [event] = waiting.splice(0, 1)
      if (event !== undefined) casefile = evolve(casefile, event)
    }
  }
  return { casefile, timetableState: timetableStateOf(casefile), asked }
}

function afterwards(timetableState: TimetableState, asks: ReturnType<typeof remindersDue>, on: Day): TimetableState {
  return timetableStateAfter(
    timetableState,
    asks.map((ask) => ({ ...ask, on })),
  )
}

const anyLife = fc
  .tuple(anyStory, isOpened, anyGuidance)
  .map(([stories, open, dated]) => ({ life: live(stories.at(-1)?.events ?? [], open, dated), dated }))

test('T4 T6 whatever happens and whichever days are opened, the same is never asked twice', () => {
  fc.assert(
    fc.property(anyLife, ({ life: { asked } }) => {
      for (const [place, one] of asked.entries())
        assert.ok(!asked.slice(place + 1).some((other) => isSameReminder(one, other)), JSON.stringify(one))
    }),
    { numRuns: 25 },
  )
})

test('G1 whatever happens, nothing is asked that was met, missed or withdrawn, and its email says what still holds', () => {
  fc.assert(
    fc.property(anyLife, ({ life: { asked }, dated }) => {
      for (const { before: timetableState, ...ask } of asked) {
        const bound = { ...delivering(), timetableState }
        const due = duesOf(bound, dated, ask.on).find(({ milestone }) => milestone === ask.milestone)
        assert.ok(
          due !== undefined && ['ahead', 'asked-for', 'due', 'overdue'].includes(due.state),
          JSON.stringify(ask),
        )
        const after = { ...bound, timetableState: timetableStateAfter(timetableState, [ask]) }
        assert.ok(isStillDue(ask, after, dated, ask.on), JSON.stringify(ask))
      }
    }),
    { numRuns: 25 },
  )
})

test('G1 once what was asked for has come, no email says so any more', () => {
  fc.assert(
    fc.property(anyLife, ({ life: { asked, timetableState }, dated }) => {
      const bound = { ...delivering(), timetableState }
      const today = day('2022-02-15')
      for (const { before: _, ...ask } of asked) {
        const due = duesOf(bound, dated, today).find(({ milestone }) => milestone === ask.milestone)
        const isOver = due === undefined || ['met', 'missed', 'withdrawn'].includes(due.state)
        if (isOver) assert.ok(!isStillDue(ask, bound, dated, today), JSON.stringify(ask))
      }
    }),
    { numRuns: 25 },
  )
})

test('T5 T8 with days missed, the region and the organisation are still asked for the same, in the same order', () => {
  const lasting = (asks: readonly SentReminder[]) =>
    asks
      .filter(({ step }) => step === 'overdue' || step === 'region')
      .map(({ milestone, dueDate, step }) => `${milestone} ${dueDate} ${step}`)
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10 }), anyGuidance, (gap, dated) => {
      const whole = remindersSent('2021-07-13', '2022-02-15', delivering(), dated)
      let n = 0
      const some = remindersSent('2021-07-13', '2022-02-15', delivering(), dated, () => n++ % gap !== 0)
      assert.deepEqual(lasting(some), lasting(whole))
    }),
  )
})
