import { test } from 'node:test'
import { describeEmails } from './describe-emails.ts'
import { assertFresh } from './fresh.ts'

test('docs/generated/emails.md shows every email as the wording tables write it', () =>
  assertFresh('emails.md', describeEmails()))
