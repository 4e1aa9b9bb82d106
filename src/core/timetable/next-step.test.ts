import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import {
  after,
  anOrganisation,
  approved,
  aSentPlan,
  aStory,
  erin,
  judged,
  published,
  returned,
  type Story,
  signed,
  written,
} from '../casefile/casefile.builders.ts'
import { day } from '../day.ts'
import { amend } from '../guidance/change.ts'
import { guidance2021 } from '../guidance/cycles/2020-21.ts'
import type { CycleGuidance } from '../guidance/guidance.ts'
import { decemberUpdateWithdrawn } from '../guidance/prepared-amendments.ts'
import { anAction, ref } from '../plan/plan.builders.ts'
import { nextStep } from './next-step.ts'

function next({ casefile }: Story, on: string, dated = guidance2021) {
  return nextStep(casefile, dated, day(on))
}

describe('what happens next', () => {
  const council = anOrganisation({ type: 'local-authority' })
  const written4 = written(published(['4.5.3']))
  const returnedPlan = returned(aSentPlan(['4.5.3']))
  const corrected = written(returnedPlan, { gap: 'Remote access and email have a password only' })
  const cases: readonly [name: string, story: Story, on: string, page: string | null, by: string | null][] = [
    ['before publishing, the assessment by the deadline', aStory(), '2021-06-01', 'assessment', '2021-06-30'],
    ['with gaps published, a Trust’s plan by the deadline', published(['4.5.3']), '2021-06-21', 'plan', '2021-06-30'],
    ['with gaps published, a council’s plan by no day', published(['4.5.3'], council), '2021-06-21', 'plan', null],
    ['with the plan signed, sending it', signed(written4), '2021-06-23', 'plan/send', '2021-06-30'],
    ['with the plan sent, nothing for the organisation', aSentPlan(['4.5.3']), '2021-07-01', null, null],
    [
      'with the plan returned, changing it, though the returned one is signed',
      returnedPlan,
      '2021-07-13',
      'plan',
      null,
    ],
    ['with the returned plan changed, its sign-off', corrected, '2021-07-13', 'plan', null],
    ['with the changed plan signed, sending it', signed(corrected), '2021-07-13', 'plan/send', null],
    [
      'T4 once approved, the September update',
      approved(judged(aSentPlan(['4.5.3']))),
      '2021-08-01',
      'updates',
      '2021-09-30',
    ],
    [
      'T4 an update in August is not the one of September',
      updated('2021-08-20'),
      '2021-09-01',
      'updates',
      '2021-09-30',
    ],
    ['T6 after an update in September, the final one', updated('2021-09-02'), '2021-09-03', 'updates', '2021-12-31'],
    [
      'T5 on the day after September ended, still that update',
      updated('2021-08-20'),
      '2021-10-01',
      'updates',
      '2021-09-30',
    ],
    ['T6 once December began, the final one', updated('2021-08-20'), '2021-12-01', 'updates', '2021-12-31'],
    ['T2 with the deadline passed, a Trust’s day stays', published(['4.5.3']), '2021-07-02', 'plan', '2021-06-30'],
    ['T2 unpublished by a council, the toolkit’s deadline', aStory(council), '2021-06-30', 'assessment', '2021-06-30'],
    ['U2 unpublished by a council after it, no day', aStory(council), '2021-07-01', 'assessment', null],
    ['U2 of a council that delivers, no day', delivering(council), '2021-08-01', 'updates', null],
    ['U2 of a council that is silent, still no day', delivering(council), '2021-12-01', 'updates', null],
    [
      'T4 while the plan is reviewed in September, the Trust still sends its update',
      aSentPlan(['4.5.3']),
      '2021-09-30',
      'updates',
      '2021-09-30',
    ],
  ]
  for (const [name, story, on, page, by] of cases) {
    test(name, () => {
      const step = next(story, on)
      assert.deepEqual([step.page, step.by], [page, by])
    })
  }
})

describe('the update that is asked for is named', () => {
  const silent = delivering()
  const withRegionAsked = regionAsked(silent)
  const amended = decemberUpdateWithdrawn.amendments.reduce<CycleGuidance>(amend, guidance2021)
  const cases: readonly [name: string, story: Story, on: string, what: RegExp, state: string | null][] = [
    ['T4 before its month begins', silent, '2021-08-31', /^Carry out the actions/, 'ahead'],
    ['T4 once its month has begun', silent, '2021-09-01', /^Send the September update$/, 'asked-for'],
    ['T4 from the first day of its month', silent, '2021-09-01', /^Send the September update$/, 'asked-for'],
    ['T4 on its day', silent, '2021-09-30', /^Send the September update$/, 'due'],
    ['T4 after its day', silent, '2021-10-01', /^Send the September update$/, 'overdue'],
    [
      'T5 once the region was asked',
      withRegionAsked,
      '2021-10-02',
      /^Send the missing September update, and a revised plan$/,
      'asked-for',
    ],
    ['T5 by 14 October at the latest', withRegionAsked, '2021-10-14', /^Send the missing September update, and/, 'due'],
    ['T5 after it', withRegionAsked, '2021-10-15', /^Send the missing September update, and/, 'overdue'],
    [
      'U2 a silent council',
      delivering(council()),
      '2021-12-01',
      /^Send an update: none has come for a while$/,
      'asked-for',
    ],
    ['U2 a council that sent its plan recently', delivering(council()), '2021-08-01', /^Carry out the actions/, null],
  ]
  for (const [name, story, on, what, state] of cases) {
    test(name, () => {
      const step = next(story, on)
      assert.match(step.what, what)
      assert.equal(step.due?.state ?? null, state)
    })
  }

  test('G1 the final update is asked for on 20 December, and nothing from the 21st', () => {
    assert.equal(next(silent, '2021-12-20', amended).by, '2021-12-31')
    const { by, due, what } = next(silent, '2021-12-21', amended)
    assert.deepEqual([by, due], [null, null], 'nothing is asked for')
    assert.match(what, /^Carry out the actions/)
  })
})

function council() {
  return anOrganisation({ type: 'local-authority' })
}

function delivering(organisation = anOrganisation()): Story {
  return approved(judged(aSentPlan(['4.5.3'], {}, organisation)))
}

/** The region was asked about the September update on 1 October. */
function regionAsked({ casefile, ...story }: Story): Story {
  const request = {
    milestone: 'september-update',
    dueDate: day('2021-09-30'),
    step: 'region',
    on: day('2021-10-01'),
  } as const
  return { ...story, casefile: { ...casefile, reminders: [...casefile.reminders, request] } }
}

function updated(on: string): Story {
  const two = { actions: [anAction({ id: '1' }), anAction({ id: '2', text: 'Tell everybody' })] }
  const story = approved(judged(aSentPlan(['4.5.3'], two)))
  const progress = [{ evidence: ref('4.5.3'), note: 'Under way', done: [], outlook: { kind: 'on-course' as const } }]
  return after(story, erin, on, { type: 'send-update', seen: story.casefile.version, progress })
}
