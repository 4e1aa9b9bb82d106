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

function aChase(ask: Partial<SentReminder> = {}, changes: Partial<PendingReminder> = {}): PendingReminder {
  const whole: SentReminder = {
    milestone: 'september-update',
    dueDate: day('2021-09-30'),
    step: 'region',
    on: day('2021-10-01'),
    ...ask,
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

describe('every step and step of the ladder', () => {
  for (const milestone of milestoneIds) {
    for (const step of milestones[milestone].steps) {
      for (const as of new Set(recipients[step].roles.map(addresseeOf))) {
        test(`T4 T8 ${milestone}, ${step}, says to ${as} what is asked`, () => {
          const { body } = reminderEmail([aChase({ milestone, step }, { as })])
          assert.ok(body.split('\n\n').length >= 3, body)
          if (step !== 'update-asked') assert.match(body, /2021/)
        })
      }
    }
  }
})

test('G2 what follows if it does not come is said as the guidance of that day has it', () => {
  const ask = { milestone: 'final-update', step: 'last-reminder', on: day('2021-12-20') } as const
  const usual = aChase(ask)
  const suspended = aChase(ask, { guidance: { ...usual.guidance, standardsNotMetAtFinalReview: false } })
  assert.match(reminderEmail([usual]).body, /may go back to Standards Not Met/)
  assert.match(reminderEmail([suspended]).body, /The status stays as it is/)
  assert.doesNotMatch(reminderEmail([suspended]).body, /Standards Not Met/)
})

describe('T5 a missing September update', () => {
  const bodyAskedOn = (on: string) => reminderEmail([aChase({ on: day(on) })]).body

  test('T5 is wanted by 14 October at the latest, and a revised plan within two weeks of the ask', () => {
    assert.match(bodyAskedOn('2021-10-01'), /by 14 October 2021 at the latest/)
    assert.match(bodyAskedOn('2021-10-01'), /A revised improvement plan is asked for as well, by 15 October 2021/)
    assert.match(bodyAskedOn('2021-10-14'), /by 14 October 2021 at the latest/)
  })

  test('T5 asked for later than that, it names no day that has passed', () => {
    assert.doesNotMatch(bodyAskedOn('2021-10-15'), /at the latest\.$/m)
    assert.match(bodyAskedOn('2021-10-15'), /by 29 October 2021/)
  })
})

describe('one email a person', () => {
  test('S7 its subject has how many requests and about whom, never what', () => {
    const subjectOf = (...chases: readonly PendingReminder[]) => reminderEmail(chases).subject
    assert.equal(subjectOf(aChase()), 'Central England NHS Trust: 1 request')
    assert.equal(subjectOf(aChase(), aChase({ step: 'overdue' })), 'Central England NHS Trust: 2 requests')
    assert.equal(subjectOf(aChase(), aChase({}, anotherTrust('RAB'))), '2 organisations: 2 requests')
  })

  test('T5 about several organisations has a part for each, and leads to one’s own work', () => {
    const { body, link } = reminderEmail([
      aChase({}, { as: 'rdt-team' }),
      aChase({}, { as: 'rdt-team', ...anotherTrust('RAB') }),
    ])
    assert.match(body, /^Central England NHS Trust \(XCE\), 2020-21\n\n[\s\S]*\n\nRAB NHS Trust \(RAB\), 2020-21\n\n/)
    assert.deepEqual(link, { text: 'See your work', path: '/' })
  })

  test('T5 of two requests to one organisation what both say is said once', () => {
    const { body } = reminderEmail([aChase({ step: 'overdue' }), aChase()])
    assert.equal(body.match(/Central England NHS Trust \(XCE\)/g)?.length, 1)
  })

  test('T4 an action owner learns the organisation, the day, how many, and whom to tell, and is led nowhere', () => {
    const reminder: Partial<SentReminder> = { step: 'reminder', on: day('2021-09-02') }
    const { body, link } = reminderEmail([aChase(reminder, { as: 'action-owner', items: 2 })])
    assert.match(
      body,
      /owner of 2 evidence items that are not done yet\. The organisation sends an update by 30 September 2021/,
    )
    assert.match(body, /Tell your organisation’s editor how far you are: Erin, erin@xce\.example\./)
    assert.equal(link, null)
    const alone = reminderEmail([aChase(reminder, { as: 'action-owner', items: 1, editors: [] })]).body
    assert.match(alone, /owner of an evidence item that is not done yet/)
    assert.match(alone, /Tell whoever looks after the plan/)
  })

  test('T4 who is an action owner here and an editor there is led to where they may go', () => {
    const step: EscalationStep = 'reminder'
    const { link } = reminderEmail([
      aChase({ step }, { as: 'action-owner', items: 1 }),
      aChase({ step }, anotherTrust('RAB')),
    ])
    assert.deepEqual(link, { text: 'See what is asked', path: '/organisations/RAB' })
  })
})
