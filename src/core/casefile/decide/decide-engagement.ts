import type { Day } from '../../day.ts'
import { type Guidance, isInImprovementProcess } from '../../guidance/guidance.ts'
import type { Casefile } from '../casefile.ts'
import type { StampedCommand } from '../commands.ts'
import { meetsItem } from '../plans/gaps.ts'
import { needsPlan } from '../status.ts'
import { accept, type Decision, type GuidanceOn, refuse } from './decision.ts'
import type { Refusal } from './refusals.ts'

/** T1 “inform their NHSD Regional Security Leads in advance of the 30 June deadline”; a later one replaces it. */
export function giveEarlyWarning(
  command: StampedCommand & { type: 'give-early-warning' },
  casefile: Casefile,
  guidanceOn: GuidanceOn,
): Decision {
  const { evidence, text, on } = command
  const refusal = earlyWarningRefusal(casefile, guidanceOn(on), on)
  if (refusal !== null) return refuse(refusal)
  if (evidence.length === 0 && text.trim() === '') return refuse({ name: 'nothing-said' })
  return accept([{ type: 'early-warning-given', evidence, text }])
}

/** Why no early warning at all can be given on a day; null where one can. */
export function earlyWarningRefusal(
  { organisation, status }: Pick<Casefile, 'organisation' | 'status'>,
  guidance: Guidance | null,
  on: Day,
): Refusal | null {
  if (!isInImprovementProcess(organisation, guidance)) return { name: 'only-for-trusts' }
  if (status !== 'not-published') return { name: 'published-already' }
  const deadline = guidance?.assessmentPublicationDeadline ?? null
  return deadline === null || on >= deadline ? { name: 'too-late-to-warn', deadline } : null
}

/** T3 “If required, the NHS Digital Regional Security Lead will be asked to work with the Trust”: with the reason. */
export function askRegion(
  command: StampedCommand & { type: 'ask-region' },
  casefile: Casefile,
  guidanceOn: GuidanceOn,
): Decision {
  const { organisation, status } = casefile
  const { reason } = command
  if (!isInImprovementProcess(organisation, guidanceOn(command.on))) return refuse({ name: 'only-for-trusts' })
  if (organisation.region === null || !needsPlan(status)) return refuse({ name: 'no-plan-needed' })
  if (reason.trim() === '') return refuse({ name: 'reason-missing' })
  return accept([{ type: 'region-help-requested', reason }])
}

/** T1, T2, T5, T7: records what a region did for the organisation, today or before. */
export function recordSupport(command: StampedCommand & { type: 'record-support' }, casefile: Casefile): Decision {
  const { kind, happenedOn, text, services, exemplars, on } = command
  if (casefile.version === 0) return refuse({ name: 'nothing-begun' })
  if (happenedOn > on) return refuse({ name: 'not-happened-yet', on: happenedOn })
  if (text.trim() === '' && services.length === 0 && exemplars.length === 0) return refuse({ name: 'nothing-said' })
  return accept([{ type: 'support-recorded', kind, happenedOn, text, services, exemplars }])
}

/** “any exemplar organisations within the Region”: only an organisation that meets the item can agree to be named. */
export function agreeExemplar(command: StampedCommand & { type: 'agree-exemplar' }, casefile: Casefile): Decision {
  const { evidence } = command
  if (!meetsItem(casefile, evidence)) return refuse({ name: 'not-met-here', evidence })
  if (casefile.exemplarFor.includes(evidence)) return refuse({ name: 'already-exemplar', evidence })
  return accept([{ type: 'exemplar-agreed', evidence }])
}

export function withdrawExemplar(
  command: StampedCommand & { type: 'withdraw-exemplar' },
  casefile: Casefile,
): Decision {
  const { evidence } = command
  if (!casefile.exemplarFor.includes(evidence)) return refuse({ name: 'not-exemplar', evidence })
  return accept([{ type: 'exemplar-withdrawn', evidence }])
}

/**
 * G4 “working towards ‘Standards Met’ for 21-22”: open gaps are marked in the next assessment, for the organisation to
 * check.
 */
export function carryOverGaps(command: StampedCommand & { type: 'carry-over-gaps' }, casefile: Casefile): Decision {
  const { from, evidence, basedOn, by } = command
  const draft = casefile.assessmentDraft
  if (casefile.publishedOn !== null) return refuse({ name: 'published-already' })
  if ((draft?.version ?? 0) !== basedOn)
    return refuse({ name: 'changed-meanwhile', by: draft?.changedBy.name ?? 'Somebody', evidence: null })
  const marked = new Set(draft?.answers.map((answer) => answer.evidence))
  const added = evidence.filter((each) => !marked.has(each))
  if (added.length === 0) return refuse({ name: 'nothing-to-carry-over' })
  const note = `Carried over from ${from}`
  const answers = [
    ...(draft?.answers ?? []),
    ...added.map((each) => ({ evidence: each, answer: 'not-met' as const, note })),
  ]
  return accept([{ type: 'gaps-carried-over', from, evidence: added }], {
    assessmentDraft: { version: basedOn + 1, answers, changedBy: { id: by.id, name: by.name } },
  })
}
