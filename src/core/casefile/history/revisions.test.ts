import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  anEvent,
  anOrganisation,
  eventsBefore,
  revision,
  theCompletingUpdate,
  thePlan,
} from '../example-events.builders.ts'
import { plansOverTime } from './replay.ts'
import { revisionName, revisionsOf } from './revisions.ts'

const draft = { items: [], contributors: [], revision: 'b'.repeat(64) }
const sent = eventsBefore('plan-approved')

test('a revision that was signed off and sent is one, named by both days', () => {
  const [first, ...others] = revisionsOf(sent, null)
  assert.deepEqual(others, [])
  assert.equal(first && revisionName(first), 'Signed off on 29 June 2021, sent on 30 June 2021 (aaaaaaaa)')
})

test('the plan being written is a further revision unless it equals the one that was sent', () => {
  const names = (changed: string) => revisionsOf(sent, { ...draft, revision: changed }).map(revisionName)
  assert.deepEqual(names('b'.repeat(64)).slice(1), ['The plan as it stands now (bbbbbbbb)'])
  assert.deepEqual(names(revision), [
    'Signed off on 29 June 2021, sent on 30 June 2021, the plan as it stands now (aaaaaaaa)',
  ])
})

test('plans over time are the plan as sent and after each update', () => {
  const organisation = anOrganisation()
  const events = [...sent, anEvent('plan-approved'), anEvent('update-sent'), theCompletingUpdate()]
  const plans = plansOverTime({ organisation, cycle: '2020-21' }, events)
  assert.deepEqual(plans[0], thePlan())
  assert.deepEqual(
    plans.map(({ items }) => items.map(({ actions }) => actions[0]?.doneOn ?? null)),
    [
      [null, null],
      [null, '2021-09-17'],
      ['2021-12-02', '2021-12-02'],
    ],
  )
})

test('plans over time end with open items where completion was not confirmed', () => {
  const organisation = anOrganisation()
  const events = [...eventsBefore('completion-not-confirmed'), anEvent('completion-not-confirmed')]
  const last = plansOverTime({ organisation, cycle: '2020-21' }, events).at(-1)
  assert.equal(last?.items[0]?.actions[0]?.doneOn, null)
})
