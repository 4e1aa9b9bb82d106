import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { day } from '../../day.ts'
import { by, ref } from '../../plan/plan.builders.ts'
import {
  after,
  approved,
  aSentPlan,
  erin,
  judged,
  published,
  republished,
  returned,
  rita,
  type Somebody,
  type Story,
  sam,
  sent,
  sentRevisionOf,
  signed,
  updated,
  written,
} from '../casefile.builders.ts'

/** Somebody with two appointments: editor and SIRO of the organisation, or editor there and a national role. */
const both: Somebody = { id: 'bo', name: 'Bo', role: 'editor' }
const asReviewer: Somebody = { ...both, role: 'reviewer' }
const done = [{ id: 'a1', doneOn: day('2021-07-01'), note: '' }]

describe('a reviewer who is an editor too', () => {
  const sentAgain = (story: Story) => sent(signed(written(returned(story), { gap: 'Said more plainly' })), '2021-07-14')

  test('may not decide about a plan that they wrote', () => {
    assert.equal(judged(theirs(), [], asReviewer).refusal?.name, 'reviews-own-work')
  })
  test('may not decide about a later plan of the same organisation that somebody else changed', () => {
    const story = sentAgain(theirs())
    assert.equal(judged(story, [], asReviewer).refusal?.name, 'reviews-own-work')
    assert.equal(judged(story).refusal, null)
  })
  test('may not decide about a plan that they sent an update on', () => {
    const story = updated(aSentPlan(['4.5.3']), { evidence: ref('4.5.3'), note: 'Under way' }, { by: both })
    assert.equal(approved(judged(story), asReviewer).refusal?.name, 'reviews-own-work')
  })
  test('may not confirm a completion that they reported', () => {
    const story = updated(aSentPlan(['4.5.3']), { evidence: ref('4.5.3'), done }, { by: both })
    const confirm = { type: 'confirm-completion', seen: story.casefile.version, note: '' } as const
    assert.equal(after(story, asReviewer, '2021-07-12', confirm).refusal?.name, 'reviews-own-work')
    assert.equal(after(story, rita, '2021-07-12', confirm).refusal, null)
  })
  test('S5 may not correct the status of that organisation', () => {
    const story = theirs()
    const reason = 'A mistake'
    const command = { type: 'correct-status', seen: story.casefile.version, to: 'standards-met', reason } as const
    assert.equal(after(story, asReviewer, '2021-07-12', command).refusal?.name, 'reviews-own-work')
  })
  test('S5 may not correct a status that they published', () => {
    const story = republished(published(['4.5.3']), ['4.5.3', '10.1.1'], both)
    const reason = 'A mistake'
    const command = { type: 'correct-status', seen: story.casefile.version, to: 'standards-met', reason } as const
    assert.equal(after(story, asReviewer, '2021-07-12', command).refusal?.name, 'reviews-own-work')
    assert.equal(after(story, rita, '2021-07-12', command).refusal, null)
  })
  test('A4 may not accept as the SRO that it finishes late', () => {
    const late = sent(signed(written(published(['4.5.3']), { completion: by('2021-12-31') }, both)))
    const revision = sentRevisionOf(late)
    const refer = { type: 'refer-to-sro', seen: late.casefile.version, revision, reason: 'Late' } as const
    const story = after(late, rita, '2021-07-12', refer)
    const accept = { type: 'accept-late-plan', seen: story.casefile.version, revision, reason: 'Fine' } as const
    assert.equal(after(story, { ...both, role: 'sro' }, '2021-07-13', accept).refusal?.name, 'reviews-own-work')
  })
})

describe('a SIRO who is an editor too', () => {
  test('P6 may not sign off what their own update changed', () => {
    const story = updated(aSentPlan(['4.5.3']), { evidence: ref('4.5.3'), done }, { by: both })
    assert.equal(signed(story, both).refusal?.name, 'signs-own-work')
    assert.equal(signed(story, sam).refusal, null)
  })
  test('P6 may sign off after an update of theirs that changed nothing in the plan', () => {
    const noted = updated(aSentPlan(['4.5.3']), { evidence: ref('4.5.3'), note: 'Under way' }, { by: both })
    assert.equal(signed(written(noted, { gap: 'Said more plainly' }), both).refusal, null)
  })
  test('P6 may sign off what they saved without changing it', () => {
    const story = written(written(published(['4.5.3'])), {}, both)
    assert.equal(signed(story, both).refusal, null)
  })
  test('P6 may not sign off a list that they changed by publishing again', () => {
    const story = republished(written(published(['4.5.3', '10.1.1'])), ['4.5.3'], both)
    assert.equal(signed(story, both).refusal?.name, 'signs-own-work')
    assert.equal(signed(story, sam).refusal, null)
  })
})

/** A plan that `both` wrote and Erin sent. */
function theirs(): Story {
  const story = signed(written(published(['4.5.3']), {}, both))
  const revision = story.casefile.planDraft?.revision ?? ''
  return after(story, erin, '2021-06-29', { type: 'send-plan', revision, acknowledgesFindings: true })
}
