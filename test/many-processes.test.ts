import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { ensureBuilt } from '../scripts/build.mjs'
import type { Browser } from '../soak/deadline/browser.ts'
import { hiddenIn } from '../soak/deadline/journeys/send-request.ts'
import { filledWorkbook } from '../soak/deadline/workbook.ts'
import { findCasefile } from '../src/casework/questions.ts'
import { verify } from '../src/casework/record/verify.ts'
import { day } from '../src/core/day.ts'
import { anItem, by } from '../src/core/plan/plan.builders.ts'
import { burst, open, send, signedIn } from './support/browse-a-process.ts'
import { type BuiltProcess, startBuilt } from './support/built-process.ts'
import { type TestCasework, testCasework } from './support/casework.ts'
import { savedItem } from './support/item-form.ts'
import { type MailServer, mailServer } from './support/mail-server.ts'
import { nextRelease } from './support/next-release.ts'
import { type RemindersAndEmails, remindersAndEmails } from './support/reminders-and-emails.ts'
import { columnsNamed, daysRun, emailsIn, eventsWith, updatesStored } from './support/stored-by-now.ts'
import { planSentBy, storyOf } from './support/story.ts'
import { type EditorAtWork, type SentUpdates, sendUpdates } from './support/updates-from.ts'

const codes = ['RXX', 'RAL', 'RJ1', 'RRK'] as const
const item = anItem({ completion: by('2021-12-15') })
const plan = '/organisations/XCE/2020-21/plan'

let casework: TestCasework
let stored: RemindersAndEmails
let mail: MailServer
let dataDir: string
let first: BuiltProcess
let second: BuiltProcess
let workers: readonly BuiltProcess[]
let editor: Browser
let writtenBefore: { readonly html: string }
const editors: EditorAtWork[] = []

/** Two web processes and two workers on a database with four approved plans. */
before(async () => {
  await ensureBuilt()
  casework = await testCasework()
  stored = remindersAndEmails(casework)
  mail = await mailServer()
  dataDir = mkdtempSync(join(tmpdir(), 'dspt-many-'))
  const draft = storyOf(casework)
  await draft.publish([item])
  await draft.write([item])
  await Promise.all(codes.map(planUnderWay))
  casework.standOn(day('2021-09-19'))
  ;[first, second] = await Promise.all([start('web'), start('web')])
  editor = await signedIn(casework, 'XCE', '10.0.0.1')
  for (const [row, code] of codes.entries()) {
    const process = row % 2 === 0 ? first : second
    editors.push({ code, port: process.port, browser: await signedIn(casework, code, `10.0.1.${row}`) })
  }
  writtenBefore = await open(first, editorOf('RXX').browser, updatesOf('RXX'))
  workers = await Promise.all([start('worker'), start('worker')])
  while ((await daysRun(stored)) === 0) await pause(100)
})

after(async () => {
  for (const process of [first, second, ...workers]) await process.stop()
  await mail.close()
  assert.deepEqual((await verify(casework, [])).errors, [])
  await casework.close()
  rmSync(dataDir, { recursive: true, force: true })
})

test('a session begun at one process is valid at the other, and ended at one it is over at both', async () => {
  const browser = await signedIn(casework, 'XCE', '10.0.0.2')
  const token = browser.cookies.get('session') ?? ''
  await open(second, browser, plan)
  const { html } = await open(second, browser, '/signed-in')
  await send(first, browser, '/sign-out', { _csrf: hiddenIn(html)._csrf ?? '' }, /^\/$/)
  browser.cookies.set('session', token)
  await assert.rejects(open(second, browser, plan), /Answered (303|404)/)
  await assert.rejects(open(first, browser, plan), /Answered (303|404)/)
})

test('a form from one process can be sent to the other', async () => {
  const path = `${plan}/items/4.5.3`
  const { html } = await open(first, editor, path)
  const form = {
    ...hiddenIn(html),
    gap: 'Written at one, saved at the other',
    'action-1': 'Buy tokens',
    completion: 'by',
    'completion-date-day': '15',
    'completion-date-month': '12',
    'completion-date-year': '2021',
    covid: 'no',
    action: 'list',
  }
  await send(second, editor, path, form, /saved=/)
  assert.match((await open(first, editor, `${plan}/check`)).html, /Written at one, saved at the other/)
})

