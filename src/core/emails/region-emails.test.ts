import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anEvent } from '../casefile/example-events.builders.ts'
import type { OdsCode } from '../organisation.ts'
import { emailsOf, only } from './emails.builders.ts'

test('T1 the email to the Regional Security Lead names the items that will be missed, why, and by when to publish', () => {
  const { to, subject, body, link } = only(anEvent('early-warning-given'))
  assert.equal(to, 'regional-security-lead')
  for (const part of ['1.6.5', '4.5.3', 'Two policies will not be ready in June.', '30 June 2021'])
    assert.ok(body.includes(part), part)
  assert.doesNotMatch(subject, /1\.6\.5|policies/)
  assert.equal(link.path, '/organisations/RXX/2020-21/support')
})

test('T3 the Regional Security Lead and the organisation get the reason of a request for help', () => {
  const emails = emailsOf(anEvent('region-help-requested'))
  assert.deepEqual(
    emails.map(({ to }) => to),
    ['regional-security-lead', 'organisation'],
  )
  for (const { body, subject } of emails) {
    assert.ok(body.includes('The second plan names no actions either.'))
    assert.doesNotMatch(subject, /actions/)
  }
})

test('T7 the email to a Trust names the services and exemplars it was directed to', () => {
  const { to, body } = only(anEvent('support-recorded', { exemplars: ['RYY' as OdsCode] }))
  assert.equal(to, 'organisation')
  assert.ok(body.includes('- Secure boundary') && body.includes('- RYY'))
})

test('T7 there is no email about a call that names no service or exemplar', () => {
  assert.deepEqual(emailsOf(anEvent('support-recorded', { services: [] })), [])
})
