import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aDoneItem, anItem, aPlan, ref } from '../../plan/plan.builders.ts'
import type { Status } from '../status.ts'
import { openGaps } from './gaps.ts'

const [one, two, three] = [ref('1.6.1'), ref('4.5.3'), ref('10.2.1')]
const current = aPlan(anItem({ evidence: three }), aDoneItem({ evidence: one }))

const cases: readonly [name: string, casefile: Parameters<typeof openGaps>[0], open: readonly string[]][] = [
  [
    'G4 every published gap is open while no plan was sent',
    { ...at('standards-not-met'), gaps: [three, two] },
    [two, three],
  ],
  ['G4 what the plan has done is not open', { ...at('approaching-standards'), gaps: [one, three], current }, [three]],
  [
    'G4 a gap that the plan lacks is open',
    { ...at('approaching-standards'), gaps: [one, two, three], current },
    [two, three],
  ],
  ['G4 nothing is open once the standard is met', { ...at('standards-met'), gaps: [one, three], current }, []],
]
for (const [name, casefile, open] of cases) test(name, () => assert.deepEqual(openGaps(casefile), open))

function at(status: Status): Parameters<typeof openGaps>[0] {
  return { status, gaps: [], current: null }
}
