import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anOrganisation } from '../casefile/casefile.builders.ts'
import { anEvent } from '../casefile/example-events.builders.ts'
import { emailsOf, only } from './emails.builders.ts'

test('T8 an escalation is sent to the SRO, the NIS authority and the organisation, with the reason', () => {
  const emails = emailsOf(anEvent('escalation-confirmed'))
  assert.deepEqual(
    emails.map(({ to, link }) => [to, link.path]),
    [
      ['sro', '/escalations/RXX/2020-21'],
      ['nis-authority', '/escalations/RXX/2020-21'],
      ['organisation', '/organisations/RXX'],
    ],
  )
  for (const { body, subject } of emails) {
    assert.ok(body.includes('the improvement plan, which was due by 30 June 2021'))
    assert.ok(body.includes('Four calls were not returned.'))
    assert.doesNotMatch(subject, /calls/)
  }
})

test('T8 the NIS authority gets no email about a council', () => {
  const emails = emailsOf(anEvent('escalation-confirmed'), undefined, anOrganisation({ type: 'local-authority' }))
  assert.deepEqual(
    emails.map(({ to }) => to),
    ['sro', 'organisation'],
  )
})

test('T8 the SRO’s decision is sent to NHS Digital and to the organisation, with name and reason', () => {
  const emails = emailsOf(anEvent('escalation-decided'))
  assert.deepEqual(
    emails.map(({ to }) => to),
    ['reviewers-and-leads', 'organisation'],
  )
  for (const { body } of emails)
    for (const part of ['Sol Owner', 'NHSX will work with', 'I will ring the chief executive.'])
      assert.ok(body.includes(part), part)
})

test('T8 the email about an enforcement notice has its reference, what it asks and by when', () => {
  const { to, body, subject } = only(anEvent('enforcement-notice-recorded'))
  assert.equal(to, 'editors-and-siro')
  for (const part of ['IN-1', '30 July 2021', 'Provide the improvement plan.', '27 August 2021'])
    assert.ok(body.includes(part), part)
  assert.match(subject, /an information notice was recorded$/)
})

test('T8 there is no email about a proposal that was declined', () => {
  assert.deepEqual(emailsOf(anEvent('escalation-declined')), [])
})
