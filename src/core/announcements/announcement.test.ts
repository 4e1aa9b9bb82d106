import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { anOrganisation } from '../casefile/casefile.builders.ts'
import { day } from '../day.ts'
import {
  type Announcement,
  type AnnouncementContent,
  type AnnouncementProblem,
  isFor,
  problemsIn,
  stateOf,
} from './announcement.ts'

const webinar: Announcement = {
  id: '1',
  version: 1,
  title: 'Webinar on updates',
  body: 'What a September update holds.',
  link: 'https://www.dsptoolkit.nhs.uk/News',
  day: day('2021-09-15'),
  time: '2pm to 3pm',
  from: day('2021-09-01'),
  until: day('2021-09-15'),
  cycle: '2020-21',
  audience: 'trusts',
  endedOn: null,
}

describe('an announcement is shown from its first day to its last', () => {
  const cases: readonly [on: string, endedOn: string | null, state: string][] = [
    ['2021-08-31', null, 'to-come'],
    ['2021-09-01', null, 'shown'],
    ['2021-09-15', null, 'shown'],
    ['2021-09-16', null, 'over'],
    ['2021-09-10', '2021-09-10', 'over'],
  ]
  for (const [on, endedOn, state] of cases) {
    test(`on ${on}, ${endedOn === null ? 'not ended' : `ended on ${endedOn}`}, it is ${state}`, () => {
      assert.equal(stateOf({ ...webinar, endedOn: endedOn === null ? null : day(endedOn) }, day(on)), state)
    })
  }
})

describe('an announcement can be saved', () => {
  const cases: readonly [
    name: string,
    changes: Partial<AnnouncementContent>,
    problems: readonly AnnouncementProblem[],
  ][] = [
    ['as it is', {}, []],
    ['without a link, a day and a time', { link: null, day: null, time: '' }, []],
    ['not without a title', { title: ' ' }, ['no-title']],
    ['not without a text', { body: '' }, ['no-body']],
    ['not with a link of http', { link: 'http://www.dsptoolkit.nhs.uk/' }, ['link-not-https']],
    ['not with a link that runs a script', { link: 'javascript:alert(1)' }, ['link-not-https']],
    ['not with half a link', { link: 'https://' }, ['link-not-https']],
    ['not when it is over before its day', { until: day('2021-09-14') }, ['until-before-day']],
    ['not when it is over before it begins', { from: day('2021-09-16') }, ['until-before-from']],
    ['not with a time and no day', { day: null }, ['time-without-day']],
  ]
  for (const [name, changes, problems] of cases)
    test(name, () => assert.deepEqual(problemsIn({ ...webinar, ...changes }), problems))
})

describe('an announcement is for', () => {
  const trust = anOrganisation()
  const council = anOrganisation({ type: 'local-authority' })
  const other = anOrganisation({ type: 'other' })
  test('Trusts only, every organisation of the guidance, or everyone', () => {
    const audienceOf = (audience: Announcement['audience']) =>
      [trust, council, other].map((each) => isFor({ audience }, each))
    assert.deepEqual(audienceOf('trusts'), [true, false, false])
    assert.deepEqual(audienceOf('organisations'), [true, true, false])
    assert.deepEqual(audienceOf('everyone'), [true, true, true])
  })
})
