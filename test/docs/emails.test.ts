import { test } from 'node:test'
import { describeLetters } from './describe-emails.ts'
import { assertFresh } from './fresh.ts'

test('docs/letters.md shows every letter as the wording tables write it', () =>
  assertFresh('letters.md', describeLetters()))
