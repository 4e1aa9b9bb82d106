import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { issueDecember } from '../../../test/support/issue-december.ts'
import { type Door, openDoor } from '../../../test/support/one-trust.ts'
import { storyOf } from '../../../test/support/story.ts'
import type { Casefile } from '../../core/casefile/casefile.ts'
import type { Command } from '../../core/casefile/commands.ts'
import { lapseOf, stateOfEscalation } from '../../core/casefile/escalations.ts'
import { day } from '../../core/day.ts'
import { guidanceOn } from '../../core/guidance/guidance.ts'
import { regionCodes } from '../../core/organisation.ts'
import { anItem, by, ref } from '../../core/plan/plan.builders.ts'
import { openRegionRequests, regionTasks } from '../../core/regions/region-tasks.ts'
import { lastSubmission, timetableStateOf } from '../../core/timetable/timetable-state.ts'
import { publicScope } from '../../store/database/database.ts'
import { guidanceOf } from '../../store/guidance/guidance.ts'
import { loadCasefile } from '../../store/record/casefiles.ts'
import { escalationsFor } from '../escalations/escalations.ts'
import { handle } from '../handle.ts'
import { findCasefile } from '../questions.ts'
import { regionLists } from '../regions/region-lists.ts'
import { addUpCounts } from '../reviews/review-queue.ts'
import { serviceScope } from '../scope.ts'
import { runDay } from '../timetable/daily-run.ts'
import { rebuildLists } from './rebuild-summaries.ts'
import { verify } from './verify.ts'

let door: Door
/** Of some the plot is fixed, so that every kind of row comes about; to the others happens what the seed makes up. */
const plotted = ['XCE', 'XMI', 'RJ1', 'RJ2', 'RAL']
const others: string[] = []
let trusts: readonly string[] = plotted
const items = [anItem({ evidence: ref('4.5.3'), completion: by('2021-12-15') })]

before(async () => {
  door = await openDoor()
  for (let each = 0; each < 3; each += 1) others.push((await door.aTrust()).place.organisation.code)
  trusts = [...plotted, ...others]
})
after(() => door.close())

type Step = (code: string, number: number) => Promise<unknown>

/** What may happen to a Trust; what is refused there and then is left out. */
const steps: Readonly<Record<string, Step>> = {
  warn: (code) => give('editor', code, () => ({ type: 'give-early-warning', evidence: [ref('4.5.3')], text: 'Late' })),
  publish: (code) => storyOf(door.casework, code).publish(items),
  send: async (code, number) => {
    const story = storyOf(door.casework, code)
    await story.write([
      anItem({ evidence: ref('4.5.3'), completion: by('2021-12-15'), gap: `No second factor ${number}` }),
    ])
    await story.sign()
    return story.send()
  },
  deliver: async (code, number) => {
    await steps.send?.(code, number)
    await storyOf(door.casework, code).judge(true)
    return storyOf(door.casework, code).approve()
  },
  return: async (code) => {
    await storyOf(door.casework, code).judge(false, 'No owner')
    return storyOf(door.casework, code).giveBack('No owner')
  },
  update: (code) =>
    storyOf(door.casework, code).update([
      { evidence: ref('4.5.3'), done: [], outlook: { kind: 'on-course' }, note: 'The tokens are bought' },
    ]),
  askRegion: (code) =>
    give('reviewer', code, ({ version }) => ({ type: 'ask-region', seen: version, reason: 'Silent' })),
  support: (code, number) =>
    give('rsl', code, () => ({
      ...{ type: 'record-support', kind: 'call', happenedOn: door.casework.clock.today(), text: 'Rang' },
      ...{ services: number % 2 === 0 ? ['Secure boundary'] : [], exemplars: [] },
    })),
  confirm: async (code, number) => {
    await aboutEscalation('reviewer', code, 'confirm-escalation')
    if (number % 2 === 0) await aboutEscalation('sro', code, 'decide-escalation')
  },
  notice: (code, number) =>
    give('nis-authority', code, () => ({
      ...{ type: 'record-enforcement-notice', kind: 'information', reference: `IN-${number}` },
      ...{ issuedOn: door.casework.clock.today(), asks: 'Provide the plan', answerBy: day('2022-03-31') },
    })),
  decline: (code) => aboutEscalation('lead', code, 'decline-escalation'),
  close: (code) => give('lead', code, ({ version }) => ({ type: 'close-unmet', seen: version, reason: 'Not done' })),
  correct: (code) => storyOf(door.casework, code).correct('standards-met', 'A mistake'),
  moveRegion: (code, number) =>
    door.casework.database.inTransaction(publicScope, (tx) =>
      sql`update organisations set region = ${regionCodes[number % 7]} where code = ${code}`.execute(tx),
    ),
  addUp: () => addUpCounts(door.casework),
}

/** Always the same year, so that a failure comes again; another seed makes another. */
const seed = 7
const days = [
  '2021-06-20',
  '2021-07-01',
  '2021-07-16',
  '2021-07-30',
  '2021-10-01',
  '2021-10-15',
  '2021-12-20',
  '2022-01-05',
] as const

/** By day: what happens to whom, with a number. */
const plot: Readonly<Partial<Record<(typeof days)[number], readonly (readonly [string, string, number])[]>>> = {
  '2021-06-20': [
    ...plotted.map((code) => ['publish', code, 0] as const),
    ['deliver', 'RJ2', 1],
    ['askRegion', 'RAL', 0],
  ],
  '2021-07-30': [
    ['confirm', 'XCE', 0],
    ['notice', 'XCE', 1],
    ['deliver', 'XCE', 3],
    ['confirm', 'XMI', 1],
    ['send', 'RJ1', 2],
    ['decline', 'RAL', 0],
  ],
}