test('a workbook uploaded to one process can be saved at the other', async () => {
  const key = await findCasefile(casework, 'XCE', '2020-21')
  assert.ok(key)
  const written = await savedItem(casework, '4.5.3')
  const { content } = await filledWorkbook(key.organisation, [written], [written])
  const { _csrf = '' } = hiddenIn((await open(first, editor, `${plan}/upload`)).html)
  const file = { field: 'file', name: 'Plan.xlsx', content: Buffer.from(content, 'base64') }
  const waiting = await send(first, editor, `${plan}/upload`, { _csrf }, /upload\/[-0-9a-f]{36}$/, file)
  const preview = await open(second, editor, waiting.location)
  await send(second, editor, waiting.location, hiddenIn(preview.html), /imported=1/)
  assert.match((await open(first, editor, `${plan}/check`)).html, /Written in the workbook/)
})

test('an update begun before the daily run of a worker can be sent after it', async () => {
  const form = { ...hiddenIn(writtenBefore.html), 'note-4.5.3': 'Begun before the daily run' }
  await send(second, editorOf('RXX').browser, updatesOf('RXX'), form, /updates\?/)
})

test('a person who sends too many requests to one process has to wait at the other too', async () => {
  const browser = await signedIn(casework, 'XCE', '10.0.0.3', 'siro')
  const limited = async () => {
    await burst(first, browser, 230)
    await pause(1500) // processes exchange their counts once a second
    return (await burst(second, browser, 90)).some((problem) => /Answered 429/.test(problem))
  }
  // Counting begins again every minute, and a minute may end in between.
  assert.ok((await limited()) || (await limited()))
})

test('a newer build changes the schema and answers, while the older ones go on writing', async () => {
  const build = nextRelease(dataDir)
  const [newer, sent] = await Promise.all([start('web', build), load('meanwhile', 6)])
  assert.deepEqual(await columnsNamed(stored, 'of_a_newer_build'), ['casefiles', 'outbox'])
  const later = await load('afterwards', 2)
  await open(newer, editor, plan)
  assert.equal(await newer.stop(), 0)
  for (const text of [...sent.acknowledged, ...later.acknowledged])
    assert.equal(await eventsWith(stored, text), 1, text)
})

test('a process that is killed in the middle of its work loses nothing that was acknowledged', async () => {
  const loaded = load('killed', 12)
  while ((await updatesStored(stored)) < 61) await pause(20)
  await first.kill()
  const { acknowledged, again } = await loaded
  assert.equal(acknowledged.length, 12 * codes.length)
  assert.ok(again > 0, 'nobody had to use the other process')
  for (const text of acknowledged) assert.equal(await eventsWith(stored, text), 1, text)
})

test('T4 two workers do the daily run once, and send each email once', { timeout: 60_000 }, async () => {
  const events = await stored.rows(
    sql`select 1 from casefile_events where type = 'reminders-sent' and on_day = '2021-09-19'`,
  )
  assert.equal(events.length, codes.length + 1)
  assert.equal(await daysRun(stored), 1)
  while ((await emailsIn(stored, 'queued')).length > 0) await pause(100)
  const sent = await emailsIn(stored, 'sent')
  assert.ok(sent.length > codes.length)
  const taken = mail.taken.map(({ source }) => /^Message-ID: (<[^>]+>)/im.exec(source)?.[1])
  assert.deepEqual(taken.toSorted(), sent.map(({ message_id }) => message_id).toSorted())
})

function start(kind: 'web' | 'worker', build?: string): Promise<BuiltProcess> {
  const where = { database: casework.made.ownerConnection, mail: mail.url, dataDir }
  return startBuilt(kind, build === undefined ? where : { ...where, build })
}

async function planUnderWay(code: string): Promise<void> {
  const story = await planSentBy(casework, code, [item])
  await story.judge(true)
  await story.approve()
}

async function load(label: string, count: number): Promise<SentUpdates> {
  const sent: SentUpdates = { acknowledged: [], again: 0 }
  await Promise.all(editors.map((each) => sendUpdates(each, second.port, { label, count }, sent)))
  return sent
}

function editorOf(code: string): EditorAtWork {
  const found = editors.find((each) => each.code === code)
  assert.ok(found)
  return found
}

function updatesOf(code: string): string {
  return `/organisations/${code}/2020-21/updates`
}
