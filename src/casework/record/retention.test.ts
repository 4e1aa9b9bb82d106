import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { type Door, type OneTrust, openDoor } from '../../../test/support/one-trust.ts'
import { day } from '../../core/day.ts'
import { anItem } from '../../core/plan/plan.builders.ts'
import { oldCasefiles, removeCasefiles } from '../../store/record/retention.ts'
import { anchorsIn, publishAnchor } from './anchors.ts'
import { purgeExpired } from './retention.ts'
import { verify } from './verify.ts'

const now = '2021-06-01T09:00:00.000Z'
let door: Door
let [old, recent]: OneTrust[] = []
const folder = mkdtempSync(join(tmpdir(), 'dspt-retention-'))

before(async () => {
  door = await openDoor()
  for (const made of ['old', 'recent']) {
    const trust = await door.aTrust()
    if (made === 'recent') door.casework.standOn(day('2021-06-02'))
    await trust.story.publish([anItem()])
    await trust.story.write([anItem()])
    await trust.story.sign()
    await trust.story.send()
    if (made === 'old') old = trust
    else recent = trust
  }
  await publishAnchor(door.casework, day('2021-06-02'), folder)
})

after(async () => {
  await door.close()
  rmSync(folder, { recursive: true, force: true })
})

/** An email in a state, `days` and `seconds` before now. */
async function anEmail(state: string, days: number, seconds = 0): Promise<string> {
  const { rows } = await door.owner.query<{ id: string }>(
    `insert into dspt.outbox (dedupe_key, kind, to_name, to_email, subject, body, on_day, queued_at, message_id, state)
     values (gen_random_uuid()::text, 'k', 'Erin', 'erin@example.org', 'A plan', 'Its words', '2021-01-01',
       $1::timestamptz - make_interval(days => $2, secs => $3), gen_random_uuid()::text, $4) returning id`,
    [now, days, seconds, state],
  )
  return rows[0]?.id ?? ''
}

async function row(table: string, id: string) {
  const { rows } = await door.owner.query(`select * from dspt.${table} where id = $1`, [id])
  return rows[0]
}

test('emails lose their text and address after the set days, except those that are queued or failed', async () => {
  const gone = [await anEmail('sent', 30, 1), await anEmail('withdrawn', 31)]
  const stays = [await anEmail('sent', 30), await anEmail('queued', 400), await anEmail('failed', 400)]
  const retention = { sentEmailsDays: 30, receivedMailDays: null }
  assert.deepEqual(await purgeExpired(door.casework, retention), { sentEmails: 2, receivedMail: 0 })
  for (const id of gone) {
    const { subject, body, to_name, to_email, kind } = await row('outbox', id)
    assert.deepEqual([subject, body, to_name, kind], ['Removed: its time was over', '', 'Removed', 'k'])
    assert.equal(to_email, `${id}@removed.invalid`)
  }
  for (const id of stays) assert.equal((await row('outbox', id)).body, 'Its words')
  assert.deepEqual(await purgeExpired(door.casework, retention), { sentEmails: 0, receivedMail: 0 })
})

test('received mail loses sender and subject after the set days, except mail that nobody has handled', async () => {
  const { id: lead } = await door.casework.person('lead')
  const aMail = async (handled: boolean) => {
    const { rows } = await door.owner.query<{ id: string }>(
      `insert into dspt.received_mail (message_id, content_hash, from_email, from_name, subject, received_at, imported_at,
         outcome, why, source, handled_at, handled_by)
       values (gen_random_uuid()::text, repeat('0', 64), 'erin@example.org', 'Erin', 'My plan', $1, $1, 'no-workbook', '',
         'whole', $2, $3) returning id`,
      ['2021-01-01T09:00Z', handled ? '2021-01-02T09:00Z' : null, handled ? lead : null],
    )
    return rows[0]?.id ?? ''
  }
  const [handled, waiting] = [await aMail(true), await aMail(false)]
  assert.deepEqual(await purgeExpired(door.casework, { sentEmailsDays: null, receivedMailDays: 149 }), {
    sentEmails: 0,
    receivedMail: 1,
  })
  const { from_email, subject, source, outcome } = await row('received_mail', handled)
  assert.deepEqual([from_email, subject, source], [`${handled}@removed.invalid`, 'Removed: its time was over', null])
  assert.equal(outcome, 'no-workbook')
  assert.equal((await row('received_mail', waiting)).subject, 'My plan')
})

test('the owner removes an old casefile whole, and the anchors still prove the others', async () => {
  const owner = door.casework.made.ownerConnection
  const code = old?.place.organisation.code ?? ''
  assert.deepEqual(await oldCasefiles(owner, '2021-06-01'), [])
  const { casefiles, files } = await removeCasefiles(owner, '2021-06-02', now)
  assert.deepEqual(files, [])
  assert.deepEqual(
    casefiles.map(({ organisation, version }) => [organisation, version]),
    [[code, 3]],
  )
  for (const table of ['casefiles', 'casefile_events', 'drafts', 'uploads', 'reminders']) {
    const { rows } = await door.owner.query(`select from dspt.${table} where organisation = $1`, [code])
    assert.equal(rows.length, 0, table)
  }
  assert.equal((await recent?.events())?.length, 3)
  const found = await verify(door.casework, anchorsIn(folder))
  assert.deepEqual([found.casefiles, found.removed, found.errors], [1, 1, []])
})

test('a removal that no anchor confirms hides no change', async () => {
  const [code, events] = [recent?.place.organisation.code ?? '', (await recent?.events()) ?? []]
  const last = events.at(-1)
  for (const [version, hash] of [
    [99_999, '0'.repeat(64)],
    [last?.version, last?.hash],
  ]) {
    await door.owner.query('insert into dspt.removed_casefiles values ($1, $2, $3, $4, $5)', [
      code,
      '2020-21',
      version,
      hash,
      now,
    ])
    const { errors } = await verify(door.casework, anchorsIn(folder))
    assert.deepEqual(
      errors.map(({ where, what }) => [where, what]),
      [[`${code}/2020-21`, 'it is said to be removed, and no anchor bears that out']],
    )
    await door.owner.query('delete from dspt.removed_casefiles where organisation = $1', [code])
  }
})

test('a casefile that merely disappeared is still an error', async () => {
  await door.owner.query('delete from dspt.removed_casefiles')
  const { errors } = await verify(door.casework, anchorsIn(folder))
  assert.deepEqual(
    errors.map(({ kind, where }) => [kind, where]),
    [['anchor', `${old?.place.organisation.code}/2020-21 event 3`]],
  )
})
