import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { day } from '../../day.ts'
import { amend } from '../../guidance/change.ts'
import { guidance2021 } from '../../guidance/cycles/2020-21.ts'
import type { CycleGuidance } from '../../guidance/guidance.ts'
import type { OrganisationType } from '../../organisation.ts'
import { anAction, by, ref } from '../../plan/plan.builders.ts'
import {
  after,
  anOrganisation,
  approved,
  aSentPlan,
  erin,
  judged,
  published,
  rita,
  type Somebody,
  type Story,
  updated,
} from '../casefile.builders.ts'
import { stageOf } from '../casefile.ts'
import type { ItemProgress } from '../events.ts'
import type { Status } from '../status.ts'

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
  test('U1 is accepted as soon as the plan was sent, before its review', () => {
    assert.equal(update(aSentPlan(['4.5.3'], two), done(['1'])).refusal, null)
  })
  test('U1 is refused before a plan was sent', () => {
    assert.equal(update(published(['4.5.3']), done(['1'])).refusal?.name, 'nothing-sent')
  })
  test('P2 with one of two actions done leaves the item outstanding', () => {
    assert.equal(stageOf(update(running, done(['1'])).casefile), 'delivering')
  })
  test('U1 S3 with the last action done goes to the reviewer at once', () => {
    assert.equal(stageOf(update(update(running, done(['1'])), done(['2'])).casefile), 'awaiting-confirmation')
  })
  test('T4 S3 a Trust that finishes in September gets Standards Met at once, not at the next date', () => {
    const finished = update(update(running, done(['1'])), done(['2'], '2021-09-20'), '2021-09-21')
    const command = { type: 'confirm-completion', seen: finished.casefile.version, note: '' } as const
    const met = after(finished, rita, '2021-09-21', command)
    assert.deepEqual(
      [met.refusal, met.casefile.status, met.casefile.statusSince],
      [null, 'standards-met', '2021-09-21'],
    )
  })
  test('with an action done tomorrow is refused, with one done today is not', () => {
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
  test('when it is not confirmed, the item is open again, with the reason', () => {
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
    assert.equal(correct(running, 'standards-not-met', '2021-12-21', withdrawn).refusal?.name, 'bypasses-suspension')
  })
  test('S5 an approval made by mistake after the suspension can still be corrected', () => {
    const mistaken = approved(judged(aSentPlan(['4.5.3'])), rita, '2021-12-22', withdrawn)
    assert.equal(correct(mistaken, 'standards-not-met', '2021-12-23', withdrawn).refusal, null)
  })
  test('S5 to the status it has already is refused', () => {
    assert.equal(correct(running, 'approaching-standards', '2021-09-01').refusal?.name, 'no-such-move')
  })
})

const from = day('2021-12-21')
const source = '“will remain on ‘Approaching Standards’”'
const downgradeSuspended = amend<CycleGuidance>(guidance2021, {
  key: 'standardsNotMetAtFinalReview',
  from,
  value: false,
  source,
})
const reviewWithdrawn = amend<CycleGuidance>(guidance2021, { key: 'finalReviewFrom', from, value: null, source })

type Closing = {
  readonly on?: string
  readonly guidance?: CycleGuidance
  readonly by?: Somebody
  readonly reason?: string
  readonly seen?: number
}

function closed(
  story: Story,
  { on = '2022-01-12', guidance = guidance2021, by = rita, ...given }: Closing = {},
): Story {
  const command = { type: 'close-unmet', seen: story.casefile.version, reason: 'Two items are open', ...given } as const
  return after(story, by, on, command, guidance)
}

const approaching = approved(judged(aSentPlan(['4.5.3'])))
const doneInTime = [{ id: 'a1', doneOn: day('2021-12-01'), note: '' }]
const reported = updated(approaching, { evidence: ref('4.5.3'), done: doneInTime }, { on: '2021-12-01' })

