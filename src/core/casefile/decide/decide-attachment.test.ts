import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { day } from '../../day.ts'
import { ref } from '../../plan/plan.builders.ts'
import { attachmentLimits, attachmentsTo, cleanFileName, formatBytes, type NewAttachment } from '../attachment.ts'
import {
  after,
  approved,
  aSentPlan,
  erin,
  judged,
  published,
  returned,
  rita,
  type Story,
  updated,
} from '../casefile.builders.ts'
import { cannotConfirm } from './decide-completion.ts'
import { refusalMessage } from './refusals.ts'

const { bytesAFile, filesAnItem, bytesACasefile, nameLength } = attachmentLimits
const delivering = approved(judged(aSentPlan(['1.6.5', '4.5.3'])))

describe('S3 U1 evidence of completion is attached', () => {
  const cases: readonly [what: string, story: Story, changes: Partial<NewAttachment>, refusal: string | null][] = [
    ['while the plan is delivered', delivering, {}, null],
    ['before any plan was sent', published(['4.5.3']), {}, 'nothing-to-show-yet'],
    ['as soon as a plan was sent, as updates are', aSentPlan(['4.5.3']), {}, null],
    ['to a plan that was returned', returned(judged(aSentPlan(['4.5.3']), ['4.5.3'])), {}, null],
    ['while completion awaits confirmation', completed(), {}, null],
    ['after completion was confirmed', confirmed(), {}, 'delivery-over'],
    ['to another item of the plan', delivering, { evidence: ref('1.6.5') }, null],
    ['to an item that the plan has not', delivering, { evidence: ref('10.1.1') }, 'not-in-plan'],
    ['though it is empty', delivering, { bytes: 0 }, 'file-empty'],
    ['of one byte', delivering, { bytes: 1 }, null],
    ['of the most bytes', delivering, { bytes: bytesAFile }, null],
    ['of one byte more', delivering, { bytes: bytesAFile + 1 }, 'file-too-large'],
    ['twice to one item', attached(delivering), { id: 'b' }, 'attached-already'],
    ['to a second item too', attached(delivering), { id: 'b', evidence: ref('1.6.5') }, null],
    ['again after it was withdrawn', withdrawn(attached(delivering)), { id: 'b' }, null],
    ['as the last that fits', many(filesAnItem - 1), { id: 'last' }, null],
    ['as one too many', many(filesAnItem), { id: 'last' }, 'too-many-files'],
    ['in place of one that was withdrawn', withdrawn(many(filesAnItem), 'f1'), { id: 'last' }, null],
    ['once more where no more fit', many(filesAnItem), { sha256: 's1' }, 'attached-already'],
  ]
  for (const [what, story, changes, refusal] of cases)
    test(`S3 a file ${what}: ${refusal ?? 'attached'}`, () => {
      const result = attached(story, changes)
      assert.equal(result.refusal?.name ?? null, refusal)
      assert.equal(result.casefile.attachments.length, story.casefile.attachments.length + (refusal === null ? 1 : 0))
      if (result.refusal !== null) assert.match(refusalMessage(result.refusal), /^[A-Z1].*\.$/)
    })

  test('all files of a casefile together have a limit, to the byte', () => {
    const full = bytesACasefile / bytesAFile
    const gaps = ['1.6.5', '4.5.3', '10.1.1']
    let story = approved(judged(aSentPlan(gaps)))
    for (let file = 0; file < full - 1; file++)
      story = attached(story, { ...numbered(file), evidence: ref(gaps[file % 3] ?? ''), bytes: bytesAFile })
    assert.equal(attached(story, { ...numbered(99), bytes: bytesAFile }).refusal, null)
    story = attached(story, { ...numbered(99), bytes: bytesAFile - 1 })
    assert.equal(attached(story, { ...numbered(100), bytes: 2 }).refusal?.name, 'casefile-full')
    assert.equal(attached(story, { ...numbered(100), bytes: 1 }).refusal, null)
    assert.equal(attached(withdrawn(story, 'f1'), { ...numbered(100), bytes: 2 }).refusal, null)
  })

  test('its number counts withdrawn files too, for each item', () => {
    const again = attached(withdrawn(attached(delivering)), { id: 'b' })
    const both = attached(again, { id: 'c', evidence: ref('1.6.5') })
    assert.deepEqual(
      both.casefile.attachments.map(({ id, number }) => [id, number]),
      [
        ['a', 1],
        ['b', 2],
        ['c', 1],
      ],
    )
    assert.deepEqual(
      attachmentsTo(both.casefile, ref('4.5.3')).map(({ id }) => id),
      ['b'],
    )
  })

  test('a person who attached it may not confirm completion', () => {
    const story = attached(completed(), {}, { ...rita, role: 'editor' })
    assert.equal(cannotConfirm(story.casefile, rita.id)?.name, 'reviews-own-work')
    assert.equal(cannotConfirm(attached(completed()).casefile, rita.id), null)
  })
})

