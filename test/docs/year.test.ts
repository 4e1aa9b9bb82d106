import { test } from 'node:test'
import { describeYear } from './describe-year.ts'
import { assertFresh } from './fresh.ts'

test('docs/generated/year.md shows how the timetable stands on both sides of each day', () =>
  assertFresh('year.md', `${describeYear()}\n`))
