import { anOrganisation } from '../../src/core/casefile/casefile.builders.ts'
import { day } from '../../src/core/day.ts'
import { audiences } from '../../src/core/emails/email.ts'
import { describeReminder } from '../../src/core/emails/reminder-recipients.ts'
import { guidance2021 } from '../../src/core/guidance/cycles/2020-21.ts'
import type { CycleGuidance } from '../../src/core/guidance/guidance.ts'
import { type CalendarDay, calendarOfCycle, calendarOfOrganisation } from '../../src/core/timetable/calendar.ts'
import { dueStateText, duesOf, nextFirst } from '../../src/core/timetable/due.ts'
import {
  concernNames,
  dueText,
  effectKindNames,
  effectText,
  queuedReminderText,
} from '../../src/core/timetable/effect.ts'
import { effectsOn } from '../../src/core/timetable/guidance-effects.ts'
import { milestones } from '../../src/core/timetable/milestones.ts'
import { isStillDue, plannedReminders, remindersDue } from '../../src/core/timetable/reminders-due.ts'
import { afterDecember, delivering } from '../../src/core/timetable/timetable.builders.ts'
import { timetableOn } from '../../src/core/timetable/timetable.ts'
import type { TimetableInput } from '../../src/core/timetable/timetable-state.ts'
import { markdownTable } from './fresh.ts'
import { situations } from './situations.ts'

/** `docs/generated/year.md`: how the timetable stands on both sides of each of its days, wherever an organisation may be. */
export function describeYear(): string {
  return [
    '# The year',
    'Generated from `src/core/timetable/`: run `test/docs/year.test.ts` with `WRITE_DOCS=1` to renew it. It shows how the timetable stands for different organisations on each day; a day on which nothing changes is left out.',
    '## The steps',
    markdownTable(
      ['Step', 'Title', 'Rules', 'Binds', 'If missed', 'Escalation steps'],
      Object.entries(milestones).map(([id, { title, rules, binds, ifMissed, steps: ladder }]) => [
        id,
        title,
        rules.join(' '),
        binds,
        ifMissed,
        ladder.join(' '),
      ]),
    ),
    '## Who gets emails',
    list(Object.entries(audiences).map(([id, { name, roles }]) => `\`${id}\` ${name}: ${roles.join(', ')}`)),
    '## Names of effects',
    list(
      [concernNames, effectKindNames].flatMap((table) =>
        Object.entries<string>(table).map(([id, name]) => `\`${id}\` ${name}`),
      ),
    ),
    ...calendars(),
    ...Object.entries(situations).flatMap(([name, bound]) => [`## ${name}`, yearOf(bound)]),
    '## What the change of 21 December 2021 does',
    list(Object.entries(situations).flatMap(([name, bound]) => effects(name, bound))),
  ].join('\n\n')
}

/** Both sides of each day of the guidance, and some days of asking. */
const days = [
  '2021-05-18',
  '2021-05-19',
  '2021-06-16',
  '2021-06-29',
  '2021-06-30',
  '2021-07-01',
  '2021-07-08',
  '2021-08-31',
  '2021-09-01',
  '2021-09-10',
  '2021-09-29',
  '2021-09-30',
  '2021-10-01',
  '2021-10-14',
  '2021-10-15',
  '2021-10-16',
  '2021-11-30',
  '2021-12-01',
  '2021-12-20',
  '2021-12-21',
  '2021-12-30',
  '2021-12-31',
  '2022-01-01',
  '2022-01-31',
].map(day)

function yearOf(bound: TimetableInput): string {
  const stands = days.map((on) => ({ on, text: standsOn(bound, guidance2021, on) }))
  return list(
    stands.filter(({ text }, place) => text !== stands[place - 1]?.text).map(({ on, text }) => `${on}: ${text}`),
  )
}

function standsOn(bound: TimetableInput, dated: CycleGuidance, on: (typeof days)[number]): string {
  const dues = nextFirst(duesOf(bound, dated, on)).map(
    (due) =>
      `${due.milestone} ${dueText(due)}${due.state === 'ahead' || due.state === 'met' ? '' : ` (${dueStateText(due, dated, on)})`}`,
  )
  const asks = remindersDue(bound, dated, on).map((ask) => `**${queuedReminderText(ask)}**`)
  const wanted = bound.timetableState.reminders
    .filter((ask) => isStillDue(ask, bound, dated, on))
    .map(({ step }) => `still ${step}`)
  const [next] = plannedReminders(bound, dated, on)
  const then = next === undefined ? [] : [`then ${next.from} ${Object.values(describeReminder(next)).join(', ')}`]
  return [...dues, ...asks, ...wanted, ...then].join('; ') || 'nothing'
}

function effects(name: string, bound: TimetableInput): readonly string[] {
  const waiting = bound.timetableState.reminders.map((ask) => ({ ...ask, to: 'Erin' }))
  return ['2021-12-21'].map(day).flatMap((on) => {
    const found = effectsOn(bound, waiting, { before: guidance2021, after: afterDecember, on })
    return found.map((effect) => `${name}, ${on}, ${effect.concerns}, ${effect.kind}: ${effectText(effect)}`)
  })
}

function calendars(): readonly string[] {
  const { timetableState } = delivering()
  const organisation = anOrganisation()
  return [guidance2021, afterDecember].flatMap((dated) =>
    ['2021-12-20', '2021-12-21']
      .map(day)
      .flatMap((on) => [
        `## Calendar on ${on}${dated === guidance2021 ? '' : ', with the change of December'}`,
        list(calendarOfOrganisation(organisation, '2020-21', timetableState, dated, on).map(entry)),
        list(calendarOfCycle('2020-21', dated, on).map(entry)),
        list(
          timetableOn(dated, on).map(
            ({ id, value: holds, whom, since, ifMissed }) => `${id}: ${holds}, since ${since}. ${whom}. ${ifMissed}`,
          ),
        ),
      ]),
  )
}

function entry({ id, day: on, title, text, path, sequence, cancelled }: CalendarDay): string {
  return `${on} \`${id}\` ${title} (${text}), ${path}, change ${sequence}${cancelled ? ', cancelled' : ''}`
}

function list(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join('\n')
}
