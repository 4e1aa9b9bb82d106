import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Day, day } from '../day.ts'
import { type NamedStatus, statusNameOn } from './status-names.ts'

const cases: readonly [name: string, status: NamedStatus, on: Day, shown: string][] = [
  [
    'S6 until 30 September 2021 the name is Standards Not Met (Plan Agreed)',
    'approaching-standards',
    day('2021-09-30'),
    'Standards Not Met (Plan Agreed)',
  ],
  [
    'S6 from 1 October 2021 the same status is Approaching Standards',
    'approaching-standards',
    day('2021-10-01'),
    'Approaching Standards',
  ],
  ['S6 Standards Met was not renamed', 'standards-met', day('2021-10-01'), 'Standards Met'],
  [
    'S6 a status published before the plan guidance has its name',
    'standards-not-met',
    day('2021-04-01'),
    'Standards Not Met',
  ],
]
for (const [name, status, on, shown] of cases) test(name, () => assert.equal(statusNameOn(status, on), shown))
