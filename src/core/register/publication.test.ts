import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { day } from '../day.ts'
import type { OdsCode } from '../organisation.ts'
import { publicationOn, type RegisterEntry, type StatusRecord } from './publication.ts'

const october = observed('2021-10-25', 'approaching-standards', '2021-06-29')
const february = observed('2022-02-08', 'standards-met', '2021-06-29')

describe('S8 a past day shows the latest observation or decision up to it', () => {
  const cases: readonly [on: string, shown: string, publishedOn: string | null, observedOn: string | null][] = [
    ['2021-06-28', 'not-known', null, null],
    ['2021-06-29', 'published', '2021-06-29', null],
    ['2021-10-24', 'published', '2021-06-29', null],
    ['2021-10-25', 'approaching-standards', '2021-06-29', '2021-10-25'],
    ['2022-02-07', 'approaching-standards', '2021-06-29', '2021-10-25'],
    ['2022-02-08', 'standards-met', '2021-06-29', '2022-02-08'],
  ]
  for (const [on, shown, publishedOn, observedOn] of cases) {
    test(`S8 on ${on} it is ${shown}`, () => {
      const publication = publicationOn(day(on), anEntry(), [february, october])
      assert.deepEqual(
        [publication.shown, publication.publishedOn, publication.observedOn],
        [shown, publishedOn, observedOn],
      )
    })
  }
})

test('S8 an organisation without any record is shown as not known', () => {
  const { shown, statusName } = publicationOn(day('2022-02-08'), anEntry(), [])
  assert.deepEqual([shown, statusName], ['not-known', 'Not known'])
})

test('S8 a decision beats an observation of the same day, and the one of the day after beats both', () => {
  const decision = decided('2021-10-25', 'standards-not-met', '2021-06-29')
  const records = [decision, october, observed('2021-10-26', 'approaching-standards', '2021-06-29')]
  assert.equal(publicationOn(day('2021-10-25'), anEntry(), records).shown, 'standards-not-met')
  assert.equal(publicationOn(day('2021-10-26'), anEntry(), records).shown, 'approaching-standards')
})

test('S8 the later of two decisions of one day is shown', () => {
  const records = [decided('2021-07-01', 'standards-met', null, 2), decided('2021-07-01', 'standards-not-met', null, 1)]
  assert.equal(publicationOn(day('2021-07-01'), anEntry(), records).shown, 'standards-met')
})

test('S8 an organisation seen as not published has no date of publication that day', () => {
  const records = [observed('2021-10-25', 'not-published', null), observed('2022-02-08', 'standards-met', '2021-03-29')]
  assert.equal(publicationOn(day('2022-02-07'), anEntry(), records).publishedOn, null)
  assert.equal(publicationOn(day('2022-02-08'), anEntry(), records).publishedOn, '2021-03-29')
})

test('S7 a status change does not move the publication date', () => {
  const records = [
    decided('2021-06-29', 'standards-not-met', '2021-06-29', 1),
    decided('2021-07-20', 'approaching-standards', null, 2),
  ]
  const { shown, publishedOn, statusSince } = publicationOn(day('2021-07-20'), anEntry(), records)
  assert.deepEqual([shown, publishedOn, statusSince], ['approaching-standards', '2021-06-29', '2021-07-20'])
})

test('S7 a publication has the organisation, the cycle, the status and its dates, and nothing else', () => {
  const fields = Object.keys(publicationOn(day('2021-10-25'), anEntry(), [october])).toSorted()
  assert.deepEqual(fields, [
    'cycle',
    'name',
    'observedOn',
    'organisation',
    'publishedOn',
    'region',
    'shown',
    'statusName',
    'statusSince',
    'successors',
    'type',
  ])
})

test('S6 an approved plan was shown as Standards Not Met (Plan Agreed) until 30 September 2021', () => {
  const records = [decided('2021-07-20', 'approaching-standards', '2021-06-29')]
  assert.equal(publicationOn(day('2021-09-30'), anEntry(), records).statusName, 'Standards Not Met (Plan Agreed)')
  assert.equal(publicationOn(day('2021-10-01'), anEntry(), records).statusName, 'Approaching Standards')
})

test('all successors of a closed organisation are shown from the day after it closed', () => {
  const pennine = anEntry({ closed: day('2021-09-30'), successors: ['R0A', 'RM3'] as OdsCode[] })
  assert.deepEqual(publicationOn(day('2021-09-30'), pennine, []).successors, [])
  assert.deepEqual(publicationOn(day('2021-10-01'), pennine, []).successors, ['R0A', 'RM3'])
})

function anEntry(but: Partial<RegisterEntry> = {}): RegisterEntry {
  return {
    code: 'RBD' as OdsCode,
    name: 'Dorset County Hospital NHS Foundation Trust',
    type: 'foundation-trust',
    regionName: 'South West',
    cycle: '2020-21',
    closed: null,
    successors: [],
    ...but,
  }
}

function observed(from: string, status: StatusRecord['status'], publishedOn: string | null): StatusRecord {
  return {
    from: day(from),
    basis: 'observed',
    sequence: 1,
    status,
    publishedOn: publishedOn === null ? null : day(publishedOn),
  }
}

function decided(from: string, status: StatusRecord['status'], publishedOn: string | null, sequence = 1): StatusRecord {
  return { ...observed(from, status, publishedOn), basis: 'decided', sequence }
}
