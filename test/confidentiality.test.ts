import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { attachEvidence, withdrawAttachment } from '../src/casework/attachments/attachments.ts'
import { findCasefile } from '../src/casework/questions.ts'
import { runDay } from '../src/casework/timetable/daily-run.ts'
import { theService } from '../src/core/actor.ts'
import { day } from '../src/core/day.ts'
import { anAction, anItem, ref } from '../src/core/plan/plan.builders.ts'
import type { PlanItem } from '../src/core/plan/plan.ts'
import { publicScope } from '../src/store/database/database.ts'
import { routes } from '../src/web/routes.ts'
import { planSentBy } from './support/story.ts'
import { type TestWeb, testWeb } from './support/web.ts'

const organisations = ['RAL', 'RXX', 'XCE']
const cycles = ['2020-21', '2021-22']

/** Words and numbers that are only in the plans. */
const marks = ['Qwizzelbach', 'qwizzel@plans.example', 'Firewall of Qwizzel', '7.3.4', '2021-11-29', '29 November 2021']

function markedItem(evidence: string): PlanItem {
  return anItem({
    evidence: ref(evidence),
    gap: 'Qwizzelbach is not patched',
    measure: 'Qwizzelbach 88 % → 95 %',
    actions: [anAction({ text: 'Renew the Firewall of Qwizzel' })],
    owner: { name: 'Quentin Qwizzelbach', role: 'Head of Qwizzel', email: 'qwizzel@plans.example' },
    completion: { kind: 'by', day: day('2021-11-29') },
  })
}

const oneItem = [anItem({ evidence: ref('4.5.3') })]
const marked = ['7.3.4', '1.6.5', '8.2.1', '9.6.2', '10.1.1', '2.2.1'].map(markedItem)

let [few, many]: TestWeb[] = []

before(async () => {
  ;[few, many] = await Promise.all([serving(oneItem), serving(marked)])
})

after(() => Promise.all([few?.close(), many?.close()]))

/** The same organisations with the same statuses on the same days; only the plans behind them differ. */
async function serving(items: readonly PlanItem[]): Promise<TestWeb> {
  const web = await testWeb()
  for (const code of organisations) {
    const story = await planSentBy(web.casework, code, items)
    if (items === marked) await attachMarked(web, code)
    if (code !== 'RXX') continue
    await story.judge(true, 'Qwizzelbach says so')
    await story.approve()
  }
  await runToday(web, items === marked ? 'Qwizzelbach' : theService.name)
  return web
}

/** Does the daily run, by a person or by the service, with different counts of casefiles, reminders and emails. */
async function runToday({ casework }: TestWeb, by: string): Promise<void> {
  const today = casework.clock.today()
  assert.equal((await runDay(casework, today, by)).result, 'done')
  await changeRun(casework, by, by === theService.name ? [3, 1, 2] : [3, 5, 7])
}

type Counts = readonly [casefiles: number, reminders: number, emails: number]

/** Changes what is stored about the daily run, as the owner of the table may. */
async function changeRun({ database, clock }: TestWeb['casework'], by: string, counts: Counts): Promise<void> {
  const [casefiles, reminders, emails] = counts
  await database.inTransaction(publicScope, (tx) =>
    tx
      .updateTable('daily_runs')
      .set({ by_name: by, casefiles, reminders, emails })
      .where('day', '=', clock.today())
      .execute(),
  )
}

/** Files with the marks in their name, content and withdrawal; only one of the two services has any. */
async function attachMarked({ casework }: TestWeb, code: string): Promise<void> {
  const [editor, key] = [await casework.person('editor', code), await findCasefile(casework, code, '2020-21')]
  assert.ok(key)
  for (const text of ['Qwizzelbach', 'Firewall of Qwizzel']) {
    const given = { name: `${text}.pdf`, content: Buffer.from(`%PDF-1.4 ${text}`) }
    const attached = await attachEvidence(casework, editor, key, ref('7.3.4'), given)
    assert.equal(attached.result, 'done')
    const id = (attached.result === 'done' && attached.casefile.attachments.at(-1)?.id) || ''
    if (text !== 'Qwizzelbach') await withdrawAttachment(casework, editor, key, id, 'Qwizzelbach was wrong')
  }
}

