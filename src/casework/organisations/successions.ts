import type { Actor } from '../../core/actor.ts'
import type { Stage } from '../../core/casefile/casefile.ts'
import { type OdsCode, type Organisation, successorOn } from '../../core/organisation.ts'
import { type Succession, type SuccessionProblem, successionProblems } from '../../core/organisations/succession.ts'
import { may } from '../../core/permissions.ts'
import type { Tx } from '../../store/database/database.ts'
import { organisationsSucceededBy } from '../../store/organisations/organisations.ts'
import {
  allSuccessions,
  type CasefileAtClosing,
  casefilesOf,
  insertSuccession,
  lockOrganisations,
  type RecordedSuccession,
  setClosing,
} from '../../store/organisations/successions.ts'
import { scopeOf } from '../scope.ts'
import type { Services } from '../services.ts'

export type { CasefileAtClosing, RecordedSuccession } from '../../store/organisations/successions.ts'

/** The effect of a succession: the organisation, its successors, and which of its casefiles are open. */
export type SuccessionPreview = {
  readonly organisation: Organisation
  readonly successors: readonly Organisation[]
  readonly open: readonly CasefileAtClosing[]
  readonly problems: readonly SuccessionProblem[]
}

type RecordSuccessionResult =
  | { readonly result: 'done' }
  | { readonly result: 'refused'; readonly preview: SuccessionPreview }
  /** Somebody else recorded something about it since this person looked at it. */
  | { readonly result: 'changed-meanwhile'; readonly preview: SuccessionPreview }
  | { readonly result: 'not-allowed' }

/** Every recorded succession, newest first; null for those who may not record them. */
export async function recordedSuccessions(
  { database }: Services,
  actor: Actor,
): Promise<readonly RecordedSuccession[] | null> {
  return may(actor, 'record-succession', null) ? allSuccessions(database.withoutScope) : null
}

/** What recording it would do; null where there is no such organisation, and for those who may not record it. */
export async function previewSuccession(
  { database }: Services,
  actor: Actor,
  code: OdsCode,
  succession: Succession,
): Promise<SuccessionPreview | null> {
  if (!may(actor, 'record-succession', null)) return null
  return database.inTransaction(scopeOf(actor), (tx) => previewIn(tx, code, succession))
}

/**
 * Interpretation 7: records that an organisation closed and which ones succeeded it; it applies at once, everywhere. A recorded
 * succession stays: a mistake is corrected by recording again. `seen` is `closingKnown` when the lead looked at it.
 */
export async function recordSuccession(
  services: Services,
  actor: Actor,
  code: OdsCode,
  succession: Succession,
  seen: string,
): Promise<RecordSuccessionResult> {
  const { database, clock } = services
  if (!may(actor, 'record-succession', null)) return { result: 'not-allowed' }
  return database.inTransaction(scopeOf(actor), async (tx): Promise<RecordSuccessionResult> => {
    const preview = await previewIn(tx, code, succession)
    if (preview === null) return { result: 'not-allowed' }
    if (closingKnown(preview.organisation) !== seen) return { result: 'changed-meanwhile', preview }
    if (preview.problems.length > 0) return { result: 'refused', preview }
    const by = { id: actor.id, name: actor.name }
    await insertSuccession(tx, { ...succession, code, by, on: clock.today(), recordedAt: clock.now() })
    await setClosing(tx, code, succession)
    return { result: 'done' }
  })
}

/** What is known of an organisation's closing, as one text to compare. */
export function closingKnown({ closed, successors }: Organisation): string {
  return `${closed ?? 'open'} ${successors.join(' ')}`.trim()
}

async function previewIn(tx: Tx, code: OdsCode, succession: Succession): Promise<SuccessionPreview | null> {
  const all = await lockOrganisations(tx, [...new Set([code, ...succession.successors])])
  const organisation = all.find((each) => each.code === code)
  if (organisation === undefined) return null
  const open = (await casefilesOf(tx, code)).filter(({ stage }) => !finishedStages.includes(stage))
  const successors = all.filter((each) => succession.successors.includes(each.code))
  return { organisation, successors, open, problems: successionProblems(succession, organisation, all) }
}

/** The stages in which nothing is left to do. */
const finishedStages: readonly Stage[] = ['no-plan-needed', 'finished']

/** Interpretation 7: the closed organisations whose open casefiles continue at one of these: it is their only successor. */
export async function succeededCodes(services: Services, codes: readonly OdsCode[]): Promise<readonly OdsCode[]> {
  const today = services.clock.today()
  return (await organisationsClosedInto(services, codes))
    .filter((organisation) => successorOn(today, organisation) !== null && !codes.includes(organisation.code))
    .map(({ code }) => code)
}

/** Every organisation that closed into one of these by today, whether or not its plan continues there. */
export async function organisationsClosedInto(
  { database, clock }: Services,
  codes: readonly OdsCode[],
): Promise<readonly Organisation[]> {
  return organisationsSucceededBy(database.withoutScope, codes, clock.today())
}
