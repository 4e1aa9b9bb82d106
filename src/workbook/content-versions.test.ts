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
