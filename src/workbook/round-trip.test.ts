import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { baseTemplate, ref } from '../../test/workbooks/base-template.ts'
import { addDays, day } from '../core/day.ts'
import { latestContentVersion } from '../core/plan/canonical.ts'
import { eachItemText } from '../core/plan/item-texts.ts'
import { mergeUpload } from '../core/plan/merge.ts'
import { ownerDoubt } from '../core/plan/owner-doubt.ts'
import { plainItem, plainText } from '../core/plan/plain-item.ts'
import type { Completion, PlanItem } from '../core/plan/plan.ts'
import { fileItems, listedGaps, readPlan } from './checking/read-plan.ts'
import { itemFingerprint } from './template.ts'

/** Right to left, emoji, what looks like a formula, an escaped character or markup, line ends, controls, half an emoji. */
const awkward = fc.constantFrom(
  'مرحبا بالعالم',
  'שלום',
  '😀👩‍⚕️',
  '=cmd|calc!A0',
  '+1',
  '-1',
  '@SUM(A1)',
  '_x0041_',
  '_x005F_x000D_',
  '<b>&amp;"',
  ']]>',
  'a\r\nb\n\nc\td',
  'a\u0000\u0007b',
  '\ud83d',
  ' \u00a0 ',
  '00123',
  '1.10',
  'TRUE',
  'x'.repeat(32_767),
)
const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
  awkward,
)
const someDay = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays(day('2000-01-01'), days))

const completion: fc.Arbitrary<Completion> = fc.oneof(
  someDay.map((on) => ({ kind: 'by', day: on }) as const),
  fc
    .option(fc.integer({ min: 0, max: 99 }))
    .map((months) => ({ kind: 'after-return-to-business-as-usual', months }) as const),
  fc.constant({ kind: 'not-given' } as const),
)

const owner = fc.record({
  name: text.filter(isOneOwner),
  role: text,
  email: fc.constantFrom('', 'jo.bloggs@example.nhs.uk'),
})

/** Two people, or “TBC”, are not read as an owner, so they do not come back. */
function isOneOwner(name: string): boolean {
  const doubt = ownerDoubt({ name: plainText(name), role: '', email: '' })
  return doubt === null || doubt === 'group'
}

const action = fc.record({
  text: text.filter((words) => plainText(words) !== ''),
  doneOn: fc.option(someDay),
  note: text,
})

const item: fc.Arbitrary<PlanItem> = fc
  .record({
    evidence: fc.integer({ min: 1, max: 30 }).map((n) => ref(`${(n % 10) + 1}.${n}.${n}`)),
    texts: fc.record(eachItemText(() => text)),
    actions: fc.array(action, { maxLength: 4 }),
    owner: fc.option(owner),
    completion,
    covid: fc.record({ affected: fc.option(fc.boolean()), explanation: text }),
  })
  .map(({ texts, ...made }) => ({
    ...made,
    ...texts,
    actions: made.actions.map((each, index) => ({ id: `${index + 1}`, ...each })),
  }))

const items = fc.uniqueArray(item, { maxLength: 6, selector: ({ evidence }) => evidence })

describe('a plan that is written into a workbook and read back', () => {
  test('is the same plan, whatever its texts are', async () => {
    await fc.assert(
      fc.asyncProperty(items, async (plan) => {
        const reading = await readPlan(await baseTemplate(plan))
        assert.ok(reading.read, 'the file was refused')
        assert.deepEqual(reading.plan.problems, [])
        const returned = new Map(reading.plan.items.map((filled) => [filled.item.evidence, filled.item]))
        assert.equal(returned.size, plan.length)
        for (const sent of plan) assert.deepEqual(returned.get(sent.evidence), plainItem(sent))
      }),
      { numRuns: 60 },
    )
  })

  test('changes nothing on the web', async () => {
    await fc.assert(
      fc.asyncProperty(items, async (plan) => {
        const reading = await readPlan(await baseTemplate(plan))
        assert.ok(reading.read, 'the file was refused')
        const web = plan.map((each) => ({ item: each, fingerprint: itemFingerprint(each, latestContentVersion) }))
        const entries = mergeUpload(web, fileItems(reading.plan), listedGaps(reading.plan))
        assert.ok(entries.every(({ change, fields }) => change === 'unchanged' && fields.length === 0))
      }),
      { numRuns: 30 },
    )
  })
})
