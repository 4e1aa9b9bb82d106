import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { anOrganisation } from '../casefile/casefile.builders.ts'
import type { EscalationStep, SentReminder } from '../casefile/reminders.ts'
import { day } from '../day.ts'
import { guidance2021 } from '../guidance/cycles/2020-21.ts'
import { guidanceOn } from '../guidance/guidance.ts'
import { parseOdsCode } from '../organisation.ts'
import { milestoneIds, milestones } from '../timetable/milestones.ts'
import { reminderEmail } from './reminder-email.ts'
import { addresseeOf, type PendingReminder, recipients } from './reminder-recipients.ts'

const editors = [{ name: 'Erin', email: 'erin@xce.example' }]

function aPendingReminder(
  changesOfReminder: Partial<SentReminder> = {},
  changes: Partial<PendingReminder> = {},
): PendingReminder {
  const whole: SentReminder = {
    milestone: 'september-update',
    dueDate: day('2021-09-30'),
    step: 'region',
    on: day('2021-10-01'),
    ...changesOfReminder,
  }
  const guidance = guidanceOn(guidance2021, whole.on)
  assert.ok(guidance !== null)
  return {
    reminder: whole,
    guidance,
    editors,
    items: 0,
    as: 'organisation',
    organisation: anOrganisation(),
    cycle: '2020-21',
    ...changes,
  }
}

function anotherTrust(code: string): Pick<PendingReminder, 'organisation'> {
  const [found] = [parseOdsCode(code)]
  assert.ok(found !== null && found !== undefined)
  return { organisation: { code: found, name: `${code} NHS Trust` } }
}

describe('every milestone and escalation step', () => {
  for (const milestone of milestoneIds) {
    for (const step of milestones[milestone].steps) {
      for (const as of new Set(recipients[step].roles.map(addresseeOf))) {
        test(`T4 T8 ${milestone}, ${step}, tells ${as} what is due`, () => {
          const { body } = reminderEmail([aPendingReminder({ milestone, step }, { as })])
          assert.ok(body.split('\n\n').length >= 3, body)
          if (step !== 'update-asked') assert.match(body, /2021/)
        })
      }
    }
  }
})

test('G2 the consequence of missing it is the one in the guidance of that day', () => {
  const changesOfReminder = { milestone: 'final-update', step: 'last-reminder', on: day('2021-12-20') } as const
  const usual = aPendingReminder(changesOfReminder)
  const suspended = aPendingReminder(changesOfReminder, {
    guidance: { ...usual.guidance, standardsNotMetAtFinalReview: false },
  })
  assert.match(reminderEmail([usual]).body, /may go back to Standards Not Met/)
  assert.match(reminderEmail([suspended]).body, /The status stays as it is/)
  assert.doesNotMatch(reminderEmail([suspended]).body, /Standards Not Met/)
})

describe('T5 a missing September update', () => {
  const bodyOf = (on: string) => reminderEmail([aPendingReminder({ on: day(on) })]).body

  test('T5 is due by 14 October at the latest, and a revised plan within two weeks of the request', () => {
    assert.match(bodyOf('2021-10-01'), /by 14 October 2021 at the latest/)
    assert.match(bodyOf('2021-10-01'), /A revised improvement plan is asked for as well, by 15 October 2021/)
    assert.match(bodyOf('2021-10-14'), /by 14 October 2021 at the latest/)
  })

  test('T5 an email after that day does not name it', () => {
    assert.doesNotMatch(bodyOf('2021-10-15'), /at the latest\.$/m)
    assert.match(bodyOf('2021-10-15'), /by 29 October 2021/)
  })
})

describe('one email for each person', () => {
  test('S7 its subject has the organisation, the first request and how many more', () => {
    const subjectOf = (...reminders: readonly PendingReminder[]) => reminderEmail(reminders).subject
    assert.equal(subjectOf(aPendingReminder()), 'Central England NHS Trust: September update was due 30 September')
    assert.equal(
      subjectOf(aPendingReminder(), aPendingReminder({ step: 'overdue' })),
      'Central England NHS Trust: September update was due 30 September and 1 more',
    )
    assert.equal(
      subjectOf(aPendingReminder(), aPendingReminder({}, anotherTrust('RAB'))),
      '2 organisations: September update was due 30 September and 1 more',
    )
  })

  test('T5 about several organisations it has a part for each, and links to the reader’s own work', () => {
    const { body, link } = reminderEmail([
      aPendingReminder({}, { as: 'rdt-team' }),
      aPendingReminder({}, { as: 'rdt-team', ...anotherTrust('RAB') }),
    ])
    assert.match(body, /^Central England NHS Trust \(XCE\), 2020-21\n\n[\s\S]*\n\nRAB NHS Trust \(RAB\), 2020-21\n\n/)
    assert.deepEqual(link, { text: 'See your work', path: '/' })
  })

  test('T5 what two requests to one organisation both say is said once', () => {
    const { body } = reminderEmail([aPendingReminder({ step: 'overdue' }), aPendingReminder()])
    assert.equal(body.match(/Central England NHS Trust \(XCE\)/g)?.length, 1)
  })

  test('T4 the email to an action owner has the organisation, the day, how many items and whom to tell, and no link', () => {
    const reminder: Partial<SentReminder> = { step: 'reminder', on: day('2021-09-02') }
    const { body, link } = reminderEmail([aPendingReminder(reminder, { as: 'action-owner', items: 2 })])
    assert.match(
      body,
      /owner of 2 evidence items that are not done yet\. The organisation sends an update by 30 September 2021/,
    )
    assert.match(body, /Tell your organisation’s editor how far you are: Erin, erin@xce\.example\./)
    assert.equal(link, null)
    const alone = reminderEmail([aPendingReminder(reminder, { as: 'action-owner', items: 1, editors: [] })]).body
    assert.match(alone, /owner of an evidence item that is not done yet/)
    assert.match(alone, /Tell the person who looks after the plan/)
  })

  test('T4 a person who is an action owner in one organisation and an editor in another gets a link to the second', () => {
    const step: EscalationStep = 'reminder'
    const { link } = reminderEmail([
      aPendingReminder({ step }, { as: 'action-owner', items: 1 }),
      aPendingReminder({ step }, anotherTrust('RAB')),
    ])
    assert.deepEqual(link, { text: 'See what is due', path: '/organisations/RAB' })
  })
})
