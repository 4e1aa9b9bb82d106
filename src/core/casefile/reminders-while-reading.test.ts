import assert from 'node:assert/strict'
import { test } from 'node:test'
import { theService } from '../actor.ts'
import { day } from '../day.ts'
import { ref } from '../plan/plan.builders.ts'
import { after, aSentPlan, erin, judged, rita, type Story, sentRevisionOf, updated } from './casefile.builders.ts'
import { evolve } from './evolve.ts'

const reminders = [{ milestone: 'september-update', dueDate: day('2021-09-30'), step: 'reminder' }] as const

function reminded(story: Story): Story {
  const event = {
    type: 'reminders-sent',
    reminders,
    by: theService,
    on: day('2021-09-02'),
    guidance: '',
  } as const
  return { ...story, casefile: evolve(story.casefile, event), events: [...story.events, event] }
}

function approvedAsSeen(seen: number, story: Story): Story {
  return after(story, rita, '2021-09-03', { type: 'approve-plan', seen, revision: sentRevisionOf(story) })
}

test('a reviewer can decide although the service sent reminders while they were reading', () => {
  const read = judged(aSentPlan(['4.5.3']))
  const decided = approvedAsSeen(read.casefile.version, reminded(reminded(read)))
  assert.equal(decided.refusal, null)
  assert.equal(decided.casefile.review, 'approved')
})

test('a reviewer cannot decide when somebody sent an update while they were reading, also with reminders since', () => {
  const read = judged(aSentPlan(['4.5.3']))
  const written = updated(read, { evidence: ref('4.5.3'), note: 'Ordered' }, { by: erin, on: '2021-09-01' })
  assert.equal(approvedAsSeen(read.casefile.version, reminded(written)).refusal?.name, 'changed-while-reading')
})

test('a command that names a version in the future is refused', () => {
  const read = judged(aSentPlan(['4.5.3']))
  assert.equal(approvedAsSeen(read.casefile.version + 1, read).refusal?.name, 'changed-while-reading')
})
