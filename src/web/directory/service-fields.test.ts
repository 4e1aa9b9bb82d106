import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { formFrom } from '../../http/form.ts'
import { entryOf, readService } from './service-fields.ts'

const sent = {
  name: 'Phishing exercises',
  'helps-with': 'Staff who know a false email',
  serves: '4.5.3, 3 3.1;4.5.3',
  contact: 'phishing@example.org',
  'from-day': '1',
  'from-month': '6',
  'from-year': '2021',
}

test('a service serves each reference once and in order, and need not end', () => {
  const read = readService(formFrom(sent))
  assert.ok(read.ok)
  assert.deepEqual(entryOf(read.value), {
    name: 'Phishing exercises',
    helpsWith: 'Staff who know a false email',
    serves: ['3', '3.1', '4.5.3'],
    contact: 'phishing@example.org',
    from: '2021-06-01',
    until: null,
  })
})

describe('a service with an error is not saved', () => {
  const until = { 'until-month': '6', 'until-year': '2021' }
  const cases: readonly [what: string, changes: Readonly<Record<string, string>>, field: string, text: RegExp][] = [
    ['no name', { name: '' }, 'name', /^Enter the name of the service$/],
    ['no text', { 'helps-with': ' ' }, 'helps-with', /^Enter what it helps with$/],
    ['no reference', { serves: '' }, 'serves', /^Enter at least one evidence item, assertion or standard$/],
    ['only commas', { serves: ', ,' }, 'serves', /^Enter at least one evidence item, assertion or standard$/],
    ['a wrong reference', { serves: '4.5.3 four' }, 'serves', /^“four” is no evidence item, assertion or standard/],
    ['no contact', { contact: '' }, 'contact', /^Enter whom to contact$/],
    ['a first day without its month', { 'from-month': '' }, 'from-month', /^The first day must include a month$/],
    ['31 June', { ...until, 'until-day': '31' }, 'until-day', /^The last day must be a real date/],
    [
      'a last day before the first',
      { ...until, 'until-day': '31', 'until-month': '5' },
      'until-day',
      /before the first$/,
    ],
  ]
  for (const [what, changes, field, text] of cases) {
    test(what, () => {
      const read = readService(formFrom({ ...sent, ...changes }))
      assert.ok(!read.ok)
      assert.deepEqual(
        read.errors.map((error) => error.field),
        [field],
      )
      assert.match(read.errors[0]?.text ?? '', text)
    })
  }
})

test('a last day that is the first is a day on which it is available', () => {
  const one = { 'until-day': '1', 'until-month': '6', 'until-year': '2021' }
  assert.ok(readService(formFrom({ ...sent, ...one })).ok)
})
