import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { type Door, type OneTrust, openDoor } from '../../test/support/one-trust.ts'
import type { Casefile } from '../core/casefile/casefile.ts'
import type { Command } from '../core/casefile/commands.ts'
import { anItem, ref } from '../core/plan/plan.builders.ts'
import { type Handled, handle } from './handle.ts'
import { type CasefileView, casefileFor } from './questions.ts'
import { verify } from './record/verify.ts'

let door: Door
let trust: OneTrust

before(async () => {
  door = await openDoor()
})

beforeEach(async () => {
  trust = await door.aTrust()
})

after(() => door.close())

const two = [anItem(), anItem({ evidence: ref('10.1.1') })]

describe('what a command comes to', () => {
  test('is saved in one transaction: event, summary, public status, draft, emails and their jobs', async () => {
    await trust.story.publish(two)
    const { rows } = await door.owner.query<{ kind: string; written: string }>(
      `select 'event' as kind, xmin::text as written from dspt.casefile_events where organisation = $1
       union all select 'summary', xmin::text from dspt.casefiles where organisation = $1
       union all select 'status', xmin::text from dspt.statuses where organisation = $1 and basis = 'decided'
       union all select 'draft', xmin::text from dspt.drafts where organisation = $1 and kind = 'plan'
       union all select 'email', xmin::text from dspt.outbox where organisation = $1
       union all select 'job', j.xmin::text from dspt_queues.job j join dspt.outbox l on l.id::text = j.data->>'id' where l.organisation = $1`,
      [trust.place.organisation.code],
    )
    const emails = ['email', 'email', 'email']
    const jobs = ['job', 'job', 'job']
    assert.deepEqual(rows.map(({ kind }) => kind).toSorted(), [
      'draft',
      ...emails,
      'event',
      ...jobs,
      'status',
      'summary',
    ])
    assert.equal(new Set(rows.map(({ written }) => written)).size, 1)
  })

  test('is nothing at all where a part of it fails', async () => {
    const marked = await trust.give('editor', mark)
    assert.equal(marked.result, 'done')
    const before = await trust.kept()
    const unable = { ...door.casework, publicUrl: 'no address to link to' }
    const editor = await door.casework.person('editor', trust.place.organisation.code)
    await assert.rejects(handle(unable, editor, trust.place, publish), /Invalid URL/)
    assert.deepEqual(await trust.kept(), before)
    assert.equal((await trust.give('editor', publish)).result, 'done')
  })

  test('is nothing where it is refused', async () => {
    await trust.story.publish(two)
    const before = await trust.kept()
    const send = { type: 'send-plan', revision: 'another', acknowledgesFindings: true } as const
    const handled = await trust.give('editor', send)
    assert.equal(handled.result === 'refused' && handled.refusal.name, 'another-revision')
    assert.deepEqual(await trust.kept(), before)
  })
})

describe('two commands at once', () => {
  test('on two items follow one another, and neither is lost', async () => {
    await trust.story.publish(two)
    const handled = await Promise.all(two.map((item, n) => trust.give(n === 0 ? 'editor' : 'editor-2', save(item))))
    assert.deepEqual(resultsOf(handled), ['done', 'done'])
    const { planDraft } = await trust.now()
    assert.deepEqual(
      planDraft?.items.map(({ version }) => version),
      [1, 1],
    )
    assert.equal(planDraft?.contributors.length, 2)
  })

  test('on one item: the second gets a refusal, and overwrites nothing', async () => {
    await trust.story.publish(two)
    const [item] = two
    const handled = await Promise.all(
      ['editor', 'editor-2'].map((person) => trust.give(person, save(anItem({ ...item, gap: person })))),
    )
    assert.deepEqual(resultsOf(handled).toSorted(), ['changed-meanwhile', 'done'])
  })

  test('that decide on one plan: one decides, and the others get a refusal', async () => {
    await trust.story.publish(two)
    await trust.story.write(two)
    await trust.story.sign()
    await trust.story.send()
    const { version: seen, sent } = await trust.story.judge(true)
    const revision = sent[0]?.revision ?? ''
    const commands: readonly Command[] = [
      { type: 'approve-plan', seen, revision },
      { type: 'return-plan', seen, revision, reason: 'Too vague' },
      { type: 'approve-plan', seen, revision },
    ]
    const handled = await Promise.all(commands.map((command) => trust.give('reviewer', command)))
    assert.deepEqual(resultsOf(handled).toSorted(), ['changed-while-reading', 'changed-while-reading', 'done'])
    const decisions = (await trust.events()).filter(({ type }) => type === 'plan-approved' || type === 'plan-returned')
    assert.equal(decisions.length, 1)
  })

  test('from one form sent twice publish once', async () => {
    await trust.give('editor', mark)
    const handled = await Promise.all([trust.give('editor', publish), trust.give('editor', publish)])
    assert.deepEqual(resultsOf(handled).toSorted(), ['done', 'nothing-new-to-publish'])
  })
})

