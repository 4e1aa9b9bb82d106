import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { day } from '../day.ts'
import { guidance2021 } from '../guidance/cycles/2020-21.ts'
import { inForce } from '../guidance/dated.ts'
import { isDone } from '../plan/plan.ts'
import { aStory } from './casefile.builders.ts'
import { type Casefile, newCasefile } from './casefile.ts'
import type { CasefileEvent } from './events.ts'
import { evolve } from './evolve.ts'
import { replay } from './history/replay.ts'
import { anyStory } from './made-up-stories.builders.ts'
import { findingsOfSent } from './plans/findings.ts'
import { moves } from './status.ts'

test('S1 S2 S3 whatever commands are given, a status only changes as the table says', () => {
  fc.assert(
    fc.property(anyStory, (stories) => {
      for (const [index, { casefile }] of stories.entries()) {
        const before = stories[index - 1]?.casefile.status ?? casefile.status
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
      for (const [index, { refusal, casefile, events }] of stories.entries()) {
        if (refusal === null) continue
        assert.equal(casefile, stories[index - 1]?.casefile)
        assert.equal(events, stories[index - 1]?.events)
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

test('P6 no plan was ever sent without a signature of that exact revision', () => {
  fc.assert(
    fc.property(anyStory, (stories) => {
      for (const { revision, signOff } of stories.at(-1)?.casefile.sent ?? []) assert.equal(signOff?.revision, revision)
    }),
  )
})

test('P6 no SIRO ever signs off a plan they contributed to', () => {
  fc.assert(
    fc.property(anyStory, (stories) => {
      for (const [index, { casefile, events }] of stories.entries()) {
        const before = stories[index - 1]
        const last = events.at(-1)
        if (before?.events.length === events.length || last?.type !== 'plan-signed-off') continue
        assert.ok(!before?.casefile.planDraft?.contributors.includes(last.by.id))
        assert.equal(casefile.signOff?.byId, last.by.id)
      }
    }),
  )
})

const guidance = inForce(guidance2021, day('2021-06-30'))

test('P1 A1 A3 A4 no plan was ever approved against which the rules had anything to say on that day', () => {
  fc.assert(
    fc.property(anyStory, (stories) => {
      const last = stories.at(-1) ?? aStory()
      for (const { event, before } of replay(last.casefile, last.events)) {
        const sent = before.sent.at(-1)
        if (event.type !== 'plan-approved' || sent === undefined) continue
        assert.deepEqual(findingsOfSent({ ...last.casefile, ...before }, sent, guidance), [])
      }
    }),
  )
})

test('no contributor ever decides about a casefile', () => {
  fc.assert(
    fc.property(anyStory, (stories) => {
      const last = stories.at(-1) ?? aStory()
      for (const { event, before } of replay(last.casefile, last.events))
        if (decisions.has(event.type)) assert.ok(!before.contributors.includes(event.by.id))
    }),
  )
})

const decisions: ReadonlySet<CasefileEvent['type']> = new Set([
  'plan-approved',
  'plan-returned',
  'late-plan-accepted',
  'completion-confirmed',
  'completion-not-confirmed',
])

test('S3 completion is never confirmed while a published gap is open', () => {
  fc.assert(
    fc.property(anyStory, (stories) => {
      const last = stories.at(-1) ?? aStory()
      for (const { event, before } of replay(last.casefile, last.events)) {
        if (event.type !== 'completion-confirmed') continue
        const done = new Set(before.current?.items.filter(isDone).map((item) => item.evidence))
        for (const gap of before.gaps) assert.ok(done.has(gap), gap)
      }
    }),
  )
})

test('the made-up stories reach every status, so that the properties are really tested', () => {
  const reached = new Set(
    fc.sample(anyStory, { numRuns: 300, seed: 7 }).flatMap((each) => each.map(({ casefile }) => casefile.status)),
  )
  for (const status of ['not-published', 'standards-not-met', 'approaching-standards', 'standards-met'] as const) {
    assert.ok(reached.has(status), status)
  }
})
