import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { anOrganisation, approved, aSentPlan, judged, updated } from '../casefile/casefile.builders.ts'
import { day } from '../day.ts'
import { describeReminder } from '../emails/reminder-recipients.ts'
import { guidance2021 } from '../guidance/cycles/2020-21.ts'
import type { OrganisationType } from '../organisation.ts'
import { ref } from '../plan/plan.builders.ts'
import { plannedReminders } from './reminders-due.ts'
import { timetableStateOf } from './timetable-state.ts'

describe('the emails that will go if nothing is heard', () => {
  test('T6 U2 of a Trust heard of in September are those of the final update: nobody is asked twice over', () => {
    const planned = plannedOf('nhs-trust')
    assert.deepEqual(
      planned.map(({ milestone, step, from }) => `${from} ${milestone} ${step}`),
      [
        '2021-12-03 final-update reminder',
        '2021-12-20 final-update last-reminder',
        '2021-12-31 final-update on-the-day',
        '2022-01-01 final-update overdue',
        '2022-01-01 final-update region',
        '2022-01-15 final-update escalation-proposed',
      ],
    )
  })

  test('U2 of a council is one, with no day set for what it asks', () => {
    assert.deepEqual(
      plannedOf('local-authority').map(({ milestone, from }) => [milestone, from]),
      [['update', '2021-12-21']],
    )
  })

  test('T4 T5 T8 each says what it is, and to whom it goes', () => {
    const said = plannedOf('nhs-trust').map((ask) => Object.values(describeReminder(ask)).join(' | '))
    assert.match(
      said[0] ?? '',
      /^Reminder: send the final update by \| The organisation’s editors, and for an update whoever owns an action/,
    )
    assert.match(
      said[4] ?? '',
      /Regional Digital Transformation team of its region, and the organisation’s editors and SIROs$/,
    )
    assert.match(said[5] ?? '', /confirms or declines/)
  })
})

/** Heard of on 22 September. */
function plannedOf(type: OrganisationType) {
  const organisation = anOrganisation({ type })
  const approvedPlan = approved(judged(aSentPlan(['4.5.3'], {}, organisation)))
  const { casefile } = updated(approvedPlan, { evidence: ref('4.5.3'), note: 'Under way' }, { on: '2021-09-22' })
  return plannedReminders({ organisation, timetableState: timetableStateOf(casefile) }, guidance2021, day('2021-10-26'))
}
