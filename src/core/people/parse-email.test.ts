import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseEmail } from './parse-email.ts'

const longest = `${'a'.repeat(242)}@trust.co.uk`
const cases: readonly [text: string, email: string | null][] = [
  [' Erin@Trust.Example ', 'erin@trust.example'],
  ['e@t.uk', 'e@t.uk'],
  ['erin.o’neill+plans@ig.trust.nhs.uk', 'erin.o’neill+plans@ig.trust.nhs.uk'],
  [longest, longest],
  [`a${longest}`, null],
  ['', null],
  ['erin', null],
  ['erin@trust', null],
  ['@trust.example', null],
  ['erin@.example', null],
  ['erin@trust.', null],
  ['erin@trust.example.', null],
  ['erin@sam@trust.example', null],
  ['erin smith@trust.example', null],
  ['Erin <erin@trust.example>', null],
  ['erin@trust.example>', null],
  ['erin@trust.example, sam@trust.example', null],
  ['erin@trust.example;sam', null],
]
for (const [text, email] of cases) {
  test(`“${text.slice(0, 40)}” of ${text.length} characters is ${email === null ? 'no address' : 'an address'}`, () => {
    assert.equal(parseEmail(text), email)
  })
}
