import assert from 'node:assert/strict'
import { test } from 'node:test'
import { theService } from '../actor.ts'
import { day } from '../day.ts'
import { ref } from '../plan/plan.builders.ts'
import { after, aSentPlan, erin, judged, rita, type Story, sentRevisionOf, updated } from './casefile.builders.ts'
import { evolve } from './evolve.ts'

const asks = [{ milestone: 'september-update', dueDate: day('2021-09-30'), step: 'reminder' }] as const

function asked(story: Story): Story {
  const event = {
    type: 'reminders-sent',
    reminders: asks,
    by: theService,
    on: day('2021-09-02'),
    guidance: '',
  } as const
  return { ...story, casefile: evolve(story.casefile, event), events: [...story.events, event] }
}

function approvedAsSeen(seen: number, story: Story): Story {
  return after(story, rita, '2021-09-03', { type: 'approve-plan', seen, revision: sentRevisionOf(story) })
}

test('a reviewer who was reading when the service asked for something goes on', () => {
  const read = judged(aSentPlan(['4.5.3']))
  const decided = approvedAsSeen(read.casefile.version, asked(asked(read)))
  assert.equal(decided.refusal, null)
  assert.equal(decided.casefile.review, 'approved')
})

test('but not one who was reading before somebody wrote, whatever was asked since', () => {
  const read = judged(aSentPlan(['4.5.3']))
  const written = updated(read, { evidence: ref('4.5.3'), note: 'Ordered' }, { by: erin, on: '2021-09-01' })
  assert.equal(approvedAsSeen(read.casefile.version, asked(written)).refusal?.name, 'changed-while-reading')
})

test('nor one who says to have seen what is still to come', () => {
  const read = judged(aSentPlan(['4.5.3']))
  assert.equal(approvedAsSeen(read.casefile.version + 1, read).refusal?.name, 'changed-while-reading')
})
