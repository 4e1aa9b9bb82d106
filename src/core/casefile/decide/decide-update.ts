import { canonicalPlan } from '../../plan/canonical.ts'
import type { Plan, PlanItem } from '../../plan/plan.ts'
import type { Casefile } from '../casefile.ts'
import type { StampedCommand } from '../commands.ts'
import { type PlanDraftContent, planOf, withContributor } from '../drafts.ts'
import type { ItemProgress } from '../events.ts'
import { isComplete, isDoneInFuture, planAfterUpdate } from '../plans/progress.ts'
import { needsPlan } from '../status.ts'
import { accept, type Decision, refuse } from './decision.ts'
import type { Refusal } from './refusals.ts'

/** U1: accepted at any time once a plan was sent; the update that completes the plan goes to the reviewer at once. */
export function sendUpdate(command: StampedCommand & { type: 'send-update' }, casefile: Casefile): Decision {
  const { current } = casefile
  const { progress } = command
  if (current === null) return refuse({ name: 'nothing-sent' })
  if (!needsPlan(casefile.status)) return refuse({ name: 'no-plan-needed' })
  if (!progress.some(saysSomething)) return refuse({ name: 'nothing-said' })
  const refusal = progress.map((each) => cannotBe(each, current, command)).find((each) => each !== null)
  if (refusal !== undefined && refusal !== null) return refuse(refusal)
  const reported = progress.filter(saysSomething)
  const completed = isComplete(planAfterUpdate(current, reported), casefile.gaps)
  const planDraft = casefile.planDraft === null ? null : draftAfter(casefile.planDraft, reported, command.by.id)
  return accept([{ type: 'update-sent', progress: reported, completed }], { planDraft })
}

/** Whether an update says anything about the item. */
export function saysSomething({ done, note, outlook }: ItemProgress): boolean {
  return done.length > 0 || note !== '' || outlook.kind !== 'nothing-said'
}

function cannotBe(progress: ItemProgress, plan: Plan, { on }: StampedCommand): Refusal | null {
  const { evidence, done, outlook } = progress
  const item = plan.items.find((each) => each.evidence === evidence)
  if (item === undefined) return { name: 'not-a-gap', evidence }
  const refusal = cannotMove(item, outlook)
  if (refusal !== null) return refusal
  if (done.some(({ id }) => !item.actions.some((action) => action.id === id)))
    return { name: 'unknown-action', evidence }
  return isDoneInFuture(done, on) ? { name: 'done-in-the-future', evidence } : null
}

/** P5 holds for a new date as for the first: “dates are still required”, relative ones only where COVID applies. */
function cannotMove({ evidence, covid }: PlanItem, outlook: ItemProgress['outlook']): Refusal | null {
  if (outlook.kind !== 'new-date') return null
  const { completion, reason } = outlook
  if (completion.kind === 'not-given') return { name: 'new-date-missing', evidence }
  if (completion.kind === 'after-return-to-business-as-usual') {
    if (completion.months === null) return { name: 'new-date-missing', evidence }
    if (covid.affected !== true) return { name: 'not-affected', evidence }
  }
  return reason.trim() === '' ? { name: 'reason-missing' } : null
}

/**
 * The draft with the progress of an update applied. The versions of changed items grow, so that an open form gets a
 * conflict. A person who changes the draft in this way may not sign it off (P6).
 */
function draftAfter(draft: PlanDraftContent, progress: readonly ItemProgress[], by: string): PlanDraftContent {
  const touched = new Set(progress.map(({ evidence }) => evidence))
  const after = planAfterUpdate(planOf(draft), progress)
  const items = draft.items.map((each, index) => {
    const item = after.items[index]
    return item === undefined || !touched.has(item.evidence) ? each : { ...each, item, version: each.version + 1 }
  })
  const isChanged = canonicalPlan(planOf({ items })) !== canonicalPlan(planOf(draft))
  return { items, contributors: isChanged ? withContributor(draft, by) : draft.contributors }
}