describe('an attached file is withdrawn', () => {
  const cases: readonly [what: string, story: Story, id: string, reason: string, refusal: string | null][] = [
    ['with a reason', attached(delivering), 'a', 'The wrong file', null],
    ['without one', attached(delivering), 'a', ' ', 'withdrawal-unexplained'],
    ['that was never there', attached(delivering), 'b', 'The wrong file', 'no-such-attachment'],
    ['a second time', withdrawn(attached(delivering)), 'a', 'The wrong file', 'no-such-attachment'],
    ['after completion was confirmed', confirmed(attached(delivering)), 'a', 'It names a patient', null],
  ]
  for (const [what, story, id, reason, refusal] of cases)
    test(`one ${what}: ${refusal ?? 'withdrawn'}`, () => {
      const result = after(story, erin, '2021-09-10', { type: 'withdraw-attachment', id, reason })
      assert.equal(result.refusal?.name ?? null, refusal)
      if (refusal === null)
        assert.deepEqual(result.casefile.attachments[0]?.withdrawn, { on: day('2021-09-10'), by: 'Erin', reason })
    })
})

describe('the name of a file is shown as', () => {
  const long = 'a'.repeat(nameLength)
  const cases: readonly [name: string, shown: string][] = [
    ['Policy v2 (signed).pdf', 'Policy v2 (signed).pdf'],
    ['C:\\Users\\erin\\policy.pdf', 'policy.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['  two\t lines\n.pdf ', 'two lines .pdf'],
    ['invoice\u202Efdp.exe', 'invoicefdp.exe'],
    ['no\u0000thing\u200B.pdf', 'nothing.pdf'],
    ['', 'Unnamed file'],
    ['folder/', 'Unnamed file'],
    [long, long],
    [`${long}b`, `${long.slice(1)}…`],
    [`${long}.pdf`, `${long.slice(5)}….pdf`],
    [`${'🩺'.repeat(nameLength)}`, '🩺'.repeat(nameLength)],
  ]
  for (const [name, shown] of cases)
    test(`${JSON.stringify(name.slice(0, 30))} → ${shown.slice(0, 30)}`, () => {
      assert.equal(cleanFileName(name), shown)
      assert.ok([...cleanFileName(name)].length <= nameLength)
    })
})

test('sizes are shown in bytes, KB or MB', () => {
  const texts = [0, 1, 1023, 1024, 1_048_063, 1_048_064, 1_258_291, 5_242_880, 104_857_600].map(formatBytes)
  assert.deepEqual(texts, ['0 bytes', '1 byte', '1023 bytes', '1 KB', '1023 KB', '1 MB', '1.2 MB', '5 MB', '100 MB'])
})

function attached(story: Story, changes: Partial<NewAttachment> = {}, by = erin): Story {
  const file = {
    id: 'a',
    evidence: ref('4.5.3'),
    kind: 'pdf',
    bytes: 1000,
    sha256: 'same',
    scanned: true,
    ...changes,
  } as const
  return after(story, by, '2021-09-02', { type: 'attach-evidence', attachment: file })
}

function withdrawn(story: Story, id = 'a'): Story {
  return after(story, erin, '2021-09-03', { type: 'withdraw-attachment', id, reason: 'The wrong file' })
}

function many(files: number): Story {
  return Array.from({ length: files }).reduce<Story>((so, _, file) => attached(so, numbered(file)), delivering)
}

function numbered(file: number) {
  return { id: `f${file}`, sha256: `s${file}` }
}

/** The plan of 4.5.3 alone, every action reported as done. */
function completed(): Story {
  const story = approved(judged(aSentPlan(['4.5.3'])))
  return allDone(story)
}

function allDone(story: Story): Story {
  return (story.casefile.current?.items ?? []).reduce<Story>((so, { evidence, actions }) => {
    const done = actions.map(({ id }) => ({ id, doneOn: day('2021-08-30'), note: '' }))
    return updated(so, { evidence, done }, { on: '2021-09-01' })
  }, story)
}

function confirmed(story: Story = completed()): Story {
  const done = allDone(story)
  const command = { type: 'confirm-completion', seen: done.casefile.version, note: '' } as const
  return after(done, rita, '2021-09-09', command)
}
