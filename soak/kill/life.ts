import { setTimeout as pause } from 'node:timers/promises'
import { attachmentLimits } from '../../src/core/casefile/attachment.ts'
import type { PlanItem } from '../../src/core/plan/plan.ts'
import type { Database } from '../../src/store/database/database.ts'
import type { Chance } from '../deadline/chance.ts'
import { type Recorded, recordOf } from '../record.ts'
import {
  attachEvidence,
  type Connection,
  decide,
  importWorkbook,
  saveItem,
  saveJudgements,
  sendPlan,
  sendUpdate,
  signOff,
} from './actions.ts'
import { type Action, type ActionName, note, type Office, type Outcome, wasDone } from './office.ts'
import type { RestartedService } from './service.ts'

/** How each action ended, counted. */
type Tally = Map<ActionName, Map<Outcome, number>>

export type Soak = {
  readonly service: RestartedService
  readonly database: Database
  readonly chance: Chance
  readonly tally: Tally
  /** What the service refused, and how often. */
  readonly refusals: Map<string, number>
  isOver: boolean
}

/** Lets the people of the offices and their reviewers act, one action after the other, until the soak is over. */
export async function live(soak: Soak, offices: readonly Office[]): Promise<void> {
  while (!soak.isOver) {
    const office = offices[Math.floor(soak.chance() * offices.length)]
    if (office === undefined) return
    const line = { port: soak.service.port, office }
    const before = await patiently(soak, () => recordOf(soak.database, office.code))
    const next = await nextAction(line, before, soak.chance)
    if (next !== null) await act(soak, office, next)
    await pause(40 + 120 * soak.chance())
  }
}

async function act(soak: Soak, office: Office, action: Action): Promise<void> {
  const outcome = await outcomeOf(soak, office, action)
  if (outcome === 'acknowledged' || outcome === 'unanswered and done') note(office, action)
  const counts = soak.tally.get(action.name) ?? new Map<Outcome, number>()
  counts.set(outcome, (counts.get(outcome) ?? 0) + 1)
  soak.tally.set(action.name, counts)
}

async function outcomeOf(soak: Soak, office: Office, action: Action): Promise<Outcome> {
  try {
    await action.run()
    return 'acknowledged'
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    if (/^Answered 4/.test(message)) {
      const what = `${action.name}: ${message.replace(/^(Answered \d+).*?, 2020-21/, '$1').replaceAll(/\s+/g, ' ')}`
      soak.refusals.set(what, (soak.refusals.get(what) ?? 0) + 1)
      return 'refused'
    }
    await soak.service.ready()
    // PostgreSQL may still finish a statement whose process was killed.
    await pause(1000)
    const record = await patiently(soak, () => recordOf(soak.database, office.code))
    return wasDone(office, action, record) ? 'unanswered and done' : 'unanswered and not done'
  }
}

/** Reads again after an error: the database is killed and restarted under this connection too. */
async function patiently<T>(soak: Soak, read: () => Promise<T>): Promise<T> {
  for (let attempts = 0; ; attempts++) {
    try {
      return await read()
    } catch (error) {
      if (attempts > 50) throw error
      await pause(200)
      await soak.service.ready()
    }
  }
}

async function nextAction(line: Connection, record: Recorded, chance: Chance): Promise<Action | null> {
  const { casefile } = record
  if (casefile.review === 'awaiting-review') return review(line, chance)
  if (casefile.review === 'approved') return deliver(line, record, chance)
  const items = (casefile.planDraft?.items ?? []).map(({ item }) => item)
  const isChanged = casefile.review !== 'returned' || hasNewGap(record)
  if (isChanged && casefile.signOff?.revision === casefile.planDraft?.revision) return sendPlan(line)
  const draw = chance()
  if (draw < 0.15) return importWorkbook(line, record)
  return draw < 0.45 && isChanged ? signOff(line) : saveItem(line, oneOf(items, chance))
}

function review(line: Connection, chance: Chance): Action {
  const isReturned = chance() < 0.85
  return chance() < 0.5 ? saveJudgements(line, isReturned) : decide(line, isReturned)
}

async function deliver(line: Connection, { casefile }: Recorded, chance: Chance): Promise<Action> {
  const items = casefile.current?.items ?? []
  const room = items.filter(
    ({ evidence }) =>
      casefile.attachments.filter((each) => each.evidence === evidence).length < attachmentLimits.filesAnItem,
  )
  return chance() < 0.4 && room.length > 0
    ? attachEvidence(line, oneOf(room, chance))
    : sendUpdate(line, oneOf(items, chance))
}

/** Whether a returned plan was changed: it is not sent again as it was. */
function hasNewGap({ casefile }: Recorded): boolean {
  const sent = new Map<string, string>((casefile.current?.items ?? []).map(({ evidence, gap }) => [evidence, gap]))
  return (casefile.planDraft?.items ?? []).some(({ item }) => sent.get(item.evidence) !== item.gap)
}

function oneOf(items: readonly PlanItem[], chance: Chance): PlanItem {
  const item = items[Math.floor(chance() * items.length)]
  if (item === undefined) throw new Error('A plan without items')
  return item
}
