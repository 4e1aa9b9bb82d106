import assert from 'node:assert/strict'
import { test } from 'node:test'
import { count, field, fields, formFrom, safeText } from './form.ts'

const cases: readonly [name: string, typed: string, stored: string][] = [
  ['a null character is left out', 'a\u0000b', 'ab'],
  [
    'what cannot be seen is left out, and every space is an ordinary one',
    'N\u200Bo\u00AD \u202Eyes\u00A0x',
    'No yes x',
  ],
  ['other control characters are left out', 'a\u0007\u001b\u007f\u0085b', 'ab'],
  ['tabs and line ends stay, and all line ends become the same', 'a\tb\r\nc\rd\ne', 'a\tb\nc\nd\ne'],
  ['half a surrogate pair becomes the replacement character', 'a\ud83e b\udd13', 'a\ufffd b\ufffd'],
  ['a whole character stays', '🤓 ﷽ é שלום', '🤓 ﷽ é שלום'],
]

for (const [name, typed, stored] of cases) {
  test(name, () => {
    assert.equal(safeText(typed), stored)
    assert.equal(field(formFrom({ gap: typed }), 'gap'), stored.trim())
    assert.deepEqual(fields(formFrom({ gap: [typed, typed] }), 'gap'), [stored, stored])
    assert.doesNotThrow(() => JSON.parse(JSON.stringify(safeText(typed))))
  })
}

test('a field may have the name of a property that every object has', () => {
  const form = formFrom(JSON.parse('{"__proto__": "1", "constructor": ["2", 3, null], "toString": {"a": "b"}}'))
  assert.equal(field(form, '__proto__'), '1')
  assert.deepEqual(fields(form, 'constructor'), ['2'])
  assert.deepEqual(fields(form, 'toString'), [])
  assert.equal(field(form, 'hasOwnProperty'), '')
})

for (const [typed, counted] of [
  ['7', 7],
  ['-1', 0],
  ['1e9', 0],
  ['9999999999', 0],
  ['', 0],
] as const) {
  test(`“${typed}” counts as ${counted}`, () => assert.equal(count(formFrom({ n: typed }), 'n'), counted))
}