describe('the day', () => {
  const cases: readonly [name: string, closing: Closing, refusal: string | null][] = [
    ['T7 S4 on 31 December 2021 it has not begun', { on: '2021-12-31' }, 'final-review-not-begun'],
    ['T7 S4 on 1 January 2022 it has', { on: '2022-01-01' }, null],
    [
      'S4 G1 with the downgrade suspended no organisation is closed',
      { guidance: downgradeSuspended },
      'final-review-withdrawn',
    ],
    [
      'T7 G1 with the review withdrawn no organisation is closed',
      { guidance: reviewWithdrawn },
      'final-review-withdrawn',
    ],
    [
      'S4 G1 suspended from 21 December it is refused as withdrawn on that day',
      { guidance: downgradeSuspended, on: '2021-12-21' },
      'final-review-withdrawn',
    ],
    [
      'S4 on the day before it is refused as not begun',
      { guidance: downgradeSuspended, on: '2021-12-20' },
      'final-review-not-begun',
    ],
  ]
  for (const [name, closing, refusal] of cases) {
    test(name, () => {
      const story = closed(approaching, closing)
      assert.equal(story.refusal?.name ?? null, refusal)
      assert.equal(story.casefile.status, refusal === null ? 'standards-not-met' : 'approaching-standards')
    })
  }
})

describe('organisations that are closed as not met', () => {
  const trusts: readonly OrganisationType[] = ['nhs-trust', 'foundation-trust']
  const others: readonly OrganisationType[] = ['local-authority', 'ccg', 'csu', 'dhsc-alb']
  for (const type of [...trusts, ...others]) {
    const isTrust = trusts.includes(type)
    test(`S4 T7 a ${type} ${isTrust ? 'is' : 'never is'}`, () => {
      const organisation = anOrganisation({ type })
      const story = closed({ ...approaching, casefile: { ...approaching.casefile, organisation } })
      assert.equal(story.refusal?.name ?? null, isTrust ? null : 'only-for-trusts')
    })
  }

  test('T7 S4 the day of closing is recorded, with the reason in the history', () => {
    const story = closed(approaching)
    assert.equal(story.casefile.closedUnmetOn, '2022-01-12')
    const last = story.events.at(-1)
    assert.equal(last?.type === 'closed-unmet' && last.reason, 'Two items are open')
  })
  test('T7 a reported completion is reviewed first', () => {
    assert.equal(closed(reported).refusal?.name, 'awaits-confirmation')
    const command = { type: 'confirm-completion', seen: reported.casefile.version, note: '' } as const
    assert.equal(after(reported, rita, '2022-01-12', command).casefile.status, 'standards-met')
  })
  test('S4 an organisation with Standards Not Met is not closed again', () => {
    assert.equal(closed(aSentPlan(['4.5.3'])).refusal?.name, 'no-such-move')
    assert.equal(closed(closed(approaching)).refusal?.name, 'no-such-move')
  })
  test('S4 T7 a contributor to the plan may not close it', () => {
    assert.equal(closed(approaching, { by: { ...erin, role: 'reviewer' } }).refusal?.name, 'reviews-own-work')
  })
  test('S4 T7 a reason of spaces is refused', () => {
    assert.equal(closed(approaching, { reason: '  ' }).refusal?.name, 'reason-missing')
  })
  test('T7 closing is refused when something changed while it was read', () => {
    assert.equal(closed(approaching, { seen: 1 }).refusal?.name, 'changed-while-reading')
  })
  test('T7 S3 once closed, the standard is still met when everything is done and confirmed', () => {
    const late = updated(closed(approaching), { evidence: ref('4.5.3'), done: doneInTime }, { on: '2022-02-01' })
    const command = { type: 'confirm-completion', seen: late.casefile.version, note: '' } as const
    assert.equal(after(late, rita, '2022-02-02', command).casefile.status, 'standards-met')
  })
})

test('S4 S5 a correction cannot bypass the suspension', () => {
  const { version: seen } = approaching.casefile
  const command = { type: 'correct-status', seen, to: 'standards-not-met', reason: 'Not done' } as const
  for (const on of ['2021-12-21', '2022-01-12'])
    assert.equal(after(approaching, rita, on, command, downgradeSuspended).refusal?.name, 'bypasses-suspension')
  assert.equal(after(approaching, rita, '2021-12-20', command, downgradeSuspended).refusal, null)
})
