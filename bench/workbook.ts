import { day } from '../src/core/day.ts'
import { cycle } from '../src/core/guidance/cycles.ts'
import { emptyItem, type PlanItem } from '../src/core/plan/plan.ts'
import { checkPlan } from '../src/workbook/checking/check-plan.ts'
import { readPlan } from '../src/workbook/checking/read-plan.ts'
import { baseTemplate, ref } from '../test/workbooks/base-template.ts'

/**
 * How long it takes to check a filled workbook of fifteen items in process: reading its bytes, its cells, the rules and
 * the hints. Prints one JSON line, in milliseconds.
 */
const warmUps = 50
const runs = 500

const bytes = await baseTemplate(Array.from({ length: 15 }, (_, number) => writtenItem(number + 1)))
const { guidance } = cycle('2020-21')
for (let run = 0; run < warmUps; run++) await check()
const times: number[] = []
for (let run = 0; run < runs; run++) {
  const started = performance.now()
  await check()
  times.push(performance.now() - started)
}
times.sort((a, b) => a - b)
const at = (part: number) => Number((times[Math.floor(times.length * part)] ?? 0).toFixed(2))
console.log(
  JSON.stringify({ bench: 'workbook', items: 15, bytes: bytes.length, count: runs, median: at(0.5), p95: at(0.95) }),
)

async function check() {
  const reading = await readPlan(bytes)
  if (!reading.read) throw new Error(`The workbook was refused: ${reading.refusal.reason}`)
  const found = checkPlan(reading.plan, guidance, reading.plan.madeOn)
  if (found === null || found.problems.length > 0) throw new Error('The workbook was not checked')
}

function writtenItem(number: number): PlanItem {
  const action = (id: string) => ({
    id,
    text: `Write part ${id} of procedure ${number} with the teams that will use it, and have it agreed`,
    doneOn: null,
    note: `Part ${id} of ${number} is with the information governance group`,
  })
  return {
    ...emptyItem(ref(`1.6.${number}`)),
    gap: `The procedure for area ${number} is missing or older than two years`,
    actions: [action('1'), action('2')],
    owner: { name: 'Jo Bloggs', role: 'Head of Information Governance', email: `jo.${number}@example.nhs.uk` },
    completion: { kind: 'by', day: day('2021-09-30') },
    covid: {
      affected: number % 2 === 0,
      explanation: number % 2 === 0 ? `Staff of area ${number} were redeployed` : '',
    },
  }
}
