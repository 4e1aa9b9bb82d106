import { test } from 'node:test'
import type { CasefileEvent } from '../../src/core/casefile/events.ts'
import { anEvent, casefileAfter, eventsBefore } from '../../src/core/casefile/example-events.builders.ts'
import { exampleEventTypes } from './describe-sentences.ts'
import { assertFresh } from './fresh.ts'

test('docs/generated/records.md shows what each event changes in a record', () =>
  assertFresh('records.md', `${document()}\n`))

function document(): string {
  return [
    '# Records',
    'Generated from `src/core/casefile/`: run `test/docs/records.test.ts` with `WRITE_DOCS=1` to renew it. It lists what each event changes in the record of a casefile; of a plan it shows the references only.',
    ...exampleEventTypes.flatMap(section),
  ].join('\n\n')
}

function section(type: CasefileEvent['type']): readonly string[] {
  const earlier = eventsBefore(type)
  const before: Readonly<Record<string, unknown>> = casefileAfter(earlier)
  const after = Object.entries(casefileAfter([...earlier, anEvent(type)]))
  const changed = after.filter(([key, value]) => written(value) !== written(before[key]))
  return [`## ${type}`, changed.map(([key, value]) => `- ${key}: \`${written(value)}\``).join('\n')]
}

function written(value: unknown): string {
  return JSON.stringify(value, (key, part: unknown) => {
    if (key === 'revision' && typeof part === 'string') return part.slice(0, 8)
    if (key !== 'plan' && key !== 'current') return part
    return itemsOf(part)?.map(({ evidence, completion, actions }) => ({ evidence, completion, actions })) ?? part
  })
}

function itemsOf(plan: unknown): readonly Readonly<Record<string, unknown>>[] | null {
  return plan !== null && typeof plan === 'object' && 'items' in plan && Array.isArray(plan.items) ? plan.items : null
}
