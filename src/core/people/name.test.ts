import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { parseName } from './name.ts'

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
    ['of nothing that can be seen', '\u200B\u200B', null],
    ['with something that cannot be seen', 'An\u200Bn', null],
    ['with a joiner', 'نیلوفر\u200Cنام', 'نیلوفر\u200Cنام'],
    ['of no letter', '12 34', null],
    ['with a path', 'See example.com/now', null],
    ['that turns the reading direction', 'Ann\u202Eelpmaxe', null],
  ]
  for (const [what, text, name] of cases) test(what, () => assert.equal(parseName(text), name))
})
