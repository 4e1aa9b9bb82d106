import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { canonicalItem } from './canonical.ts'
import { itemParts } from './item-texts.ts'
import { applyMerge, type FileItem, type MergeEntry, mergeUpload, type WebItem } from './merge.ts'
import { anAction, anItem, by, ref } from './plan.builders.ts'
import { emptyItem, type PlanItem } from './plan.ts'

const before = anItem()
const webEdit = anItem({ gap: 'Changed on the web' })
const fileEdit = anItem({ completion: by('2021-11-30') })

type Case = {
  readonly web?: PlanItem
  readonly file?: PlanItem
  readonly listed?: PlanItem
  readonly change: MergeEntry['change']
  readonly result: PlanItem | 'to be chosen' | null
}

const cases: readonly [name: string, Case][] = [
  [
    'that nobody changed is unchanged',
    { web: before, file: before, listed: before, change: 'unchanged', result: before },
  ],
  [
    'changed in the file is changed',
    { web: before, file: fileEdit, listed: before, change: 'changed', result: fileEdit },
  ],
  [
    'changed on the web keeps the web',
    { web: webEdit, file: before, listed: before, change: 'unchanged', result: webEdit },
  ],
  [
    'changed in both, differently, is a conflict',
    { web: webEdit, file: fileEdit, listed: before, change: 'conflict', result: 'to be chosen' },
  ],
  [
    'changed in both in the same way is unchanged',
    { web: webEdit, file: webEdit, listed: before, change: 'unchanged', result: webEdit },
  ],
  ['added by hand is added', { file: fileEdit, change: 'added', result: fileEdit }],
  [
    'added in both, differently, is a conflict',
    { web: webEdit, file: fileEdit, change: 'conflict', result: 'to be chosen' },
  ],
  [
    'whose rows are missing is removed, and stays until the file is chosen',
    { web: before, listed: before, change: 'removed', result: before },
  ],
  [
    'changed on the web whose rows are missing stays too',
    { web: webEdit, listed: before, change: 'removed', result: webEdit },
  ],
  ['that the web added since is unchanged', { web: webEdit, change: 'unchanged', result: webEdit }],
  [
    'removed on the web and unchanged in the file stays removed',
    { file: before, listed: before, change: 'unchanged', result: null },
  ],
  [
    'removed on the web and changed in the file is a conflict',
    { file: fileEdit, listed: before, change: 'conflict', result: 'to be chosen' },
  ],
]

describe('an item', () => {
  for (const [name, { web, file, listed, change, result }] of cases) {
    test(name, () => {
      const entries = mergeUpload(list(web).map(onWeb), list(file).map(inFile), listedAs(list(listed)))
      assert.deepEqual(
        entries.map((entry) => entry.change),
        [change],
      )
      const merged = applyMerge(entries, new Map())
      if (result === 'to be chosen') return assert.deepEqual(merged, { merged: false, unresolved: [ref('4.5.3')] })
      assert.deepEqual(merged, { merged: true, items: result === null ? [] : [result] })
    })
  }
})

describe('a choice', () => {
  const conflict = mergeUpload([onWeb(webEdit)], [inFile(fileEdit)], listedAs([before]))
  const removed = mergeUpload([onWeb(before)], [], listedAs([before]))
  const chosen = (entries: readonly MergeEntry[], choice: 'file' | 'web') =>
    applyMerge(entries, new Map([[ref('4.5.3'), choice]]))

  test('settles a conflict one way or the other', () => {
    assert.deepEqual(chosen(conflict, 'file'), { merged: true, items: [fileEdit] })
    assert.deepEqual(chosen(conflict, 'web'), { merged: true, items: [webEdit] })
  })

  test('of the file removes an item whose rows are missing', () => {
    assert.deepEqual(chosen(removed, 'file'), { merged: true, items: [] })
  })

  test('of the web undoes a change of the file', () => {
    const changed = mergeUpload([onWeb(before)], [inFile(fileEdit)], listedAs([before]))
    assert.deepEqual(chosen(changed, 'web'), { merged: true, items: [before] })
  })

  test('is required for each conflict', () => {
    const other = (gap: string) => anItem({ evidence: ref('1.6.5'), gap })
    const entries = mergeUpload(
      [onWeb(webEdit), onWeb(other('web'))],
      [inFile(fileEdit), inFile(other('file'))],
      listedAs([before, other('before')]),
    )
    assert.deepEqual(chosen(entries, 'web'), { merged: false, unresolved: [ref('1.6.5')] })
  })
})

