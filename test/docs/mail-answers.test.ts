import { test } from 'node:test'
import { describeMailAnswers } from './describe-mail-answers.ts'
import { assertFresh } from './fresh.ts'

test('docs/generated/answers-to-email.md shows what each email is answered with', () =>
  assertFresh('answers-to-email.md', describeMailAnswers()))
