import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { day } from '../day.ts'
import { guidance2021 } from '../guidance/2020-21.ts'
import { guidanceOn } from '../guidance/guidance.ts'
import { anAction, ref } from '../plan/plan.builders.ts'
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
} from './casefile.builders.ts'
import { nextStep } from './next-step.ts'

function next({ casefile }: Story, on: string) {
  return nextStep(casefile, guidanceOn(guidance2021, day(on)), day(on))
}

describe('what happens next', () => {
  const council = anOrganisation({ type: 'local-authority' })
  const written4 = written(published(['4.5.3']))
  const givenBack = returned(aSentPlan(['4.5.3']))
  const mended = written(givenBack, { gap: 'Remote access and email have a password only' })
  const cases: readonly [name: string, story: Story, on: string, page: string | null, by: string | null][] = [
    ['before publishing, the assessment by the deadline', aStory(), '2021-06-01', 'assessment', '2021-06-30'],
    ['with gaps published, a Trust’s plan by the deadline', published(['4.5.3']), '2021-06-21', 'plan', '2021-06-30'],
    ['with gaps published, a council’s plan by no day', published(['4.5.3'], council), '2021-06-21', 'plan', null],
    ['with the plan signed, sending it', signed(written4), '2021-06-23', 'plan/send', '2021-06-30'],
    ['with the plan sent, nothing for the organisation', aSentPlan(['4.5.3']), '2021-07-01', null, null],
    ['with the plan returned, mending it, though the returned one is signed', givenBack, '2021-07-13', 'plan', null],
    ['with the returned plan mended, its sign-off', mended, '2021-07-13', 'plan', null],
    ['with the mended plan signed, sending it', signed(mended), '2021-07-13', 'plan/send', null],
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
      'T6 on the day after September ended, the final one',
      updated('2021-08-20'),
      '2021-10-01',
      'updates',
      '2021-12-31',
    ],
  ]
  for (const [name, story, on, page, by] of cases) {
    test(name, () => {
      const step = next(story, on)
      assert.deepEqual([step.page, step.by], [page, by])
    })
  }
})

function updated(on: string): Story {
  const two = { actions: [anAction({ id: '1' }), anAction({ id: '2', text: 'Tell everybody' })] }
  const story = approved(judged(aSentPlan(['4.5.3'], two)))
  const progress = [{ evidence: ref('4.5.3'), note: 'Under way', done: [], outlook: { kind: 'on-course' as const } }]
  return after(story, erin, on, { type: 'send-update', seen: story.casefile.version, progress })
}