describe('a person who may not do it gets the same answer as if nothing were there', () => {
  const cases: readonly [person: string, type: Command['type']][] = [
    ['reader', 'publish-assessment'],
    ['siro', 'publish-assessment'],
    ['editor', 'sign-off-plan'],
    ['editor', 'approve-plan'],
    ['auditor', 'approve-plan'],
    ['rsl', 'return-plan'],
    ['reviewer', 'save-item'],
    ['reviewer', 'accept-late-plan'],
    ['sro', 'accept-late-plan'],
    ['sro', 'approve-plan'],
  ]
  for (const [person, type] of cases) {
    test(`${person}: ${type}`, async () => {
      assert.deepEqual(await trust.give(person, { type } as Command), { result: 'not-allowed' })
    })
  }

  test('an editor of another organisation, who changes nothing in this one', async () => {
    const stranger = await door.casework.person('editor', 'XCE')
    assert.deepEqual(await handle(door.casework, stranger, trust.place, mark), { result: 'not-allowed' })
    assert.deepEqual((await trust.kept()).casefiles, [])
  })
})

describe('a reviewer who also acts for the organisation, though they wrote nothing,', () => {
  const reason = 'Seen'
  const cases: readonly [type: Command['type'], more: object][] = [
    ['judge-items', { basedOn: 0, judgements: [], reason }],
    ['correct-status', { to: 'standards-met', reason }],
    ['ask-region', { reason }],
    ['decline-escalation', { milestone: 'plan', dueDate: '2021-06-30', reason }],
    ['close-unmet', { reason }],
  ]
  for (const [type, more] of cases) {
    test(`may not decide about it: ${type}`, async () => {
      await trust.story.publish(two)
      const [reviewer, siro] = [await door.casework.person('reviewer'), await trust.person('siro')]
      const both = { ...reviewer, appointments: [...reviewer.appointments, ...siro.appointments] }
      const handled = await handle(door.casework, both, trust.place, { type, seen: 1, ...more } as Command)
      assert.deepEqual(resultsOf([handled]), ['reviews-own-work'])
    })
  }
})

