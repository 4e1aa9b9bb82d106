import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anEvent } from '../casefile/example-events.builders.ts'
import { emailsOf } from './emails.builders.ts'

test('T7 S4 the email to the Trust has its status and the reason, and its region is asked to direct it to help', () => {
  const [trust, region, ...others] = emailsOf(anEvent('closed-unmet'))
  assert.deepEqual([trust?.to, region?.to, others], ['editors-and-siro', 'regional-security-lead', []])
  for (const email of [trust, region]) {
    assert.match(email?.body ?? '', /The reason: Two items are still open\./)
    assert.doesNotMatch(email?.subject ?? '', /items/)
  }
  assert.match(trust?.subject ?? '', /the final review ended with Standards Not Met/)
  assert.match(region?.body ?? '', /data security services and to exemplar organisations in your region/)
  assert.equal(region?.link.path, '/organisations/RXX/2020-21/support')
})
