import type { Role } from '../actor.ts'
import { type Day, day } from '../day.ts'
import { guidance2021 } from '../guidance/cycles/2020-21.ts'
import { type CycleGuidance, guidanceOn, versionOn } from '../guidance/guidance.ts'
import { type OdsCode, type Organisation, parseOdsCode } from '../organisation.ts'
import { canonicalPlan } from '../plan/canonical.ts'
import { anItem, ref } from '../plan/plan.builders.ts'
import type { PlanItem } from '../plan/plan.ts'
import { type Casefile, lastSent, newCasefile } from './casefile.ts'
import type { Command } from './commands.ts'
import { decide } from './decide/decide.ts'
import type { Refusal } from './decide/refusals.ts'
import { type PlanDraftContent, planOf } from './drafts.ts'
import type { CasefileEvent, ItemProgress } from './events.ts'
import { evolve } from './evolve.ts'

export type Somebody = { readonly id: string; readonly name: string; readonly role: Role }

export const erin: Somebody = { id: 'erin', name: 'Erin', role: 'editor' }
export const sam: Somebody = { id: 'sam', name: 'Sam', role: 'siro' }
export const rita: Somebody = { id: 'rita', name: 'Rita', role: 'reviewer' }
export const sol: Somebody = { id: 'sol', name: 'Sol', role: 'sro' }

export function anOrganisation(changes: Partial<Organisation> = {}): Organisation {
  return {
    code: code('XCE'),
    name: 'Central England NHS Trust',
    type: 'nhs-trust',
    region: 'Y60',
    opened: null,
    closed: null,
    successors: [],
    demo: true,
    ...changes,
  }
}

/** A story so far: the casefile, its events, and the refusal of the last command, if any. */
export type Story = {
  readonly casefile: Casefile
  readonly events: readonly CasefileEvent[]
  readonly refusal: Refusal | null
}

export function aStory(organisation: Organisation = anOrganisation()): Story {
  return { casefile: newCasefile(organisation, '2020-21'), events: [], refusal: null }
}

/** The story after one more command by `by` on a day, written 2021-06-20. */
export function after(
  story: Story,
  by: Somebody,
  on: string,
  command: Command,
  guidance: CycleGuidance = guidance2021,
): Story {
  const stamp = { by, on: day(on) }
  const decision = decide({ ...command, ...stamp }, story.casefile, (each: Day) => guidanceOn(guidance, each))
  if (!decision.accepted) return { ...story, refusal: decision.refusal }
  const version = stamp.on < guidance.cycle[0].from ? 'none' : versionOn(guidance, stamp.on)
  const events = decision.events.map((event) => ({ ...event, ...stamp, guidance: version }))
  const evolved = events.reduce<Casefile>(evolve, story.casefile)
  const { assessmentDraft, planDraft, reviewDraft } = decision
  return {
    casefile: {
      ...evolved,
      ...(assessmentDraft === undefined ? {} : { assessmentDraft }),
      ...(planDraft === undefined ? {} : { planDraft: planDraft === null ? null : withRevision(planDraft) }),
      ...(reviewDraft === undefined ? {} : { reviewDraft }),
    },
    events: [...story.events, ...events],
    refusal: null,
  }
}

/** Standards Not Met published on 20 June 2021 with these gaps. */
export function published(gaps: readonly string[], organisation?: Organisation): Story {
  const answers = gaps.map((gap) => ({ evidence: ref(gap), answer: 'not-met' as const, note: '' }))
  const marked = after(aStory(organisation), erin, '2021-06-20', { type: 'mark-assessment', basedOn: 0, answers })
  return after(marked, erin, '2021-06-20', { type: 'publish-assessment', basedOn: 1, confirmsAllListed: true })
}

/** Every gap written up as in `changes`, by `by`. */
export function written(story: Story, changes: Partial<PlanItem> = {}, by: Somebody = erin): Story {
  return (story.casefile.planDraft?.items ?? []).reduce<Story>(
    (so, { item, version }) =>
      after(so, by, '2021-06-21', {
        type: 'save-item',
        basedOn: version,
        item: anItem({ ...changes, evidence: item.evidence }),
      }),
    story,
  )
}

export function signed(story: Story, by: Somebody = sam): Story {
  return after(story, by, '2021-06-22', { type: 'sign-off-plan', revision: revisionOf(story) })
}

export function sent(story: Story, on = '2021-06-29'): Story {
  return after(story, erin, on, { type: 'send-plan', revision: revisionOf(story), acknowledgesFindings: true })
}

/** A plan for these gaps, written, signed and sent on 29 June 2021. */
export function aSentPlan(
  gaps: readonly string[],
  changes: Partial<PlanItem> = {},
  organisation?: Organisation,
): Story {
  return sent(signed(written(published(gaps, organisation), changes)))
}

/** Each item judged by `by` as realistic, except the `unrealistic` ones, with a reason. */
export function judged(story: Story, unrealistic: readonly string[] = [], by: Somebody = rita): Story {
  const judgements = (story.casefile.current?.items ?? []).map(({ evidence }) => {
    const realistic = !unrealistic.includes(evidence)
    return { evidence, realistic, reason: realistic ? '' : 'The date is before the tender closes' }
  })
  const basedOn = story.casefile.reviewDraft?.version ?? 0
  return after(story, by, '2021-07-12', {
    type: 'judge-items',
    basedOn,
    revision: sentRevisionOf(story),
    judgements,
    reason: '',
  })
}

export function approved(story: Story, by: Somebody = rita, on = '2021-07-12', guidance?: CycleGuidance): Story {
  const { version } = story.casefile
  return after(story, by, on, { type: 'approve-plan', seen: version, revision: sentRevisionOf(story) }, guidance)
}

export function returned(story: Story, reason = 'Too vague', by: Somebody = rita): Story {
  const { version: seen } = story.casefile
  return after(story, by, '2021-07-12', { type: 'return-plan', seen, revision: sentRevisionOf(story), reason })
}

/** An update on one item, sent by `by`. */
export function updated(
  story: Story,
  progress: Partial<ItemProgress> & Pick<ItemProgress, 'evidence'>,
  { by = erin, on = '2021-07-05' }: { readonly by?: Somebody; readonly on?: string } = {},
): Story {
  const itemProgress: ItemProgress = { note: '', done: [], outlook: { kind: 'nothing-said' }, ...progress }
  return after(story, by, on, { type: 'send-update', seen: story.casefile.version, progress: [itemProgress] })
}

/** Published again on 1 July 2021 with these gaps. */
export function republished(story: Story, gaps: readonly string[], by: Somebody = erin): Story {
  const answers = gaps.map((gap) => ({ evidence: ref(gap), answer: 'not-met' as const, note: '' }))
  const basedOn = story.casefile.assessmentDraft?.version ?? 0
  const marked = after(story, by, '2021-07-01', { type: 'mark-assessment', basedOn, answers })
  return after(marked, by, '2021-07-01', { type: 'publish-assessment', basedOn: basedOn + 1, confirmsAllListed: true })
}

export function revisionOf({ casefile }: Story): string {
  return casefile.planDraft?.revision ?? ''
}

export function sentRevisionOf({ casefile }: Pick<Story, 'casefile'>): string {
  return lastSent(casefile)?.revision ?? ''
}

/** Tests need no hash: the canonical text itself identifies a revision. */
function withRevision(draft: PlanDraftContent) {
  return { ...draft, revision: canonicalPlan(planOf(draft)) }
}

function code(text: string): OdsCode {
  const parsed = parseOdsCode(text)
  if (parsed === null) throw new Error(`“${text}” is no ODS code`)
  return parsed
}
