import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isUuid } from './uuid.ts'

const cases: readonly [name: string, text: string, is: boolean][] = [
  ['an id as the database gives it', '3f2504e0-4f89-41d3-9a0c-0305e82c3301', true],
  ['the same in capitals, which we never give', '3F2504E0-4F89-41D3-9A0C-0305E82C3301', false],
  ['one digit too few', '3f2504e0-4f89-41d3-9a0c-0305e82c330', false],
  ['one digit too many', '3f2504e0-4f89-41d3-9a0c-0305e82c33011', false],
  ['a letter that is no digit', '3f2504e0-4f89-41d3-9a0c-0305e82c330g', false],
  ['without hyphens', '3f2504e04f8941d39a0c0305e82c3301', false],
  ['a line break after it', '3f2504e0-4f89-41d3-9a0c-0305e82c3301\n', false],
  ['nothing', '', false],
]
for (const [name, text, is] of cases) {
  test(`${name} is ${is ? 'an' : 'no'} id`, () => assert.equal(isUuid(text), is))
}
