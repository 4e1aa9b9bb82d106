import { type Day, day } from '../day.ts'
import { type Dated, valueOn } from './dated.ts'

export type NamedStatus =
  | 'not-published'
  | 'standards-not-met'
  | 'approaching-standards'
  | 'standards-met'
  | 'standards-exceeded'

/** The toolkit's first cycle was 2018-19: no status is older than its first day. */
const firstCycle = day('2018-04-01')

/** S6 “historic ‘Standards Not Met (Plan Agreed)’ status was renamed” (“In October 2021”, read as its first day). */
export const statusNames: Readonly<Record<NamedStatus, Dated<string>>> = {
  'not-published': always('Not Published'),
  'standards-not-met': always('Standards Not Met'),
  'approaching-standards': [
    {
      from: firstCycle,
      value: 'Standards Not Met (Plan Agreed)',
      source: '“historic ‘Standards Not Met (Plan Agreed)’ status”',
    },
    { from: day('2021-10-01'), value: 'Approaching Standards', source: '“renamed to: ‘Approaching Standards’”' },
  ],
  'standards-met': always('Standards Met'),
  'standards-exceeded': always('Standards Exceeded'),
}

/** The name a status had on a day: one status, dated names. */
export function statusNameOn(status: NamedStatus, on: Day): string {
  return valueOn(statusNames[status], on)
}

function always(name: string): Dated<string> {
  return [{ from: firstCycle, value: name, source: 'the toolkit’s own name for it' }]
}
