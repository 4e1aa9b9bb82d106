import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { day } from '../day.ts'
import { guidance2021 } from '../guidance/2020-21.ts'
import { amend } from '../guidance/amendment.ts'
import type { CycleGuidance } from '../guidance/guidance.ts'
import { anAction, by, ref } from '../plan/plan.builders.ts'
import { after, approved, aSentPlan, erin, judged, published, rita, type Story } from './casefile.builders.ts'
import { stageOf } from './casefile.ts'
import type { ItemProgress } from './events.ts'
import type { Status } from './status.ts'

const two = { actions: [anAction({ id: '1' }), anAction({ id: '2', text: 'Tell everybody' })] }
const running = approved(judged(aSentPlan(['4.5.3'], two)))

function done(ids: readonly string[], on = '2021-09-01'): ItemProgress {
  const actions = ids.map((id) => ({ id, doneOn: day(on), note: '' }))
  return { evidence: ref('4.5.3'), note: '', done: actions, outlook: { kind: 'nothing-said' } }
}

function update(story: Story, progress: ItemProgress, on = '2021-09-02'): Story {
  return after(story, erin, on, { type: 'send-update', seen: story.casefile.version, progress: [progress] })
}

describe('an update', () => {
  test('U1 is welcome as soon as the plan was sent, before anybody reviewed it', () => {
    assert.equal(update(aSentPlan(['4.5.3'], two), done(['1'])).refusal, null)
  })
  test('U1 is refused while nothing was sent', () => {
    assert.equal(update(published(['4.5.3']), done(['1'])).refusal?.name, 'nothing-sent')
  })
  test('P2 with one of two actions done leaves the item outstanding', () => {
    assert.equal(stageOf(update(running, done(['1'])).casefile), 'delivering')
  })
  test('U1 S3 with the last action done goes to the reviewer at once', () => {
    assert.equal(stageOf(update(update(running, done(['1'])), done(['2'])).casefile), 'awaiting-confirmation')
  })
  test('T4 S3 who finishes in September gets Standards Met at once, not at the next date', () => {
    const finished = update(update(running, done(['1'])), done(['2'], '2021-09-20'), '2021-09-21')
    const order = { type: 'confirm-completion', seen: finished.casefile.version, note: '' } as const
    const met = after(finished, rita, '2021-09-21', order)
    assert.deepEqual(
      [met.refusal, met.casefile.status, met.casefile.statusSince],
      [null, 'standards-met', '2021-09-21'],
    )
  })
  test('of an action done tomorrow is refused, of one done today is not', () => {
    assert.equal(update(running, done(['1'], '2021-09-03')).refusal?.name, 'done-in-the-future')
    assert.equal(update(running, done(['1'], '2021-09-02')).refusal, null)
  })
  test('with a new date needs its reason, and the first date stays in the plan as sent', () => {
    const outlook = { kind: 'new-date', completion: by('2021-11-30'), reason: '' } as const
    assert.equal(update(running, { ...done([]), outlook }).refusal?.name, 'reason-missing')
    const { casefile } = update(running, { ...done([]), outlook: { ...outlook, reason: 'The supplier is late' } })
    assert.deepEqual(casefile.current?.items[0]?.completion, by('2021-11-30'))
    assert.deepEqual(casefile.sent[0]?.plan.items[0]?.completion, by('2021-09-29'))
  })
  test('that says nothing is refused', () => {
    assert.equal(update(running, done([])).refusal?.name, 'nothing-said')
  })
})

describe('completion', () => {
  const complete = update(running, done(['1', '2']))
  const confirm = (story: Story) =>
    after(story, rita, '2021-09-05', { type: 'confirm-completion', seen: story.casefile.version, note: '' })
  const sendBack = (story: Story, reason: string) =>
    after(story, rita, '2021-09-05', {
      type: 'send-back-completion',
      seen: story.casefile.version,
      reason: '',
      items: [{ evidence: ref('4.5.3'), reason }],
    })

  test('S3 confirmed by the reviewer gives Standards Met', () => {
    assert.equal(confirm(complete).casefile.status, 'standards-met')
  })
  test('S3 from Standards Not Met too: the plan was done before it was reviewed', () => {
    assert.equal(confirm(update(aSentPlan(['4.5.3'], two), done(['1', '2']))).casefile.status, 'standards-met')
  })
  test('S3 with an action not done is refused', () => {
    assert.equal(confirm(update(running, done(['1']))).refusal?.name, 'not-completed')
  })
  test('S7 the publication date does not move', () => {
    assert.equal(confirm(complete).casefile.publishedOn, '2021-06-20')
  })
  test('not convinced: the item is open again, with the reason', () => {
    assert.equal(sendBack(complete, '').refusal?.name, 'reason-missing')
    const { casefile } = sendBack(complete, 'The report covers one site only')
    assert.equal(stageOf(casefile), 'delivering')
    assert.equal(casefile.current?.items[0]?.actions[0]?.doneOn, null)
    assert.equal(
      confirm(update({ ...complete, casefile }, done(['1', '2'], '2021-09-02'))).casefile.status,
      'standards-met',
    )
  })
})

describe('a correction', () => {
  const correct = (
    story: Story,
    to: Status,
    on: string,
    guidance?: CycleGuidance,
    reason = 'Recorded for the wrong Trust',
  ) => after(story, rita, on, { type: 'correct-status', seen: story.casefile.version, to, reason }, guidance)
  const withdrawn = amend<CycleGuidance>(guidance2021, {
    key: 'standardsNotMetAtFinalReview',
    from: day('2021-12-21'),
    value: false,
    source: '“will remain on ‘Approaching Standards’”',
  })

  test('S5 needs a reason', () => {
    assert.equal(correct(running, 'standards-met', '2021-09-01', undefined, '').refusal?.name, 'reason-missing')
  })
  test('S5 goes in either direction', () => {
    const met = correct(running, 'standards-met', '2021-09-01')
    assert.equal(met.casefile.status, 'standards-met')
    assert.equal(correct(met, 'approaching-standards', '2021-09-02').casefile.status, 'approaching-standards')
  })
  test('S5 S4 down from Approaching Standards until the downgrade was suspended, not after', () => {
    assert.equal(correct(running, 'standards-not-met', '2021-12-20', withdrawn).refusal, null)
    assert.equal(correct(running, 'standards-not-met', '2021-12-21', withdrawn).refusal?.name, 'way-round-suspension')
  })
  test('S5 an approval made by mistake after the suspension can still be put right', () => {
    const mistaken = approved(judged(aSentPlan(['4.5.3'])), rita, '2021-12-22', withdrawn)
    assert.equal(correct(mistaken, 'standards-not-met', '2021-12-23', withdrawn).refusal, null)
  })
  test('S5 to the status it has already is refused', () => {
    assert.equal(correct(running, 'approaching-standards', '2021-09-01').refusal?.name, 'no-such-move')
  })
})
