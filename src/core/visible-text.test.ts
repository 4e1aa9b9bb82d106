import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { parseEvidenceReference } from './catalogue/evidence.ts'
import { parseOdsCode } from './organisation.ts'
import { parseEmail } from './people/name-and-email.ts'
import { plainText } from './plan/plain-item.ts'
import { disguisedIn, visibleText } from './visible-text.ts'

describe('what cannot be seen is left out of a text', () => {
  const unseen: readonly (readonly [name: string, text: string])[] = [
    ['a zero-width space', 'No\u200B'],
    ['a zero-width joiner between Latin letters', 'N\u200Do'],
    ['a zero-width non-joiner at the end', 'No\u200C'],
    ['a word joiner', '\u2060No'],
    ['a byte order mark', '\uFEFFNo'],
    ['a soft hyphen', 'N\u00ADo'],
    ['a left-to-right mark', '\u200ENo'],
    ['a right-to-left mark', 'No\u200F'],
    ['an Arabic letter mark', 'No\u061C'],
    ['an override of direction', '\u202EN\u202Co'],
    ['an isolate', '\u2066No\u2069'],
    ['a combining joiner', 'N\u034Fo'],
    ['a Hangul filler', 'No\u3164'],
    ['an invisible times', 'N\u2062o'],
    ['a Mongolian vowel separator', 'N\u180Eo'],
    ['a variation selector after a letter', 'No\uFE0F'],
    ['tags without a flag', 'No\u{E0041}'],
    ['marks of annotation', '\uFFF9N\uFFFAo\uFFFB'],
    ['a control character', 'N\u0007o\u0000\u0085'],
    ['several in a row', 'N\u200B\u200D\u2060o'],
  ]
  for (const [name, text] of unseen) test(name, () => assert.equal(visibleText(text), 'No'))
})

describe('every space becomes an ordinary one, every line end the same', () => {
  for (const space of ['\u00A0', '\u2800', '\u2007', '\u2009', '\u202F', '\u205F', '\u3000'])
    test(`U+${space.charCodeAt(0).toString(16)}`, () => assert.equal(visibleText(`Not${space}met`), 'Not met'))
  for (const end of ['\r\n', '\r', '\n', '\u2028', '\u2029'])
    test(JSON.stringify(end), () => assert.equal(visibleText(`a${end}b`), 'a\nb'))
})

describe('what is seen, or changes what is seen, stays', () => {
  for (const text of [
    'نیلوفر\u200Cنام',
    'क्\u200Dष',
    '👩\u200D⚕\uFE0F',
    '❤\uFE0F\u200D🔥',
    '1\uFE0F\u20E3',
    '🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}',
    'مرحبا שלום café 6" – “x”\ta\nb',
    '',
  ])
    test(text, () => assert.equal(visibleText(text), text))
})

test('a text that was made visible stays the same', () => {
  const letters = fc.constantFrom(
    'a',
    'é',
    '1',
    ' ',
    '\u200B',
    '\u200C',
    '\u200D',
    '\uFE0F',
    '\u20E3',
    '👩',
    'ن',
    '\u{E0067}',
    '🏴',
    '\u00A0',
  )
  fc.assert(
    fc.property(fc.string({ unit: fc.oneof(letters, fc.string({ unit: 'binary', maxLength: 1 })) }), (text) => {
      const once = visibleText(text)
      assert.equal(visibleText(once), once)
      assert.doesNotMatch(once, /[\u200B\u2060\u00AD\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF\u00A0]/)
    }),
    { numRuns: 2000 },
  )
})

test('addresses, codes, references and texts of a plan are read without what cannot be seen', () => {
  assert.equal(parseEmail('ann\u200B@example.nhs.uk\u00A0'), 'ann@example.nhs.uk')
  assert.equal(parseOdsCode('\u200ERX\u00ADX\uFEFF'), 'RXX')
  assert.equal(parseEvidenceReference('4.5\u200B.4'), '4.5.4')
  assert.equal(plainText('\u202AGap\u202C\u00A0here\u2028now'), 'Gap here\nnow')
})

describe('a text that only looks right', () => {
  const texts: readonly (readonly [text: string, name: RegExp])[] = [
    ['30\u201109\u20112021', /non-breaking hyphen/],
    ['4\u20245\u20243', /dot leader/],
    ['30\u221509\u22152021', /division slash/],
    ['２０２１-09-30', /full-width/],
    ['\u041C et', /Cyrillic/],
    ['N\u03BF', /Greek/],
    ['\u216FET', /special form/],
    ['\u{1D40C}ET', /special form/],
    ['jo\uE000', /some fonts/],
  ]
  for (const [text, name] of texts) test(`is named: ${text}`, () => assert.match(disguisedIn(text) ?? '', name))
  test('is named in a closed vocabulary also where all of it is of another script', () => {
    assert.equal(disguisedIn('\u041C\u0415\u0422', 'closed'), 'Cyrillic letters')
    assert.equal(disguisedIn('\u039C\u0395\u03A4', 'closed'), 'Greek letters')
    assert.equal(disguisedIn('Met', 'closed'), null)
  })
  for (const text of ['30-09-2021', '4.5.3', 'Привет', 'Ελλάδα', 'café', ''])
    test(`is not one: “${text}”`, () => assert.equal(disguisedIn(text), null))
})
