import { verify } from '../../src/casework/record/verify.ts'
import { type Casefile, lastSent } from '../../src/core/casefile/casefile.ts'
import type { CasefileEvent } from '../../src/core/casefile/events.ts'
import type { PlanItem } from '../../src/core/plan/plan.ts'
import type { ConnectionUrl } from '../../src/store/database/connection.ts'
import { type Database, openDatabase } from '../../src/store/database/database.ts'
import { recordOf } from '../record.ts'
import type { Acknowledged } from './acknowledged.ts'
import type { CastOrganisation } from './cast.ts'

/** How many actions of each kind were acknowledged, and a sentence for all in the database that does not agree. */
export type Checked = {
  readonly counts: Readonly<Record<Acknowledged['did'], number>>
  readonly missing: readonly string[]
  readonly integrityErrors: readonly string[]
  readonly events: number
}

/** Looks each acknowledged action up in the record, and verifies the record itself. */
export async function checkLedger(
  service: ConnectionUrl,
  organisations: readonly CastOrganisation[],
  ledger: readonly Acknowledged[],
): Promise<Checked> {
  const database = openDatabase({ connection: service, connections: 2 })
  const missing: string[] = []
  for (const organisation of organisations) {
    const own = ledger.filter((entry) => entry.organisation === organisation.code)
    missing.push(...(await missingOf(database, organisation, own)))
  }
  const { errors: integrityErrors, events } = await verify({ database }, [])
  await database.close()
  const count = (did: Acknowledged['did']) => ledger.filter((entry) => entry.did === did).length
  return {
    counts: {
      saved: count('saved'),
      'took-in': count('took-in'),
      'signed-off': count('signed-off'),
      sent: count('sent'),
      judged: count('judged'),
      approved: count('approved'),
      returned: count('returned'),
    },
    missing,
    integrityErrors: integrityErrors.map(({ kind, where, what }) => `${kind}: ${where}: ${what}`),
    events,
  }
}

async function missingOf(
  database: Database,
  { code, hasSent }: CastOrganisation,
  ledger: readonly Acknowledged[],
): Promise<readonly string[]> {
  const { casefile, events } = await recordOf(database, code)
  const before = hasSent ? 1 : 0
  const happened = [
    ...differs(code, 'signed-off', ledger, events, 'plan-signed-off', before),
    ...differs(code, 'sent', ledger, events, 'plan-sent', before),
    ...differs(code, 'approved', ledger, events, 'plan-approved', 0),
    ...differs(code, 'returned', ledger, events, 'plan-returned', 0),
  ]
  const sentGaps = ledger.findLast((entry) => entry.did === 'sent')
  return [
    ...happened,
    ...otherGaps(
      code,
      'draft',
      lastWritten(ledger),
      (casefile.planDraft?.items ?? []).map(({ item }) => item),
    ),
    ...otherGaps(
      code,
      'sent plan',
      'gaps' in (sentGaps ?? {}) ? gapsOf(sentGaps) : {},
      lastSent(casefile)?.plan.items ?? [],
    ),
    ...lostJudgements(code, ledger, casefile),
  ]
}

/** As many as were acknowledged, no fewer and no more: nothing that was refused is stored, and nothing is stored twice. */
function differs(
  code: string,
  did: Acknowledged['did'],
  ledger: readonly Acknowledged[],
  events: readonly CasefileEvent[],
  type: CasefileEvent['type'],
  before: number,
): readonly string[] {
  const acknowledged = ledger.filter((entry) => entry.did === did).length + before
  const recorded = events.filter((event) => event.type === type).length
  return acknowledged === recorded ? [] : [`${code}: ${acknowledged} were ${did}, ${recorded} are recorded`]
}

type Gaps = Readonly<Record<string, string>>

function lastWritten(ledger: readonly Acknowledged[]): Gaps {
  return Object.assign({}, ...ledger.filter(({ did }) => did === 'saved' || did === 'took-in').map(gapsOf))
}

function gapsOf(entry: Acknowledged | undefined): Gaps {
  return entry !== undefined && 'gaps' in entry ? entry.gaps : {}
}

function otherGaps(code: string, where: string, expected: Gaps, items: readonly PlanItem[]): readonly string[] {
  const stored = new Map<string, string>(items.map(({ evidence, gap }) => [evidence, gap]))
  return Object.entries(expected).flatMap(([evidence, gap]) =>
    stored.get(evidence) === gap
      ? []
      : [`${code}: the ${where} does not say of ${evidence} what was last acknowledged`],
  )
}

/** Saved judgements have to be stored until the reviewer decides. */
function lostJudgements(code: string, ledger: readonly Acknowledged[], { reviewDraft }: Casefile): readonly string[] {
  const last = ledger.findLast(({ did }) => did === 'judged' || did === 'approved' || did === 'returned')
  return last?.did === 'judged' && reviewDraft === null
    ? [`${code}: the judgements that were saved are not stored`]
    : []
}
