import type { Actor, Role } from '../src/core/actor.ts'
import { type Casefile, newCasefile } from '../src/core/casefile/casefile.ts'
import type { Command } from '../src/core/casefile/commands.ts'
import { decide } from '../src/core/casefile/decide/decide.ts'
import { type PlanDraftContent, planOf } from '../src/core/casefile/drafts.ts'
import type { CasefileEvent, Stamp } from '../src/core/casefile/events.ts'
import { evolve } from '../src/core/casefile/evolve.ts'
import { findingsOfSent } from '../src/core/casefile/plans/findings.ts'
import { catalogue2021 } from '../src/core/catalogue/2020-21.ts'
import type { EvidenceReference } from '../src/core/catalogue/evidence.ts'
import { addDays, type Day, day } from '../src/core/day.ts'
import { guidance2021 } from '../src/core/guidance/cycles/2020-21.ts'
import { guidanceOn, versionOn } from '../src/core/guidance/guidance.ts'
import type { Organisation } from '../src/core/organisation.ts'
import { canonicalPlan } from '../src/core/plan/canonical.ts'
import { emptyItem, type PlanItem } from '../src/core/plan/plan.ts'
import type { Tx } from '../src/store/database/database.ts'
import { saveApprovedItems } from '../src/store/plans/approved-items.ts'
import { appendEvents, beginCasefile, type CasefileKey, saveDrafts } from '../src/store/record/casefiles.ts'
import { sha256 } from '../src/store/record/chain.ts'
import { recordStatus, saveSummary } from '../src/store/record/summaries.ts'

/** Who does what in the made-up plans. */
export type Cast = { readonly editor: Actor; readonly siro: Actor; readonly reviewer: Actor }

const itemsAPlan = 15
const firstDay = day('2021-06-01')
const firstCompletion = day('2021-09-01')

/**
 * Writes one casefile with a plan of 15 items, as `handle` would, but without emails: the decisions are taken in memory
 * and saved through the store's own functions. `row`, its number in the list, varies its days and how far it got.
 */
export async function writePlan(tx: Tx, organisation: Organisation, row: number, cast: Cast): Promise<void> {
  const key: CasefileKey = { organisation, cycle: '2020-21' }
  const story = storyOf(organisation, row, cast)
  await beginCasefile(tx, key)
  let before: Casefile = newCasefile(organisation, key.cycle)
  const now = `${addDays(firstDay, row % 28)}T09:00:00.000Z`
  await appendEvents(tx, key, null, story.events, now)
  for (const event of story.events) {
    const after = evolve(before, event)
    await recordStatus(tx, before, after, event.on)
    before = after
  }
  const { assessmentDraft, planDraft } = story.casefile
  const drafts = { accepted: true, events: [], assessmentDraft, planDraft } as const
  await saveDrafts(tx, key, drafts, { id: cast.editor.id, name: cast.editor.name, at: now })
  await saveSummary(tx, story.casefile, findingsCount(story.casefile))
  await saveApprovedItems(tx, story.casefile, story.events)
}

type Story = { readonly casefile: Casefile; readonly events: readonly CasefileEvent[] }

function storyOf(organisation: Organisation, row: number, { editor, siro, reviewer }: Cast): Story {
  const gaps = gapsOf(row)
  const sentOn = addDays(firstDay, row % 28)
  let story: Story = { casefile: newCasefile(organisation, '2020-21'), events: [] }
  const give = (actor: Actor, role: Role, on: Day, command: Command) => {
    story = after(story, { id: actor.id, name: actor.name, role }, on, command)
  }
  const answers = gaps.map((evidence) => ({ evidence, answer: 'not-met' as const, note: '' }))
  give(editor, 'editor', sentOn, { type: 'mark-assessment', basedOn: 0, answers })
  give(editor, 'editor', sentOn, { type: 'publish-assessment', basedOn: 1, confirmsAllListed: true })
  give(editor, 'editor', sentOn, {
    type: 'import-workbook',
    items: gaps.map((evidence, index) => ({ item: itemFor(evidence, row, index), basedOn: 0 })),
  })
  const revision = story.casefile.planDraft?.revision ?? ''
  give(siro, 'siro', sentOn, { type: 'sign-off-plan', revision })
  give(editor, 'editor', sentOn, { type: 'send-plan', revision, acknowledgesFindings: true })
  if (row % 2 === 0) return story
  const judgements = gaps.map((evidence) => ({ evidence, realistic: row % 10 !== 1, reason: 'Judged by the bench' }))
  const decidedOn = addDays(firstDay, 30)
  give(reviewer, 'reviewer', decidedOn, { type: 'judge-items', basedOn: 0, revision, judgements, reason: '' })
  const seen = story.casefile.version
  if (row % 10 === 1) give(reviewer, 'reviewer', decidedOn, { type: 'return-plan', seen, revision, reason: '' })
  else give(reviewer, 'reviewer', decidedOn, { type: 'approve-plan', seen, revision })
  return story
}

/** Fifteen neighbouring items of the catalogue; each row begins one item further on. */
function gapsOf(row: number): readonly EvidenceReference[] {
  const all = catalogue2021.items.map(({ reference }) => reference)
  return Array.from({ length: itemsAPlan }, (_, index) => all[(row + index) % all.length] ?? '').flatMap((reference) =>
    reference === '' ? [] : [reference],
  )
}

function itemFor(evidence: EvidenceReference, row: number, index: number): PlanItem {
  return {
    ...emptyItem(evidence),
    gap: `What ${evidence} asks is not in place at site ${row}, and nobody checks it yet.`,
    actions: [
      { id: 'a1', text: `Write down who does what for ${evidence} and have it approved`, doneOn: null, note: '' },
      { id: 'a2', text: `Do it at each of the ${2 + (index % 4)} sites and keep the evidence`, doneOn: null, note: '' },
    ],
    owner: { name: 'Jo Bloggs', role: 'Head of Information Governance', email: 'jo.bloggs@example.nhs.uk' },
    completion:
      row % 14 === 2 * index
        ? { kind: 'not-given' }
        : { kind: 'by', day: addDays(firstCompletion, (row * 7 + index * 3) % 115) },
    covid: { affected: false, explanation: '' },
  }
}

function after({ casefile, events }: Story, by: Stamp['by'], on: Day, command: Command): Story {
  const decision = decide({ ...command, by, on }, casefile, (each) => guidanceOn(guidance2021, each))
  if (!decision.accepted) throw new Error(`A command of the made-up plan was refused: ${decision.refusal.name}`)
  const stamp: Stamp = { by, on, guidance: versionOn(guidance2021, on) }
  const more = decision.events.map((event) => ({ ...event, ...stamp }))
  const { assessmentDraft, planDraft, reviewDraft } = decision
  return {
    events: [...events, ...more],
    casefile: {
      ...more.reduce<Casefile>(evolve, casefile),
      ...(assessmentDraft === undefined ? {} : { assessmentDraft }),
      ...(planDraft === undefined ? {} : { planDraft: planDraft && withRevision(planDraft) }),
      ...(reviewDraft === undefined ? {} : { reviewDraft }),
    },
  }
}

function withRevision(draft: PlanDraftContent) {
  return { ...draft, revision: sha256(canonicalPlan(planOf(draft))) }
}

function findingsCount(casefile: Casefile): number {
  const sent = casefile.sent.at(-1)
  const guidance = sent === undefined ? null : guidanceOn(guidance2021, sent.sentOn)
  return sent === undefined || guidance === null ? 0 : findingsOfSent(casefile, sent, guidance).length
}
