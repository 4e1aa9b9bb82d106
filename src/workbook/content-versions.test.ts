import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { baseItems } from '../../test/workbooks/base-template.ts'
import { editedTemplate } from '../../test/workbooks/edited-template.ts'
import { contentVersionsOf, latestContentVersion } from '../core/plan/canonical.ts'
import { itemTexts } from '../core/plan/item-texts.ts'
import { type MergeEntry, mergeUpload } from '../core/plan/merge.ts'
import type { PlanItem } from '../core/plan/plan.ts'
import { type FilledPlan, fileItems, listedGaps, readPlan } from './checking/read-plan.ts'
import { itemFingerprint } from './template.ts'

/** The build after this one: each item has one text more. */
const versions = contentVersionsOf({ ...itemTexts, benefit: { since: latestContentVersion + 1 } })

const handedOut: readonly [which: string, contentVersion: number, bytes: () => Promise<Uint8Array>][] = [
  [
    'before there were content versions',
    1,
    async () => readFileSync(new URL('../../test/workbooks/handed-out-in-version-1.xlsx', import.meta.url)),
  ],
  ['by this build', latestContentVersion, () => editedTemplate({ plan: { D2: 'The procedure is out of date' } })],
]

for (const [which, contentVersion, bytes] of handedOut) {
  describe(`a workbook that was handed out ${which}, with the gap of one item changed, comes back`, () => {
    const cases: readonly [where: string, web: (item: PlanItem) => PlanItem][] = [
      ['to a build with one text more', (item) => withBenefit(item, '')],
      ['after somebody wrote that text on the web', (item) => withBenefit(item, 'Nobody waits')],
    ]
    for (const [where, web] of cases) {
      test(`${where} without a problem or a conflict`, async () => {
        const plan = await planIn(await bytes())
        assert.equal(plan.contentVersion, contentVersion)
        assert.deepEqual(plan.problems, [])
        const entries = merged(plan, baseItems.map(web))
        assert.deepEqual(
          entries.map(({ change }) => change),
          ['changed', 'unchanged', 'unchanged'],
        )
        assert.deepEqual(
          entries[0]?.fields.map(({ label }) => label),
          ['Gap'],
        )
      })
    }

    test('with a conflict where somebody changed the same gap on the web', async () => {
      const plan = await planIn(await bytes())
      const entries = merged(
        plan,
        baseItems.map((item) => (item.gap === '' ? item : { ...item, gap: 'Changed on the web' })),
      )
      assert.equal(entries[0]?.change, 'conflict')
    })
  })
}

test('a workbook without the column of the measure leaves each measure as it is on the web', async () => {
  const bytes = readFileSync(new URL('../../test/workbooks/handed-out-in-version-1.xlsx', import.meta.url))
  const plan = await planIn(bytes)
  const entries = merged(
    plan,
    baseItems.map((item) => ({ ...item, measure: '88 % → 95 %' })),
  )
  assert.deepEqual(
    entries.map(({ change, file }) => [change, file?.measure]),
    [
      ['changed', '88 % → 95 %'],
      ['unchanged', '88 % → 95 %'],
      ['unchanged', '88 % → 95 %'],
    ],
  )
})

describe('in a workbook of today', () => {
  test('a measure typed into its column changes that and nothing else', async () => {
    const plan = await planIn(await editedTemplate({ plan: { O2: '88 % → 95 %' } }))
    const [first, ...others] = merged(plan, baseItems)
    assert.deepEqual(first?.fields, [{ field: 'measure', label: 'Measure', before: '', after: '88 % → 95 %' }])
    assert.ok(others.every(({ change }) => change === 'unchanged'))
  })

  test('a measure cleared in its column is cleared on the web', async () => {
    const items = baseItems.map((item) => ({ ...item, measure: '88 % → 95 %' }))
    const plan = await planIn(await editedTemplate({ items, plan: { O2: null } }))
    assert.deepEqual(
      merged(plan, items).map(({ change, file }) => [change, file?.measure]),
      [
        ['changed', ''],
        ['unchanged', '88 % → 95 %'],
        ['unchanged', '88 % → 95 %'],
      ],
    )
  })

  test('a column of measures that somebody deleted is a problem, as any other', async () => {
    const plan = await planIn(await editedTemplate({ plan: { O1: null } }))
    assert.match(plan.problems[0]?.write ?? '', /How it is measured/)
  })
})

function merged(plan: FilledPlan, items: readonly PlanItem[]): readonly MergeEntry[] {
  const web = items.map((item) => ({ item, fingerprint: itemFingerprint(item, plan.contentVersion, versions) }))
  return mergeUpload(web, fileItems(plan, versions), listedGaps(plan))
}

function withBenefit(item: PlanItem, benefit: string): PlanItem {
  return Object.assign({ ...item }, { benefit })
}

async function planIn(bytes: Uint8Array): Promise<FilledPlan> {
  const reading = await readPlan(bytes)
  assert.ok(reading.read, 'the file was refused')
  return reading.plan
}