test('in a made-up year, what lists read is what the events and the guidance of the day make', async () => {
  const anyStep = fc.tuple(
    fc.constantFrom(...Object.keys(steps), 'publish', 'warn'),
    fc.constantFrom(...others),
    fc.nat(9),
  )
  const aDay = fc.array(anyStep, { minLength: 15, maxLength: 15 })
  for (const [index, happening] of fc.sample(aDay, { numRuns: days.length, seed }).entries()) {
    const on = days[index] ?? '2022-01-05'
    door.casework.standOn(day(on))
    const all = [...(plot[on] ?? []), ...happening]
    await Promise.all(
      trusts.map(async (trust) => {
        for (const [name, code, number] of all) if (code === trust) await steps[name]?.(code, number).catch(ifRefused)
      }),
    )
    await runDay(door.casework, day(on), 'A test')
    if (on === '2021-12-20') await issueDecember(door.casework)
    await assertLists()
  }
  assert.deepEqual([...seen].toSorted(), [
    'T1',
    'T2',
    'T3',
    'T5',
    'confirmed',
    'decided',
    'declined',
    'lapsed',
    'proposed',
    'proposed after a notice',
  ])
})

test('what somebody changed in the lists is put right by rebuilding them, once', async () => {
  await door.owner.query(`
    delete from dspt.escalations where organisation = 'XCE';
    insert into dspt.escalations (organisation, cycle, milestone, due_date, proposed_on, state, reminders, enforcement_notices)
      select organisation, cycle, 'update', '2021-06-01', '2021-06-01', 'proposed', 1, 0 from dspt.casefiles;
    update dspt.region_tasks set since = '2021-01-01';
    update dspt.casefile_counts set casefiles = casefiles + 4;
    update dspt.casefiles set items = 40 where organisation = 'XMI'`)
  assert.ok((await verify(door.casework, [])).errors.length > 5)
  const [first, second] = await Promise.all([rebuildLists(door.casework), rebuildLists(door.casework)])
  assert.ok(first.casefiles === trusts.length && first.counts + second.counts > 0)
  await assertLists()
})

/** The rules of the tasks and the states of the escalations that were ever listed. */
const seen = new Set<string>()

async function assertLists(): Promise<void> {
  assert.deepEqual((await verify(door.casework, [])).errors, [])
  const everything = { limit: null, offset: 0 }
  const lead = await door.casework.person('lead')
  const states = ['proposed', 'lapsed', 'declined', 'confirmed', 'decided'] as const
  const listed = await escalationsFor(
    door.casework,
    lead,
    states.map((state) => ({ ...everything, states: [state] })),
  )
  for (const { state, enforcementNotices } of listed.lists.flat())
    seen.add(enforcementNotices > 0 && state === 'proposed' ? 'proposed after a notice' : state)
  const escalations = listed.lists.flat().map(({ code, milestone, state }) => `${code} ${milestone} ${state}`)
  const tasks: string[] = []
  for (const region of regionCodes) {
    const lists = await regionLists(door.casework, lead, region, { partOf: () => everything, search: '', stage: null })
    for (const { rule } of lists?.tasks.rows ?? []) seen.add(rule)
    tasks.push(
      ...(lists?.tasks.rows ?? []).map(({ code, what, since, by: to }) => `${region} ${code} ${what} ${since} ${to}`),
    )
  }
  const expected = await fromEvents()
  assert.deepEqual(escalations.toSorted(), expected.escalations.toSorted())
  assert.deepEqual(tasks.toSorted(), expected.tasks.toSorted())
}

async function fromEvents(): Promise<{ readonly escalations: readonly string[]; readonly tasks: readonly string[] }> {
  const today = door.casework.clock.today()
  const dated = await door.casework.database.inTransaction(serviceScope, (tx) => guidanceOf(tx, '2020-21'))
  const [escalations, tasks]: [string[], string[]] = [[], []]
  for (const code of trusts) {
    const casefile = await now(code)
    const { organisation } = casefile
    const timetable = { organisation, timetableState: timetableStateOf(casefile) }
    const requests = openRegionRequests(casefile)
    for (const { what, since, by: to } of regionTasks({ timetable, dated, today, requests, support: casefile.support }))
      tasks.push(`${organisation.region} ${code} ${what} ${since} ${to}`)
    for (const each of casefile.escalations) {
      const lapse = lapseOf(each, lastSubmission(timetable.timetableState), guidanceOn(dated, today))
      escalations.push(`${code} ${each.milestone} ${stateOfEscalation(each.state, lapse, each.decisions.length > 0)}`)
    }
  }
  return { escalations, tasks }
}

async function keyOf(code: string) {
  const place = await findCasefile(door.casework, code, '2020-21')
  if (place === null) throw new Error(`There is no ${code}`)
  return place
}

async function now(code: string): Promise<Casefile> {
  const place = await keyOf(code)
  return door.casework.database.inTransaction(serviceScope, (tx) => loadCasefile(tx, place))
}

async function give(person: string, code: string, commandOn: (casefile: Casefile) => Command) {
  return handle(door.casework, await door.casework.person(person, code), await keyOf(code), commandOn(await now(code)))
}

async function aboutEscalation(
  person: string,
  code: string,
  type: 'confirm-escalation' | 'decline-escalation' | 'decide-escalation',
) {
  const { milestone = 'plan', dueDate = day('2021-06-30') } = (await now(code)).escalations.at(-1) ?? {}
  const about = { milestone, dueDate, reason: 'Four calls were not returned' }
  return give(person, code, () =>
    type === 'decide-escalation' ? { ...about, type, decision: 'refer-to-nis-authority' } : { ...about, type },
  )
}

function ifRefused(error: unknown): void {
  if (!(error instanceof Error) || !/^[a-z-]+: |may not/.test(error.message)) throw error
}
