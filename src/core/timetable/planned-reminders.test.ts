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

describe('the emails planned if the organisation sends nothing', () => {
  test('T6 U2 a Trust that sent its September update gets those about the final update, and none about silence', () => {
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

  test('U2 a council gets one, which sets no day', () => {
    assert.deepEqual(
      plannedOf('local-authority').map(({ milestone, from }) => [milestone, from]),
      [['update', '2021-12-21']],
    )
  })

  test('T4 T5 T8 each is described by what it is and to whom it goes', () => {
    const descriptions = plannedOf('nhs-trust').map((reminder) => Object.values(describeReminder(reminder)).join(' | '))
    assert.match(
      descriptions[0] ?? '',
      /^Reminder: send the final update by \| The organisation’s editors, and for an update the owners of actions/,
    )
    assert.match(
      descriptions[4] ?? '',
      /Regional Digital Transformation team of its region, and the organisation’s editors and SIROs$/,
    )
    assert.match(descriptions[5] ?? '', /confirms or declines/)
  })
})

/** Planned on 26 October, after an update on 22 September. */
function plannedOf(type: OrganisationType) {
  const organisation = anOrganisation({ type })
  const approvedPlan = approved(judged(aSentPlan(['4.5.3'], {}, organisation)))
  const { casefile } = updated(approvedPlan, { evidence: ref('4.5.3'), note: 'Under way' }, { on: '2021-09-22' })
  return plannedReminders({ organisation, timetableState: timetableStateOf(casefile) }, guidance2021, day('2021-10-26'))
}