describe('a command from a page', () => {
  const opened = async () => {
    const view = await casefileFor(door.casework, await trust.person('editor'), 'edit-plan', trust.place)
    return view ?? assert.fail('The editor may not open it')
  }
  const sent = async (view: CasefileView) => {
    const revision = (await trust.now()).planDraft?.revision ?? ''
    const command: Command = { type: 'send-plan', revision, acknowledgesFindings: true }
    return handle(door.casework, await trust.person('editor'), view, command)
  }

  test('gives the casefile as the next request reads it', async () => {
    const { story } = trust
    for (const step of [
      () => story.publish(two),
      () => story.write(two),
      story.sign,
      story.send,
      () => story.judge(true),
      story.approve,
    ])
      assert.deepEqual(plain(await step()), plain(await trust.now()))
  })

  test('is decided on what others did since it was opened', async () => {
    await trust.story.publish(two)
    const view = await opened()
    assert.deepEqual(resultsOf([await sent(view)]), ['not-signed-off'])
    await trust.story.write(two)
    await trust.story.sign()
    const handled = await sent(view)
    assert.ok(handled.result === 'done')
    assert.deepEqual(plain(handled.casefile), plain(await trust.now()))
    const [, signed, last] = await trust.events()
    assert.deepEqual([signed?.type, last?.type, last?.version], ['plan-signed-off', 'plan-sent', 3])
    const twice = await sent(view)
    assert.ok(twice.result === 'refused')
    assert.deepEqual(
      twice.now.events.map(({ hash }) => hash),
      (await trust.events()).map(({ hash }) => hash),
    )
  })

  test('is not allowed to an editor who was removed since it was opened', async () => {
    await trust.story.publish(two)
    const [view, editor] = [await opened(), await trust.person('editor')]
    const before = await trust.kept()
    const [item] = two
    const command = item === undefined ? assert.fail() : save(item)
    await door.owner.query('delete from dspt.appointments where person = $1', [editor.id])
    assert.deepEqual(await handle(door.casework, editor, view, command), { result: 'not-allowed' })
    assert.deepEqual(await trust.kept(), before)
  })

  test('is not allowed to a person who was removed though their roles are still listed', async () => {
    await trust.story.publish(two)
    const [view, editor] = [await opened(), await trust.person('editor')]
    await door.owner.query('update dspt.people set removed_at = now() where id = $1', [editor.id])
    const [item] = two
    const command = item === undefined ? assert.fail() : save(item)
    assert.deepEqual(await handle(door.casework, editor, view, command), { result: 'not-allowed' })
  })

  test('is decided for the organisation as it is, not as it was when the page was opened', async () => {
    await trust.story.publish(two)
    await trust.story.write(two)
    const code = trust.place.organisation.code
    const [view, siro] = [await opened(), await trust.person('siro')]
    const successor = await door.casework.person('siro', 'XCG')
    const revision = view.casefile.planDraft?.revision ?? ''
    const command: Command = { type: 'sign-off-plan', revision }
    await door.owner.query(
      `update dspt.organisations set closed = '2021-05-31', successors = '{XCG}', region = 'Y58' where code = $1`,
      [code],
    )
    try {
      const handled = await handle(door.casework, successor, view, command)
      assert.ok(handled.result === 'done')
      assert.deepEqual(handled.casefile.organisation.successors, ['XCG'])
      assert.equal((await trust.events()).at(-1)?.by.name, successor.name)
      const { rows } = await door.owner.query<{ to_email: string }>(
        `select to_email from dspt.outbox where organisation = $1 and dedupe_key like '%/2/%'`,
        [code],
      )
      assert.ok(!rows.some(({ to_email }) => to_email === siro.email))
    } finally {
      await door.owner.query('update dspt.organisations set closed = null, successors = $2 where code = $1', [code, []])
    }
  })

  test('that was read from another record is decided on this one', async () => {
    await trust.story.publish(two)
    await trust.story.write(two)
    await trust.story.sign()
    const view = await opened()
    const events = view.events.map((event) => ({ ...event, hash: '0'.repeat(64) }))
    const handled = await sent({ ...view, events, casefile: { ...view.casefile, signOff: null } })
    assert.equal(handled.result, 'done')
    assert.deepEqual((await verify(door.casework, [])).errors, [])
  })
})

/** As it would be written into JSON: without what is undefined. */
function plain(casefile: Casefile): unknown {
  return JSON.parse(JSON.stringify(casefile))
}

const mark: Command = {
  type: 'mark-assessment',
  basedOn: 0,
  answers: two.map(({ evidence }) => ({ evidence, answer: 'not-met', note: '' })),
}
const publish: Command = { type: 'publish-assessment', basedOn: 1, confirmsAllListed: true }

function save(item: (typeof two)[number]): Command {
  return { type: 'save-item', basedOn: 0, item }
}

function resultsOf(handled: readonly Handled[]): readonly string[] {
  return handled.map((each) => (each.result === 'refused' ? each.refusal.name : each.result))
}
