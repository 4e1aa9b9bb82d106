import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Appointment } from '../actor.ts'
import type { OdsCode } from '../organisation.ts'
import { invitation, removal, rolesChanged } from './people-emails.ts'

const editor: Appointment = { role: 'editor', organisation: 'RXX' as OdsCode }
const reviewer: Appointment = { role: 'reviewer' }

test('an invitation names the person who invites and each role, and links to signing in', () => {
  const { kind, body, link } = invitation('Ada', [editor, reviewer])
  assert.equal(kind, 'person-invited')
  assert.match(body, /^Ada has invited you .+\n\nYour roles:\n- Editor of RXX\n- Reviewer\n\nSign in /)
  assert.deepEqual(link, { text: 'Sign in', path: '/sign-in' })
})

const cases: readonly [name: string, give: readonly Appointment[], take: readonly Appointment[], body: string][] = [
  ['gives', [reviewer], [], 'Ada has changed your roles.\n\nGiven:\n- Reviewer\n\nYour roles now:\n- Editor of RXX'],
  [
    'takes',
    [],
    [reviewer],
    'Ada has changed your roles.\n\nTaken away:\n- Reviewer\n\nYour roles now:\n- Editor of RXX',
  ],
  [
    'does both',
    [editor],
    [reviewer],
    'Ada has changed your roles.\n\nGiven:\n- Editor of RXX\n\nTaken away:\n- Reviewer\n\nYour roles now:\n- Editor of RXX',
  ],
]
for (const [name, give, take, body] of cases) {
  test(`an email about a change that ${name} says so, and lists the roles they have now`, () => {
    assert.equal(rolesChanged('Ada', { give, take }, [editor]).body, body)
  })
}

test('a person who can no longer sign in gets no link', () => {
  assert.equal(removal('Ada').link, null)
  assert.match(removal('Ada').body, /^Ada has taken your roles away\./)
})
