import type { Guidance } from '../guidance/guidance.ts'
import { type Finding, findingsIn } from '../plan/rules.ts'
import type { Casefile, SentPlan } from './casefile.ts'
import { planOf } from './drafts.ts'

/** What the rules say of the plan being written, by the guidance of the day; nothing where no guidance is in force. */
export function findingsOfDraft(casefile: Casefile, guidance: Guidance | null): readonly Finding[] {
  const { planDraft, signOff, gaps } = casefile
  if (planDraft === null || guidance === null) return []
  return findingsIn(
    {
      plan: planOf(planDraft),
      gaps,
      signOff: signOff?.revision === planDraft.revision ? 'given' : 'missing',
      lateAccepted: isLateAccepted(casefile, planDraft.revision),
    },
    guidance,
  )
}

/** G3: what the rules say of a plan that was sent, by the guidance of the day it was sent. */
export function findingsOfSent(casefile: Casefile, sent: SentPlan, guidance: Guidance): readonly Finding[] {
  return findingsIn(
    {
      plan: sent.plan,
      gaps: sent.gaps,
      signOff: sent.signOff?.revision === sent.revision ? 'given' : 'missing',
      lateAccepted: isLateAccepted(casefile, sent.revision),
    },
    guidance,
  )
}

function isLateAccepted({ lateness }: Casefile, revision: string): boolean {
  return lateness.kind === 'accepted' && lateness.revision === revision
}
