import type { Plan } from '../plan/plan.ts'
import type { Casefile } from './casefile.ts'
import type { Command } from './commands.ts'
import { accept, type Decision, refuse } from './decision.ts'
import type { PlanDraftContent } from './drafts.ts'
import type { ItemProgress } from './events.ts'
import { isComplete, planAfterUpdate } from './progress.ts'
import type { Refusal } from './refusals.ts'

/** U1: welcome at any time from sending onwards; the one that completes the plan goes to the reviewer at once. */
export function sendUpdate(command: Command & { type: 'send-update' }, casefile: Casefile): Decision {
  const { current } = casefile
  const { progress } = command
  if (current === null) return refuse({ name: 'nothing-sent' })
  if (casefile.status === 'standards-met') return refuse({ name: 'no-plan-needed' })
  if (!progress.some(saysSomething)) return refuse({ name: 'nothing-said' })
  const no = progress.map((each) => cannotBe(each, current, command)).find((each) => each !== null)
  if (no !== undefined && no !== null) return refuse(no)
  const said = progress.filter(saysSomething)
  const completed = isComplete(planAfterUpdate(current, said))
  const planDraft = casefile.planDraft === null ? null : draftAfter(casefile.planDraft, said)
  return accept([{ type: 'update-sent', progress: said, completed }], { planDraft })
}

/** True where an update says anything of the item. */
export function saysSomething({ done, note, outlook }: ItemProgress): boolean {
  return done.length > 0 || note !== '' || outlook.kind !== 'nothing-said'
}

function cannotBe(progress: ItemProgress, plan: Plan, { on }: Command): Refusal | null {
  const { evidence, done, outlook } = progress
  const item = plan.items.find((each) => each.evidence === evidence)
  if (item === undefined) return { name: 'not-a-gap', evidence }
  if (outlook.kind === 'new-date' && outlook.reason === '') return { name: 'reason-missing' }
  if (done.some(({ id }) => !item.actions.some((action) => action.id === id)))
    return { name: 'unknown-action', evidence }
  return done.some(({ doneOn }) => doneOn > on) ? { name: 'done-in-the-future', evidence } : null
}

/** What is done stays done in a plan that is being revised. Versions move, so an open form is told. */
function draftAfter(draft: PlanDraftContent, progress: readonly ItemProgress[]): PlanDraftContent {
  const touched = new Set(progress.map(({ evidence }) => evidence))
  const after = planAfterUpdate({ items: draft.items.map(({ item }) => item) }, progress)
  const items = draft.items.map((each, place) => {
    const item = after.items[place]
    return item === undefined || !touched.has(item.evidence) ? each : { ...each, item, version: each.version + 1 }
  })
  return { items, contributors: draft.contributors }
}
