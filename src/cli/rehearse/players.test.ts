import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { PublishedOutcome, Scene } from '../../casework/rehearsal/scene.ts'
import type { Status } from '../../core/casefile/status.ts'
import { type Day, day } from '../../core/day.ts'
import type { OdsCode, Organisation } from '../../core/organisation.ts'
import { playersOf, shownBySuccessor } from './players.ts'
import { statusesOn } from './statuses.ts'

const [autumn, winter] = [day('2021-10-25'), day('2022-02-08')] as const

const scene: Scene = {
  cycle: '2020-21',
  days: [autumn, winter],
  organisations: [
    anOrganisation('OPEN', null),
    anOrganisation('GONE', 'HEIR'),
    anOrganisation('OFF', 'HEIR2'),
    anOrganisation('HEIR', null),
    anOrganisation('HEIR2', null),
    anOrganisation('CITY', null),
  ],
  listed: new Set(['OPEN', 'GONE', 'OFF', 'CITY'] as OdsCode[]),
  outcomes: new Map<OdsCode, PublishedOutcome>([
    ['OPEN' as OdsCode, seen('standards-met', 'standards-met', false)],
    ['GONE' as OdsCode, seen('approaching-standards', 'approaching-standards', true)],
    ['OFF' as OdsCode, seen('standards-met', 'not-published', false)],
  ]),
}
const shown = shownBySuccessor(scene)

describe('an inherited status is a way of showing, not an event', () => {
  test('nothing is played in the casefile of who inherited it, and its successor plays what was shown', () => {
    const players = playersOf(scene, shown).map(({ organisation, arrivesAt }) => [organisation.code, arrivesAt?.last])
    assert.deepEqual(players, [
      ['OPEN', 'standards-met'],
      ['HEIR', 'approaching-standards'],
      ['HEIR2', 'standards-met'],
      ['CITY', undefined],
    ])
  })

  test('it is shown on the days on which the register showed it, and no publication is taken back', () => {
    assert.deepEqual(Object.fromEntries(shown), { GONE: [autumn, winter], OFF: [autumn] })
    assert.deepEqual(statusesAt(autumn), [
      'OPEN standards-met',
      'GONE standards-met',
      'OFF standards-met',
      'CITY not-published',
    ])
    assert.deepEqual(statusesAt(winter), [
      'OPEN standards-met',
      'GONE standards-met',
      'OFF not-published',
      'CITY not-published',
    ])
  })

  test('before its successor has published there is nothing to show', () => {
    assert.ok(statusesAt(day('2021-06-01')).every((each) => each.endsWith('not-published')))
  })
})

function statusesAt(on: Day): readonly string[] {
  const published = ['OPEN', 'HEIR', 'HEIR2'].map((code) => ({
    organisation: anOrganisation(code, null),
    lastHash: '',
    events: [
      {
        type: 'assessment-published' as const,
        ...{ met: [], gaps: [], status: 'standards-met' as Status },
        ...{ by: { id: '', name: '', role: 'editor' as const }, on: day('2021-06-30'), guidance: '' },
      },
    ],
  }))
  return statusesOn(on, scene, published, shown).map(({ organisation, status }) => `${organisation.code} ${status}`)
}

function seen(first: Status, last: Status, inherited: boolean): PublishedOutcome {
  return {
    publishedOn: null,
    on: new Map([
      [autumn, { status: first, inherited }],
      [winter, { status: last, inherited }],
    ]),
  }
}

function anOrganisation(code: string, successor: string | null): Organisation {
  return {
    ...{ code: code as OdsCode, name: code, type: 'ccg', region: 'Y60', opened: null, demo: false },
    closed: successor === null ? null : day('2021-03-31'),
    successors: successor === null ? [] : [successor as OdsCode],
  }
}
