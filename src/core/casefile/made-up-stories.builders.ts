import fc from 'fast-check'
import { addDays, day } from '../day.ts'
import { anItem, by, ref } from '../plan/plan.builders.ts'
import type { PlanItem } from '../plan/plan.ts'
import {
  after,
  aSentPlan,
  aStory,
  erin,
  revisionOf,
  rita,
  type Somebody,
  type Story,
  sam,
  sentRevisionOf,
  sol,
} from './casefile.builders.ts'
import type { Casefile } from './casefile.ts'
import type { Command } from './commands.ts'

const evidence = ['1.6.5', '4.5.3', '10.1.1'] as const
const moved = { kind: 'new-date', completion: by('2022-02-01'), reason: 'The supplier is late' } as const

/** One step of a made-up story; `command` reads what it needs from the casefile at that point. */
type Step = { readonly wait: number; readonly who: Somebody; readonly command: (story: Story) => Command }

const steps: readonly ((n: number) => Step['command'])[] = [
  (n) =>
    ({ casefile }) => ({
      type: 'mark-assessment',
      basedOn: casefile.assessmentDraft?.version ?? 0,
      answers: evidence.map((each, index) => ({
        evidence: ref(each),
        answer: (n >> index) % 2 === 0 ? 'met' : 'not-met',
        note: '',
      })),
    }),
  () =>
    ({ casefile }) => ({
      type: 'publish-assessment',
      basedOn: casefile.assessmentDraft?.version ?? 0,
      confirmsAllListed: true,
    }),
  (n) =>
    ({ casefile }) => {
      const draft = casefile.planDraft?.items[n % 3]
      const completion = n % 5 === 0 ? by('2022-02-01') : by('2021-09-29')
      return {
        type: 'save-item',
        basedOn: draft?.version ?? 0,
        item: anItem({ evidence: draft?.item.evidence ?? ref('4.5.3'), gap: `gap ${n}`, completion }),
      }
    },
  () => (story) => ({ type: 'sign-off-plan', revision: revisionOf(story) }),
  () => (story) => ({ type: 'send-plan', revision: revisionOf(story), acknowledgesFindings: true }),
  (n) =>
    ({ casefile }) => ({
      type: 'send-update',
      seen: casefile.version,
      progress: itemsOf(casefile)
        .slice(0, 1 + (n % 3))
        .map(({ evidence, actions }) => ({
          evidence,
          note: 'Under way',
          done: n % 5 === 0 ? [] : actions.map(({ id }) => ({ id, doneOn: day('2021-05-20'), note: '' })),
          outlook: n % 5 === 0 ? moved : { kind: 'on-course' },
        })),
    }),
  (n) =>
    ({ casefile }) => ({
      type: 'judge-items',
      basedOn: casefile.reviewDraft?.version ?? 0,
      revision: sentRevisionOf({ casefile }),
      judgements: itemsOf(casefile).map(({ evidence }) => ({ evidence, realistic: n % 4 > 0, reason: 'Because' })),
      reason: '',
    }),
  () => (story) => ({ type: 'approve-plan', ...lookingAt(story) }),
  () => (story) => ({ type: 'return-plan', ...lookingAt(story), reason: 'Too vague' }),
  () => (story) => ({ type: 'refer-to-sro', ...lookingAt(story), reason: 'Late' }),
  () => (story) => ({ type: 'accept-late-plan', ...lookingAt(story), reason: 'Fine' }),
  () =>
    ({ casefile }) => ({ type: 'confirm-completion', seen: casefile.version, note: '' }),
  () =>
    ({ casefile }) => ({
      type: 'send-back-completion',
      seen: casefile.version,
      reason: '',
      items: itemsOf(casefile)
        .slice(0, 1)
        .map(({ evidence }) => ({ evidence, reason: 'Not shown' })),
    }),
  (n) =>
    ({ casefile }) => ({
      type: 'attach-evidence',
      attachment: {
        id: `file-${casefile.attachments.length}`,
        evidence: ref(evidence[n % 3] ?? '4.5.3'),
        kind: 'pdf',
        bytes: 1 + n,
        sha256: String(n),
        scanned: true,
      },
    }),
  (n) =>
    ({ casefile }) => ({
      type: 'withdraw-attachment',
      id: casefile.attachments[n % 3]?.id ?? 'none',
      reason: 'The wrong file',
    }),
]

function lookingAt({ casefile }: Story) {
  return { seen: casefile.version, revision: sentRevisionOf({ casefile }) }
}

function itemsOf({ current }: Casefile): readonly PlanItem[] {
  return current?.items ?? []
}

const aStep: fc.Arbitrary<Step> = fc
  .record({
    wait: fc.nat(20),
    who: fc.constantFrom(erin, sam, rita, sol),
    kind: fc.nat(steps.length - 1),
    n: fc.nat(30),
  })
  .map(({ wait, who, kind, n }) => ({
    wait,
    who,
    command: steps[kind]?.(n) ?? (() => ({ type: 'sign-off-plan', revision: '' })),
  }))

function storiesOf([start, taken]: readonly [Story, readonly Step[]]): readonly Story[] {
  const stories: Story[] = [start]
  let on = day('2021-06-30')
  for (const { wait, who, command } of taken) {
    on = addDays(on, wait)
    const story = stories.at(-1) ?? aStory()
    stories.push(after(story, who, on, command(story)))
  }
  return stories
}

/** Half begin empty, half with a plan that was sent, so that the stages after approval are reached too. */
export const anyStory = fc
  .tuple(fc.constantFrom(aStory(), aSentPlan(evidence)), fc.array(aStep, { minLength: 5, maxLength: 60 }))
  .map(storiesOf)
