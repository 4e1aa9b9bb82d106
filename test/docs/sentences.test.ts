import { test } from 'node:test'
import { describeSentences } from './describe-sentences.ts'
import { assertFresh } from './fresh.ts'

test('docs/generated/sentences.md shows what core says in words', () =>
  assertFresh('sentences.md', `${describeSentences()}\n`))
