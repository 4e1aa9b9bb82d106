import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type TestCasework, testCasework } from '../../../test/support/casework.ts'
import { queueAnEmail } from '../../../test/support/queue-an-email.ts'
import type { Actor } from '../../core/actor.ts'
import { markEmailFailed } from './deliver-email.ts'
import { emailFor, myEmails, outboxPage, retryEmail } from './outbox.ts'

let casework: TestCasework
let lead: Actor
let editor: Actor
let toEditor: string

before(async () => {
  casework = await testCasework()
  lead = await casework.person('lead')
  editor = await casework.person('editor')
  toEditor = await queueAnEmail(casework, { to: editor })
})

after(() => casework.close())

describe('who sees emails', () => {
  const cases: readonly [key: string, outboxShown: boolean, emailShown: boolean][] = [
    ['lead', true, true],
    ['auditor', true, true],
    ['editor', false, true],
    ['editor-2', false, false],
    ['siro', false, false],
    ['reviewer', false, false],
    ['sro', false, false],
    ['rsl', false, false],
  ]
  for (const [key, outboxShown, emailShown] of cases) {
    test(`${key}: the outbox ${outboxShown ? 'yes' : 'no'}, an email to an editor ${emailShown ? 'yes' : 'no'}`, async () => {
      const person = await casework.person(key)
      assert.equal((await outboxPage(casework, person, null, 1)) !== null, outboxShown)
      assert.equal((await emailFor(casework, person, toEditor)) !== null, emailShown)
    })
  }

  test('everybody sees the emails to themselves in their own list', async () => {
    assert.deepEqual(
      (await myEmails(casework, editor)).map(({ id }) => id),
      [toEditor],
    )
    assert.deepEqual(await myEmails(casework, lead), [])
  })

  test('a text that is not an id finds no email', async () => {
    for (const id of ['', 'x', "' or 1=1", toEditor.slice(1)]) assert.equal(await emailFor(casework, lead, id), null)
  })
})

test('the outbox counts the emails in every state and shows fifty a page', async () => {
  for (let email = 1; email < 51; email++) await queueAnEmail(casework)
  const first = await outboxPage(casework, lead, 'queued', 1)
  assert.deepEqual(first?.counts, { queued: 51, sent: 0, failed: 0, withdrawn: 0 })
  assert.deepEqual([first?.emails.length, first?.pages], [50, 2])
  assert.equal((await outboxPage(casework, lead, null, 2))?.emails.length, 1)
  assert.equal((await outboxPage(casework, lead, null, 99))?.page, 2)
  assert.equal((await outboxPage(casework, lead, 'sent', 1))?.emails.length, 0)
})

describe('sending a failed email again', () => {
  test('is for the lead alone', async () => {
    await markEmailFailed(casework, toEditor)
    for (const key of ['editor', 'reviewer', 'auditor']) {
      assert.equal(await retryEmail(casework, await casework.person(key), toEditor), 'not-allowed')
    }
    assert.deepEqual(
      (await outboxPage(casework, lead, 'failed', 1))?.emails.map(({ id }) => id),
      [toEditor],
    )
  })

  test('queues it once, however often the lead presses the button', async () => {
    assert.equal(await retryEmail(casework, lead, toEditor), 'queued')
    assert.equal(await retryEmail(casework, lead, toEditor), 'not-failed')
    assert.equal(await retryEmail(casework, lead, 'x'), 'not-failed')
  })
})