describe('unreadable parts of the file', () => {
  test('P4 stay as on the web, while the rest is imported', () => {
    const misread = anItem({ gap: 'Said anew', completion: { kind: 'not-given' } })
    const [entry] = mergeUpload([onWeb(before)], [{ ...inFile(misread), unread: ['completion'] }], listedAs([before]))
    assert.equal(entry?.change, 'changed')
    assert.deepEqual(entry?.file, { ...before, gap: 'Said anew' })
    assert.deepEqual(
      entry?.fields.map(({ field }) => field),
      ['gap'],
    )
  })

  test('change nothing where everything is unreadable', () => {
    const misread = { ...inFile(emptyItem(before.evidence)), unread: itemParts }
    assert.equal(mergeUpload([onWeb(before)], [misread], listedAs([before]))[0]?.change, 'unchanged')
  })
})

test('a change is listed field by field, from the web to the file', () => {
  const done = anItem({ actions: [anAction({ note: 'Ordered' })], owner: null })
  const [entry] = mergeUpload([onWeb(before)], [inFile(done)], listedAs([before]))
  assert.deepEqual(
    entry?.fields.map(({ label }) => label),
    ['Action 1', 'Owner'],
  )
})

test('spaces at the ends of texts and the order of actions are no change', () => {
  const [one, two] = [anAction({ id: '1' }), anAction({ id: '2', text: 'Train the service desk' })]
  const web = anItem({ gap: ' A gap\r\n', actions: [two, one] })
  const file = anItem({ gap: 'A gap', actions: [one, two] })
  const [entry] = mergeUpload([onWeb(web)], [{ ...inFile(file), fingerprint: 'another' }], listedAs([web]))
  assert.equal(entry?.change, 'unchanged')
})

describe('whatever was changed on either side', () => {
  const versions = [before, webEdit, fileEdit, anItem({ owner: null })].map((item) => fc.constant(item))
  const side = fc.option(fc.oneof(...versions), { nil: undefined })

  test('no text of the web is lost without a choice, and no change of the file is lost silently', () => {
    fc.assert(
      fc.property(side, side, side, (web, file, listed) => {
        const entries = mergeUpload(list(web).map(onWeb), list(file).map(inFile), listedAs(list(listed)))
        const merged = applyMerge(entries, new Map())
        if (!merged.merged) return
        const [result] = merged.items
        const webChanged = web !== undefined && (listed === undefined || !isSame(web, listed))
        const fileChanged = file !== undefined && (listed === undefined || !isSame(file, listed))
        if (webChanged) assert.ok(result !== undefined && isSame(result, web))
        if (fileChanged) assert.ok(result !== undefined && isSame(result, file))
      }),
    )
  })

  test('a choice for each item always gives a plan', () => {
    fc.assert(
      fc.property(side, side, side, fc.constantFrom('file' as const, 'web' as const), (web, file, listed, choice) => {
        const entries = mergeUpload(list(web).map(onWeb), list(file).map(inFile), listedAs(list(listed)))
        const merged = applyMerge(entries, new Map(entries.map(({ evidence }) => [evidence, choice])))
        assert.ok(merged.merged)
      }),
    )
  })
})

function list(item: PlanItem | undefined): readonly PlanItem[] {
  return item === undefined ? [] : [item]
}

function onWeb(item: PlanItem): WebItem {
  return { item, fingerprint: canonicalItem(item) }
}

function inFile(item: PlanItem): FileItem {
  return { ...onWeb(item), unread: [] }
}

function listedAs(items: readonly PlanItem[]) {
  return new Map(items.map((item) => [item.evidence, canonicalItem(item)]))
}

function isSame(a: PlanItem, b: PlanItem): boolean {
  return canonicalItem(a) === canonicalItem(b)
}
