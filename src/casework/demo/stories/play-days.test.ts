import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { type Day, day } from '../../../core/day.ts'
import type { OdsCode, Organisation } from '../../../core/organisation.ts'
import { emptyAgenda } from './agenda.ts'
import { playDays } from './play-days.ts'
import { type Step, step } from './step.ts'

const [one, other] = [anOrganisation('XONE'), anOrganisation('XOTHER')]

describe('an agenda', () => {
  test('keeps the steps of one organisation on one day together, in the order they were added', () => {
    const agenda = emptyAgenda()
    const [first, second, later] = [on('2021-06-01'), on('2021-06-01'), on('2021-06-03')]
    agenda.add(one, [first, second, later])
    agenda.add(other, [on('2021-06-01')])
    assert.deepEqual(
      agenda.on(day('2021-06-01')).map(({ organisation, steps }) => [organisation.code, steps.length]),
      [
        ['XONE', 2],
        ['XOTHER', 1],
      ],
    )
    assert.equal(agenda.on(day('2021-06-01'))[0]?.steps[0], first)
    assert.deepEqual(agenda.span(), { first: day('2021-06-01'), last: day('2021-06-03') })
  })

  test('with nothing on it has no days', () => {
    assert.equal(emptyAgenda().span(), null)
    assert.deepEqual(emptyAgenda().on(day('2021-06-01')), [])
  })
})

describe('playing the days of an agenda', () => {
  test('begins each day before its steps, in the order of the days, from the first with a step to the last', async () => {
    const { done, play } = playing({ '2021-06-03': [one], '2021-06-01': [other, one] })
    assert.equal(await play(null), 3)
    assert.deepEqual(done, ['2021-06-01', 'XOTHER', 'XONE', '2021-06-02', '2021-06-03', 'XONE'])
  })

  test('goes on to the day it is to end on, and no further', async () => {
    const longer = playing({ '2021-06-01': [one] })
    await longer.play(day('2021-06-03'))
    assert.deepEqual(longer.done, ['2021-06-01', 'XONE', '2021-06-02', '2021-06-03'])
    const shorter = playing({ '2021-06-01': [one], '2021-06-02': [one] })
    assert.equal(await shorter.play(day('2021-06-01')), 1)
  })

  test('takes steps that a day adds to the agenda', async () => {
    const { agenda, done, play } = playing({ '2021-06-01': [one] }, (today) => {
      if (today === day('2021-06-01')) agenda.add(other, [on('2021-06-01'), on('2021-06-02')])
    })
    assert.equal(await play(day('2021-06-02')), 3)
    assert.deepEqual(done, ['2021-06-01', 'XONE', 'XOTHER', '2021-06-02', 'XOTHER'])
  })

  test('ends before the next step once its signal is aborted', async () => {
    const stopping = new AbortController()
    const { done, play } = playing({ '2021-06-01': [one, other], '2021-06-02': [one] }, () => {}, stopping)
    assert.equal(await play(null), 1)
    assert.deepEqual(done, ['2021-06-01', 'XONE'])
  })

  test('ends with the first step that throws', async () => {
    const agenda = emptyAgenda()
    agenda.add(one, [on('2021-06-01'), on('2021-06-02')])
    let tried = 0
    const take = async () => {
      tried += 1
      throw new Error('not sound')
    }
    const days = { agenda, until: null, beforeSteps: async () => {}, take, organisationsAtOnce: 2 }
    await assert.rejects(playDays(days), /not sound/)
    assert.equal(tried, 1)
  })
})

/** What happened, in order: each day as it began, and each organisation as it took a step. */
function playing(
  steps: Readonly<Record<string, readonly Organisation[]>>,
  begins: (day: Day) => void = () => {},
  stopsAfterFirst?: AbortController,
) {
  const agenda = emptyAgenda()
  for (const [date, organisations] of Object.entries(steps))
    for (const each of organisations) agenda.add(each, [on(date)])
  const done: string[] = []
  const play = (until: Day | null) =>
    playDays({
      ...{ agenda, until, organisationsAtOnce: 1 },
      beforeSteps: async (today) => {
        done.push(today)
        begins(today)
      },
      take: async ({ code }) => {
        done.push(code)
        stopsAfterFirst?.abort()
        return true
      },
      ...(stopsAfterFirst === undefined ? {} : { signal: stopsAfterFirst.signal }),
    })
  return { agenda, done, play }
}

function on(date: string): Step {
  return step(date, 'editor', () => null)
}

function anOrganisation(code: string): Organisation {
  return {
    ...{ code: code as OdsCode, name: code, type: 'ccg', region: 'Y60', opened: null, closed: null },
    ...{ successors: [], demo: true },
  }
}