/** Every public address, with every organisation and cycle, and in every format. */
const addresses = routes
  .filter(({ method, permission }) => method === 'GET' && permission === 'see-public-pages')
  .flatMap(({ path }) => filled(path, 'code', [...organisations, '00L']))
  .flatMap((path) => filled(path, 'cycle', cycles))
  .map((path) => path.replace(/:\w+/g, 'not-there'))
  .flatMap((path) => [path, ...queriesOf(path).map((query) => `${path}?${query}`)])

function filled(path: string, name: string, values: readonly string[]): readonly string[] {
  return path.includes(`:${name}`) ? values.map((value) => path.replace(`:${name}`, value)) : [path]
}

function queriesOf(path: string): readonly string[] {
  if (path.startsWith('/register') && !path.includes('/R')) {
    return ['search=Qwizzelbach', 'search=RAL', 'search=7.3.4', 'on=2021-06-01', 'status=standards-not-met']
  }
  return path.startsWith('/guidance/') ? ['on=2021-06-01', 'format=csv'] : []
}

async function answerOf(web: TestWeb | undefined, url: string): Promise<string> {
  assert.ok(web)
  const { statusCode, headers, body } = await web.server.inject({ method: 'GET', url })
  const compared = Object.entries(headers).filter(([name]) => !changing.has(name))
  return `${statusCode}\n${JSON.stringify(compared)}\n${withoutTokens(body)}`
}

/** What differs between any two answers: the time, cookies, how many requests are left. */
const changing = new Set(['date', 'set-cookie', 'content-length', 'x-ratelimit-remaining', 'x-ratelimit-reset', 'etag'])

function withoutTokens(body: string): string {
  return body.replace(/name="_csrf" value="[^"]*"/g, '').replace(/give this number: [\w-]+/g, '')
}

describe('S7 the public sees a status and its dates, never anything of a plan:', () => {
  for (const address of addresses) {
    test(address, async () => {
      const [one, other] = [await answerOf(few, address), await answerOf(many, address)]
      for (const mark of marks) {
        // The form shows again what was searched for.
        if (address.includes(mark)) continue
        assert.ok(!other.includes(mark), `“${mark}” is shown`)
      }
      assert.equal(other, one, 'it differs with the plans behind it')
    })
  }
})

const runs: readonly (readonly [what: string, by: string, counts: Counts])[] = [
  ['who did it', 'Quentin Qwizzelbach', [3, 1, 2]],
  ['how many casefiles were read', theService.name, [2222, 1, 2]],
  ['how many reminders were sent', theService.name, [3, 2222, 2]],
  ['how many emails were written', theService.name, [3, 1, 2222]],
]

for (const [what, by, counts] of runs) {
  test(`S7 the public sees whether the daily run was done, not ${what}`, async () => {
    assert.ok(few)
    const health = async () => (await few?.server.inject('/health/day'))?.rawPayload.toString()
    await changeRun(few.casework, theService.name, [3, 1, 2])
    const before = await health()
    await changeRun(few.casework, by, counts)
    assert.equal(await health(), before)
    assert.equal(before, `{"status":"done","day":"${few.casework.clock.today()}"}`)
  })
}

test('S7 people who may see a plan see it: the marks are on its pages', async () => {
  assert.ok(many)
  const editor = await many.browser('editor', 'RAL')
  const { html } = await editor.get('/organisations/RAL/2020-21/plan/items/7.3.4')
  for (const mark of ['Qwizzelbach', 'Firewall of Qwizzel']) assert.ok(html.includes(mark), mark)
})

test('S7 people who may open files see their names, and no region does', async () => {
  assert.ok(many)
  const updates = '/organisations/XCE/2020-21/updates'
  const files = '/organisations/XCE/2020-21/plan/items/7.3.4/attachments'
  const reviewer = await many.browser('reviewer')
  assert.match((await reviewer.get(files)).html, /Qwizzelbach\.pdf/)
  assert.doesNotMatch((await reviewer.get('/organisations/XCE/2020-21/history')).html, /\.pdf/)
  const rsl = await many.browser('rsl')
  assert.equal((await rsl.get(updates)).status, 200)
  for (const path of [updates, files, '/organisations/XCE']) assert.doesNotMatch((await rsl.get(path)).html, /\.pdf/)
})
