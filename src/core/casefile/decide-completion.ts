import type { Casefile } from './casefile.ts'
import type { Command } from './commands.ts'
import { accept, type Decision, refuse } from './decision.ts'
import type { PlanDraftContent } from './drafts.ts'
import type { ItemReason } from './events.ts'
import { reopened } from './progress.ts'
import type { Refusal } from './refusals.ts'
import { statusAfter } from './status.ts'

/** S3 “Where you have successfully completed all the actions … updated to Standards Met.” */
export function confirmCompletion(command: Command & { type: 'confirm-completion' }, casefile: Casefile): Decision {
  const no = cannotConfirm(casefile, command.by.id)
  if (no !== null) return refuse(no)
  const status = statusAfter(casefile.status, 'completion-confirmed')
  if (status === undefined) return refuse({ name: 'no-such-move' })
  return accept([{ type: 'completion-confirmed', note: command.note, status }])
}

/** Not convinced: the named items are open again, each with the reason. */
export function sendBackCompletion(command: Command & { type: 'send-back-completion' }, casefile: Casefile): Decision {
  const no = cannotConfirm(casefile, command.by.id)
  if (no !== null) return refuse(no)
  const { items, reason } = command
  if (items.length === 0 || items.some((item) => item.reason.trim() === '')) return refuse({ name: 'reason-missing' })
  const stray = items.find(({ evidence }) => !casefile.current?.items.some((item) => item.evidence === evidence))
  if (stray !== undefined) return refuse({ name: 'not-a-gap', evidence: stray.evidence })
  const planDraft = casefile.planDraft === null ? null : draftReopened(casefile.planDraft, items)
  return accept([{ type: 'completion-not-confirmed', reason, items }], { planDraft })
}

/** Open to a reviewer who confirms: every action reported as done, and not their own work. */
export function cannotConfirm(casefile: Casefile, reviewer: string): Refusal | null {
  if (casefile.completion !== 'awaiting-confirmation') return { name: 'not-completed' }
  return casefile.helpedBy.includes(reviewer) ? { name: 'reviews-own-work' } : null
}

function draftReopened(draft: PlanDraftContent, reasons: readonly ItemReason[]): PlanDraftContent {
  const evidence = reasons.map((each) => each.evidence)
  const plan = reopened({ items: draft.items.map(({ item }) => item) }, evidence)
  const items = draft.items.map((each, place) => {
    const item = plan?.items[place]
    return item === undefined || !evidence.includes(item.evidence) ? each : { ...each, item, version: each.version + 1 }
  })
  return { items, contributors: draft.contributors }
}
