import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { automaticSign, wantsNoAnswer } from './message.ts'

const nobodyOfOurs = { addresses: [], wroteIt: false }

function headers(...lines: readonly [string, string][]): ReadonlyMap<string, readonly string[]> {
  return new Map(lines.map(([name, value]) => [name, [value]]))
}

describe('a header of a program', () => {
  const cases: readonly [name: string, value: string, sign: string | null][] = [
    ['list-post', '<mailto:all@trust.example>', 'list'],
    ['list-unsubscribe', '<mailto:all@trust.example>', 'list'],
    ['precedence', 'junk', 'list'],
    ['precedence', 'listless', null],
    ['x-autorespond', 'yes', 'auto-reply'],
    ['x-auto-reply', 'yes', 'auto-reply'],
    ['x-autoreply', 'no', null],
    ['x-autoreply', 'none', 'auto-reply'],
    ['x-autoreply', 'piano', 'auto-reply'],
    ['auto-submitted', 'notified', 'auto-reply'],
    ['return-path', '', 'bounce'],
    ['return-path', '< >', 'bounce'],
    ['return-path', 'erin@trust.example', null],
    ['content-type', 'text/plain; name=multipart/report', null],
  ]
  for (const [name, value, sign] of cases) {
    test(`${name}: “${value}” is ${sign ?? 'a person’s'}`, () => {
      assert.equal(automaticSign({ name: '', email: 'erin@trust.example' }, headers([name, value]), nobodyOfOurs), sign)
    })
  }
})

describe('an address of a mail server', () => {
  const cases: readonly [email: string, sign: string | null][] = [
    ['postmaster@trust.example', 'bounce'],
    ['postmaster', 'bounce'],
    ['not-the-postmaster@trust.example', null],
    ['postmaster.general@trust.example', null],
  ]
  for (const [email, sign] of cases) {
    test(`${email} is ${sign ?? 'a person’s'}`, () => {
      assert.equal(automaticSign({ name: '', email }, headers(), nobodyOfOurs), sign)
    })
  }
})

test('a message may ask for no answer', () => {
  assert.equal(wantsNoAnswer(headers(['x-auto-response-suppress', 'All'])), true)
  assert.equal(wantsNoAnswer(headers(['subject', 'All'])), false)
})
