import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { wordChanges } from './word-changes.ts'

const cases: readonly (readonly [what: string, before: string, after: string, shown: string])[] = [
  ['nothing', '', '', ''],
  ['the same text', 'Write the policy', 'Write the policy', 'Write the policy'],
  ['one word', '30 September 2021', '30 November 2021', '30 [-September-][+November+] 2021'],
  ['two words in a row', '29 September 2021', '15 October 2021', '[-29 September-][+15 October+] 2021'],
  ['a word more at the end', 'Buy tokens', 'Buy tokens now', 'Buy tokens[+ now+]'],
  ['words less at the start', 'Please buy new tokens', 'new tokens', '[-Please buy -]new tokens'],
  ['a text where none was', '', 'Buy tokens', '[+Buy tokens+]'],
  ['a text taken away', 'Buy tokens', '', '[-Buy tokens-]'],
  [
    'words here and there',
    'Write the policy and train all staff',
    'Write the new policy and then train staff',
    'Write the [+new +]policy and [-train all-][+then train+] staff',
  ],
  [
    'words that moved',
    'one two three four five six',
    'one three two four six five',
    'one [-two -]three [-four five-][+two four+] six[+ five+]',
  ],
  ['a word that went to the end', 'a b c d', 'b c d a', '[-a -]b c d[+ a+]'],
  [
    'words that come again',
    'first same second same third',
    'same first same third second',
    '[-first -]same [-second-][+first+] same third[+ second+]',
  ],
  [
    'words that changed places',
    'the plan of the board',
    'the board of the plan',
    'the [-plan-][+board+] of the [-board-][+plan+]',
  ],
  ['words around one', 'one', 'x one y', '[+x +]one[+ y+]'],
  ['one word of two that are alike', 'now buy now', 'now sell now', 'now [-buy-][+sell+] now'],
  ['a word less of many alike', 'go go go', 'go go', 'go go[- go-]'],
  ['a line break less', 'Buy tokens\n\nTrain staff', 'Buy tokens\nTrain staff', 'Buy tokens[-\n\n-][+\n+]Train staff'],
  ['one word in four the same', 'a b c d', 'a x y z', 'a [-b c d-][+x y z+]'],
  ['one word in five the same', 'a b c d e', 'a x y z w', '[-a b c d e-][+a x y z w+]'],
  ['one word of the shorter the same', 'a b', 'a x y z w v', 'a [-b-][+x y z w v+]'],
  [
    'little in common',
    'Jo Bloggs, Head of IG',
    'Sam Spade, Director',
    '[-Jo Bloggs, Head of IG-][+Sam Spade, Director+]',
  ],
]

for (const [what, before, after, shown] of cases) {
  test(`Comparing words: ${what}`, () => {
    assert.equal(written(before, after), shown)
  })
}

test('Both texts can be rebuilt from the changes between them', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n'), maxLength: 40 })
  fc.assert(
    fc.property(text, text, (before, after) => {
      const stretches = wordChanges(before, after)
      const without = (left: string) => stretches.flatMap(({ kind, text }) => (kind === left ? [] : [text])).join('')
      assert.equal(without('added'), before)
      assert.equal(without('removed'), after)
    }),
  )
})

test('Two long texts with nothing in common are shown as a whole', () => {
  const [before, after] = ['a '.repeat(16_000), 'b '.repeat(16_000)]
  assert.deepEqual(
    wordChanges(before, after).map(({ kind }) => kind),
    ['removed', 'added'],
  )
})

function written(before: string, after: string): string {
  const marks = { same: ['', ''], removed: ['[-', '-]'], added: ['[+', '+]'] } as const
  return wordChanges(before, after)
    .map(({ kind, text }) => `${marks[kind][0]}${text}${marks[kind][1]}`)
    .join('')
}
