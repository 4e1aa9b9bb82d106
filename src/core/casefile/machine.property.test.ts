import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, day } from '../day.ts'
import { anItem, by, ref } from '../plan/plan.builders.ts'
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
  sol,
} from './casefile.builders.ts'
import { type Casefile, newCasefile } from './casefile.ts'
import type { Order } from './commands.ts'
import { evolve } from './evolve.ts'
import { moves } from './status.ts'

const evidence = ['1.6.5', '4.5.3', '10.1.1'] as const

/** One step of a made-up story; what it names is looked up in the casefile when its turn comes. */
type Step = { readonly wait: number; readonly who: Somebody; readonly order: (story: Story) => Order }

const steps: readonly ((n: number) => Step['order'])[] = [
  (n) =>
    ({ casefile }) => ({
      type: 'mark-assessment',
      basedOn: casefile.assessmentDraft?.version ?? 0,
      answers: evidence.map((each, place) => ({
        evidence: ref(each),
        answer: (n >> place) % 2 === 0 ? 'met' : 'not-met',
        note: '',
      })),
    }),
  () =>
    ({ casefile }) => ({
      type: 'publish-assessment',
      basedOn: casefile.assessmentDraft?.version ?? 0,
      saysAllAreListed: true,
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
  () => (story) => ({ type: 'send-plan', revision: revisionOf(story), toldItCannotBeAgreed: true }),
  (n) =>
    ({ casefile }) => ({
      type: 'send-update',
      seen: casefile.version,
      progress: (casefile.current?.items ?? []).slice(0, 1 + (n % 3)).map((item) => ({
        evidence: item.evidence,
        note: 'Under way',
        done: item.actions.map(({ id }) => ({ id, doneOn: day('2021-05-20'), note: '' })),
        outlook: { kind: 'on-course' as const },
      })),
    }),
  (n) =>
    ({ casefile }) => ({
      type: 'judge-items',
      basedOn: casefile.reviewDraft?.version ?? 0,
      revision: casefile.sent.at(-1)?.revision ?? '',
      judgements: (casefile.current?.items ?? []).map((item) => ({
        evidence: item.evidence,
        realistic: n % 4 > 0,
        reason: 'Because',
      })),
      reason: '',
    }),
  () =>
    ({ casefile }) => ({
      type: 'approve-plan',
      seen: casefile.version,
      revision: casefile.sent.at(-1)?.revision ?? '',
    }),
  () =>
    ({ casefile }) => ({
      type: 'return-plan',
      seen: casefile.version,
      revision: casefile.sent.at(-1)?.revision ?? '',
      reason: 'Too vague',
    }),
  () =>
    ({ casefile }) => ({
      type: 'refer-to-sro',
      seen: casefile.version,
      revision: casefile.sent.at(-1)?.revision ?? '',
      reason: 'Late',
    }),
  () =>
    ({ casefile }) => ({
      type: 'accept-late-plan',
      seen: casefile.version,
      revision: casefile.sent.at(-1)?.revision ?? '',
      reason: 'Fine',
    }),
  () =>
    ({ casefile }) => ({ type: 'confirm-completion', seen: casefile.version, note: '' }),
  () =>
    ({ casefile }) => ({
      type: 'send-back-completion',
      seen: casefile.version,
      reason: '',
      items: (casefile.current?.items ?? [])
        .slice(0, 1)
        .map((item) => ({ evidence: item.evidence, reason: 'Not shown' })),
    }),
]

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
    order: steps[kind]?.(n) ?? (() => ({ type: 'sign-off-plan', revision: '' })),
  }))

function told([start, made]: readonly [Story, readonly Step[]]): readonly Story[] {
  const stories: Story[] = [start]
  let on = day('2021-06-30')
  for (const { wait, who, order } of made) {
    on = addDays(on, wait)
    const story = stories.at(-1) ?? aStory()
    stories.push(after(story, who, on, order(story)))
  }
  return stories
}

/** Half begin with nothing, half with a plan that was sent, so that what follows approval is reached too. */
const anyStory = fc
  .tuple(fc.constantFrom(aStory(), aSentPlan(evidence)), fc.array(aStep, { minLength: 5, maxLength: 60 }))
  .map(told)

test('S1 S2 S3 whatever is ordered, a status only changes as the table says', () => {
  fc.assert(
    fc.property(anyStory, (stories) => {
      for (const [place, { casefile }] of stories.entries()) {
        const before = stories[place - 1]?.casefile.status ?? casefile.status
        if (before !== casefile.status) assert.ok(Object.values(moves[before]).includes(casefile.status))
      }
    }),
  )
})

test('replaying the events gives the same record', () => {
  fc.assert(
    fc.property(anyStory, (stories) => {
      const last = stories.at(-1) ?? aStory()
      const drafts = { assessmentDraft: null, planDraft: null, reviewDraft: null }
      const replayed = last.events.reduce<Casefile>(evolve, newCasefile(last.casefile.organisation, '2020-21'))
      assert.deepEqual({ ...replayed, ...drafts }, { ...last.casefile, ...drafts })
    }),
  )
})

test('a refusal changes nothing', () => {
  fc.assert(
    fc.property(anyStory, (stories) => {
      for (const [place, { refusal, casefile, events }] of stories.entries()) {
        if (refusal === null) continue
        assert.equal(casefile, stories[place - 1]?.casefile)
        assert.equal(events, stories[place - 1]?.events)
      }
    }),
  )
})

test('S7 the publication date is set once and never moves', () => {
  fc.assert(
    fc.property(anyStory, (stories) => {
      const dates = new Set(stories.map(({ casefile }) => casefile.publishedOn).filter((each) => each !== null))
      assert.ok(dates.size <= 1)
    }),
  )
})

test('P6 no plan was ever sent without a signature of that exact revision by somebody who did not write it', () => {
  fc.assert(
    fc.property(anyStory, (stories) => {
      for (const { revision, signOff, contributors } of stories.at(-1)?.casefile.sent ?? []) {
        assert.equal(signOff?.revision, revision)
        assert.ok(!contributors.includes(signOff.byId))
      }
    }),
  )
})

test('the made-up stories reach every status, so that the properties say something', () => {
  const reached = new Set(
    fc.sample(anyStory, { numRuns: 300, seed: 7 }).flatMap((each) => each.map(({ casefile }) => casefile.status)),
  )
  for (const status of ['not-published', 'standards-not-met', 'approaching-standards', 'standards-met'] as const) {
    assert.ok(reached.has(status), status)
  }
})
