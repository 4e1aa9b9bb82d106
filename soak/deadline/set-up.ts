import { handle } from '../../src/casework/handle.ts'
import type { Services } from '../../src/casework/services.ts'
import { runDay } from '../../src/casework/timetable/daily-run.ts'
import type { Actor } from '../../src/core/actor.ts'
import type { Casefile } from '../../src/core/casefile/casefile.ts'
import type { Command } from '../../src/core/casefile/commands.ts'
import { type Day, day } from '../../src/core/day.ts'
import type { Organisation } from '../../src/core/organisation.ts'
import type { ConnectionUrl } from '../../src/store/database/connection.ts'
import { openDatabase, publicScope } from '../../src/store/database/database.ts'
import { migrate } from '../../src/store/database/migrate.ts'
import { loadDemoOrganisations, loadReferenceData } from '../../src/store/reference/load.ts'
import type { Cast, CastOrganisation } from './cast.ts'
import { beginsAt, cycle, deadline, size } from './evening.ts'
import { inTurns } from './in-turns.ts'
import { makePeople, signedIn, type Team } from './people.ts'
import { type Progress, progressOf, writtenItem } from './plans.ts'
import { filledWorkbook } from './workbook.ts'

const atOnce = 4

/** Brings an empty database to the evening of the deadline, through `handle`, and gives the people with their sessions. */
export async function setUp(owner: ConnectionUrl, howMany: number): Promise<Cast> {
  await migrate(owner)
  const database = openDatabase({ connection: owner, connections: atOnce })
  const clock = { today: () => deadline, now: () => `${deadline}${beginsAt.slice(10)}` }
  const casework: Services = { database, clock, publicUrl: 'https://plans.example.nhs.uk', contactEmail: null }
  const organisations = await someOrganisations(casework, howMany)
  const { teams, reviewers } = await makePeople(casework, organisations, size.reviewers)
  const on = (today: Day) => ({ ...casework, clock: { ...clock, today: () => today } })
  const cast = await inTurns(atOnce, organisations, (organisation, row) =>
    enter(on, organisation, row, teams[row] ?? missing(organisation)),
  )
  await runDay(casework, deadline, 'The soak')
  const central = await inTurns(atOnce, reviewers, (reviewer) => signedIn(casework, reviewer, '10.200.0.1'))
  await database.close()
  return { organisations: cast, reviewers: central }
}

/** The first `howMany` organisations: the real ones, then fictional ones if those are too few. */
async function someOrganisations({ database }: Services, howMany: number): Promise<readonly Organisation[]> {
  await database.inTransaction(publicScope, loadReferenceData)
  await database.inTransaction(publicScope, loadDemoOrganisations)
  const rows = await database.withoutScope
    .selectFrom('organisations')
    .select(['code', 'name', 'type', 'region', 'opened', 'closed', 'successors', 'demo'])
    .orderBy('demo')
    .orderBy('code')
    .limit(howMany)
    .execute()
  return rows as unknown as readonly Organisation[]
}

type ServicesOn = (today: Day) => Services

async function enter(on: ServicesOn, organisation: Organisation, row: number, team: Team): Promise<CastOrganisation> {
  const progress = progressOf(row)
  const draft = await written(on, organisation, row, team, progress)
  if (progress.hasSent) await send(on, organisation, team, draft)
  const office = `10.${100 + (row >> 8)}.${row & 255}.7`
  const items = draft.planDraft?.items.map(({ item }) => item) ?? []
  const changed = items.filter(({ evidence }) => progress.inWorkbook.includes(evidence))
  return {
    code: organisation.code,
    hasSent: progress.hasSent,
    editor: await signedIn(on(deadline), team.editor, office),
    colleague: await signedIn(on(deadline), team.colleague, office),
    siro: await signedIn(on(deadline), team.siro, office),
    editorsItems: progress.editors,
    writtenItems: progress.editors.length - progress.empty.length,
    colleaguesItems: progress.colleagues,
    workbook: progress.hasSent ? null : await filledWorkbook(organisation, items, changed),
  }
}

/** Publishes the gaps and writes the plan, except the items that are still empty. */
async function written(
  on: ServicesOn,
  organisation: Organisation,
  row: number,
  { editor }: Team,
  { gaps, empty }: Progress,
): Promise<Casefile> {
  const days = [day('2021-06-14'), day('2021-06-15'), day('2021-06-21')] as const
  const answers = gaps.map((evidence) => ({ evidence, answer: 'not-met' as const, note: '' }))
  await give(on(days[0]), editor, organisation, { type: 'mark-assessment', basedOn: 0, answers })
  await give(on(days[1]), editor, organisation, { type: 'publish-assessment', basedOn: 1, confirmsAllListed: true })
  const items = gaps.filter((evidence) => !empty.includes(evidence)).map((evidence) => writtenItem(evidence, row))
  return give(on(days[2]), editor, organisation, {
    type: 'import-workbook',
    items: items.map((item) => ({ item, basedOn: 0 })),
  })
}

async function send(
  on: ServicesOn,
  organisation: Organisation,
  { editor, siro }: Team,
  { planDraft }: Casefile,
): Promise<void> {
  const revision = planDraft?.revision ?? ''
  const sent = on(day('2021-06-28'))
  await give(sent, siro, organisation, { type: 'sign-off-plan', revision })
  await give(sent, editor, organisation, { type: 'send-plan', revision, acknowledgesFindings: false })
}

async function give(casework: Services, actor: Actor, organisation: Organisation, command: Command): Promise<Casefile> {
  const handled = await handle(casework, actor, { organisation, cycle }, command)
  if (handled.result === 'done') return handled.casefile
  throw new Error(`The set-up of ${organisation.code} fails at ${command.type}: ${JSON.stringify(handled)}`)
}

function missing({ code }: Organisation): never {
  throw new Error(`There are no people for ${code}`)
}
