import type { Day } from '../../day.ts'
import { contentVersionOf } from '../../plan/canonical.ts'
import type { PlanItem } from '../../plan/plan.ts'
import type { Casefile } from '../casefile.ts'
import { lastSent } from '../casefile.ts'
import type { StampedCommand } from '../commands.ts'
import { planOf, withItem } from '../drafts.ts'
import { findingsOfDraft } from '../plans/findings.ts'
import { isDoneInFuture } from '../plans/progress.ts'
import { needsPlan } from '../status.ts'
import { accept, type Decision, type GuidanceOn, refuse } from './decision.ts'
import type { Refusal } from './refusals.ts'

export function saveItem(command: StampedCommand & { type: 'save-item' }, casefile: Casefile): Decision {
  const { item, basedOn, by } = command
  const draft = casefile.planDraft
  if (draft === null) return refuse({ name: 'no-plan-needed' })
  const refusal = cannotWrite(casefile, item, basedOn, command.on)
  if (refusal !== null) return refuse(refusal)
  return accept([], { planDraft: withItem(draft, item, { id: by.id, name: by.name }) })
}

/** Imports the whole confirmed upload or nothing, so that no newer text is overwritten. */
export function importWorkbook(command: StampedCommand & { type: 'import-workbook' }, casefile: Casefile): Decision {
  const draft = casefile.planDraft
  if (draft === null) return refuse({ name: 'no-plan-needed' })
  if (command.items.length === 0) return refuse({ name: 'nothing-said' })
  for (const { item, basedOn } of command.items) {
    const refusal = cannotWrite(casefile, item, basedOn, command.on)
    if (refusal !== null) return refuse(refusal)
  }
  const { id, name } = command.by
  const planDraft = command.items.reduce((content, { item }) => withItem(content, item, { id, name }), {
    items: draft.items,
    contributors: draft.contributors,
  })
  return accept([], { planDraft })
}

function cannotWrite(
  { gaps, planDraft }: Casefile,
  { evidence, actions }: PlanItem,
  basedOn: number,
  on: Day,
): Refusal | null {
  const before = planDraft?.items.find(({ item }) => item.evidence === evidence)
  if (before === undefined || !gaps.includes(evidence)) return { name: 'not-a-gap', evidence }
  if (before.version !== basedOn)
    return { name: 'changed-meanwhile', by: before.changedBy?.name ?? 'Somebody', evidence }
  return isDoneInFuture(actions, on) ? { name: 'done-in-the-future', evidence } : null
}

/** P6: the SIRO signs off one exact revision, never one they changed themselves. */
export function signOffPlan(command: StampedCommand & { type: 'sign-off-plan' }, casefile: Casefile): Decision {
  const draft = casefile.planDraft
  if (draft === null || draft.items.length === 0) return refuse({ name: 'nothing-written' })
  if (draft.revision !== command.revision) return refuse({ name: 'another-revision' })
  if (draft.contributors.includes(command.by.id)) return refuse({ name: 'signs-own-work' })
  if (casefile.signOff?.revision === draft.revision) return refuse({ name: 'already-signed-off' })
  const plan = planOf(draft)
  return accept([{ type: 'plan-signed-off', revision: draft.revision, contentVersion: contentVersionOf(plan), plan }])
}

/** P1–P5 and A1–A4 only warn here and refuse approval later; only a missing sign-off (P6) prevents sending. */
export function sendPlan(
  command: StampedCommand & { type: 'send-plan' },
  casefile: Casefile,
  guidanceOn: GuidanceOn,
): Decision {
  const draft = casefile.planDraft
  const guidance = guidanceOn(command.on)
  if (draft === null || casefile.gaps.length === 0) return refuse({ name: 'no-plan-needed' })
  if (!needsPlan(casefile.status)) return refuse({ name: 'no-plan-needed' })
  if (draft.revision !== command.revision) return refuse({ name: 'another-revision' })
  if (lastSent(casefile)?.revision === draft.revision) return refuse({ name: 'already-sent' })
  const signOff = casefile.signOff?.revision === draft.revision ? casefile.signOff : null
  const findings = findingsOfDraft(casefile, guidance)
  if (signOff === null && findings.some(({ rule }) => rule === 'P6')) return refuse({ name: 'not-signed-off' })
  if (findings.length > 0 && !command.acknowledgesFindings)
    return refuse({ name: 'cannot-be-agreed-as-it-stands', findings })
  const { revision, items, contributors } = draft
  const plan = planOf(draft)
  const content = { revision, contentVersion: contentVersionOf(plan), plan }
  return accept([{ type: 'plan-sent', ...content, gaps: casefile.gaps, signOff, contributors, findings }], {
    planDraft: { items, contributors: [] },
    reviewDraft: null,
  })
}
