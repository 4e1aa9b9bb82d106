import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { day } from '../../day.ts'
import { by, ref } from '../../plan/plan.builders.ts'
import {
  after,
  approved,
  aSentPlan,
  aStory,
  erin,
  judged,
  published,
  rita,
  type Somebody,
  type Story,
  sentRevisionOf,
  updated,
  written,
} from '../casefile.builders.ts'
import type { Command } from '../commands.ts'

type Case = readonly [name: string, before: Story, by: Somebody, on: string, command: Command, refusal: string | null]

export const evidence = ref('4.5.3')
export const other = ref('1.6.5')
export const met = ref('1.1.1')
export const rob: Somebody = { id: 'rob', name: 'Rob', role: 'regional-security-lead' }
export const roy: Somebody = { id: 'roy', name: 'Roy', role: 'reviewer' }

export const none = aStory()
export const open = published(['1.6.5', '4.5.3'])
export const draft = written(open)
export const unsigned = written(published(['4.5.3']))
export const waiting = aSentPlan(['1.6.5', '4.5.3'])
export const late = aSentPlan(['4.5.3'], { completion: by('2022-01-31') })
export const delivering = approved(judged(waiting))
export const complete = [other, evidence].reduce(
  (story, each) =>
    updated(story, { evidence: each, done: [{ id: 'a1', doneOn: day('2021-07-13'), note: '' }] }, { on: '2021-07-14' }),
  delivering,
)
export const withSro = after(late, rita, '2021-07-12', { type: 'refer-to-sro', ...seen(late), reason: 'A tender' })

/** What a reviewer was looking at. */
export function seen(story: Story) {
  return { seen: story.casefile.version, revision: sentRevisionOf(story) }
}

/** A test for each command: whether it is accepted, or the name of its refusal. */
export function check(title: string, cases: readonly Case[]): void {
  describe(title, () => {
    for (const [name, before, who, on, command, refusal] of cases) {
      test(`${name} is ${refusal === null ? 'accepted' : `refused: ${refusal}`}`, () => {
        assert.equal(after(before, who, on, command).refusal?.name ?? null, refusal)
      })
    }
  })
}

export const answer = { evidence, answer: 'not-met', note: '' } as const
export const marked = after(none, erin, '2021-06-20', { type: 'mark-assessment', basedOn: 0, answers: [answer] })
export const publish = { type: 'publish-assessment', basedOn: 1, confirmsAllListed: true } as const
