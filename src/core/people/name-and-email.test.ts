import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { parseEmail, parseName } from './name-and-email.ts'

describe('a name', () => {
  const cases: readonly [what: string, text: string, name: string | null][] = [
    ['of two letters', 'Bo', 'Bo'],
    ['of one', 'B', null],
    ['of 200', 'n'.repeat(200), 'n'.repeat(200)],
    ['of 201', 'n'.repeat(201), null],
    ['with spaces around it', '  Ann Example ', 'Ann Example'],
    ['of another script', 'Zoë O’Brien-Żółć (محمد)', 'Zoë O’Brien-Żółć (محمد)'],
    ['with a title', 'Dr. A. B. Example, MBE', 'Dr. A. B. Example, MBE'],
    ['with an address', 'Ann, see https://example.org', null],
    ['with another', 'Ann, see WWW.example.org', null],
    ['marked up as a link', 'Ann [here](example.org)', null],
    ['on two lines', 'Ann\nExample', null],
    ['with a null character', 'Ann\u0000', null],
    ['of invisible characters', '\u200B\u200B', null],
    ['with an invisible character', 'An\u200Bn', null],
    ['with a joiner', 'نیلوفر\u200Cنام', 'نیلوفر\u200Cنام'],
    ['without a letter', '12 34', null],
    ['with a path', 'See example.com/now', null],
    ['that turns the reading direction', 'Ann\u202Eelpmaxe', null],
  ]
  for (const [what, text, name] of cases) test(what, () => assert.equal(parseName(text), name))
})

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
  ['erin@trust..example', null],
  ['“erin@trust.example”', null],
  ['[erin@trust.example]', null],
  ['er\u0456n@trust.example', null],
  ['erin\u2800@trust.example', null],
  ['erin\uE000@trust.example', null],
]
for (const [text, email] of cases) {
  test(`“${text.slice(0, 40)}” of ${text.length} characters is ${email === null ? 'no address' : 'an address'}`, () => {
    assert.equal(parseEmail(text), email)
  })
}
