import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { toJsonSchema } from '@valibot/to-json-schema'
import { object } from 'valibot'
import { parseOdsCode } from '../../core/organisation.ts'
import { formFrom } from '../form.ts'
import { button, choice, optionalOption, several, tick, version } from './choice-fields.ts'
import { day, optionalDay } from './day-fields.ts'
import { onlyWith } from './field.ts'
import { errorsOf, nothingTyped, readForm, typedBack } from './read-form.ts'
import { email, meaning, optionalMeaning, text, wholeNumber, words } from './text-fields.ts'

const code = { parse: parseOdsCode, wrong: 'Enter a code' }
const colours = [
  { value: 'red', text: 'Red' },
  { value: 'blue', text: 'Blue' },
] as const

const table = {
  title: text({ label: 'Title', required: 'Enter a title', most: { length: 5, text: 'Write at most 5 characters' } }),
  note: text({ label: 'Note', rows: 3 }),
  code: meaning({ label: 'Code', ...code }),
  parent: optionalMeaning({ label: 'Parent', ...code }),
  codes: words({ label: 'Codes', parse: parseOdsCode, wrong: (word) => `“${word}” is no code` }),
  email: email({ label: 'Email' }),
  months: wholeNumber({ label: 'Months', digits: 2, wrong: 'Enter a number' }),
  colour: choice({ label: 'Colour', choices: colours, required: 'Choose a colour' }),
  shade: optionalOption({ label: 'Shade', choices: colours, none: 'None' }),
  all: several({ label: 'All', choices: colours, required: 'Choose at least one' }),
  read: tick({ label: 'Read', value: 'yes', text: 'I have read it', required: 'Read it' }),
  from: day({ label: 'From', what: 'The first day', required: 'Enter the first day' }),
  until: onlyWith({ field: 'colour', choice: 'red' }, optionalDay({ label: 'Until', what: 'The last day' })),
  seen: version,
  action: button('save', 'send'),
}

const sent = {
  title: ' Five5 ',
  note: '',
  code: 'RXX',
  parent: '',
  codes: 'RXX, 00L;RXX',
  email: 'Erin@Example.org',
  months: '3',
  colour: 'red',
  shade: 'green',
  all: ['blue', 'green', 'red'],
  read: 'yes',
  'from-day': '1',
  'from-month': 'June',
  'from-year': '2021',
  'until-day': '30',
  'until-month': '6',
  'until-year': '2021',
  seen: '7',
  action: 'send',
}

const value = {
  title: 'Five5',
  note: '',
  code: 'RXX',
  parent: null,
  codes: ['RXX', '00L'],
  email: 'erin@example.org',
  months: 3,
  colour: 'red',
  shade: null,
  all: ['red', 'blue'],
  read: true,
  from: '2021-06-01',
  until: '2021-06-30',
  seen: 7,
  action: 'send',
}

test('a form without a mistake gives its values', () => {
  const read = readForm(table, formFrom(sent))
  assert.deepEqual(read.ok && read.value, value)
})

describe('one mistake gives one sentence, at the field to go to', () => {
  const cases: readonly [what: string, changes: Readonly<Record<string, unknown>>, field: string, text: string][] = [
    ['a text that is missing', { title: ' ' }, 'title', 'Enter a title'],
    ['a text that is too long', { title: 'Sixsix' }, 'title', 'Write at most 5 characters'],
    ['a code that is missing', { code: '' }, 'code', 'Enter a code'],
    ['an optional code that is wrong', { parent: '!' }, 'parent', 'Enter a code'],
    ['one wrong code among several', { codes: 'RXX !' }, 'codes', '“!” is no code'],
    ['no email address', { email: 'erin' }, 'email', 'Enter an email address, such as name@example.nhs.uk'],
    ['a number in words', { months: 'three' }, 'months', 'Enter a number'],
    ['a number with too many digits', { months: '100' }, 'months', 'Enter a number'],
    ['a negative number', { months: '-1' }, 'months', 'Enter a number'],
    ['a choice that is not on offer', { colour: 'green', 'until-day': '' }, 'colour', 'Choose a colour'],
    ['none of several', { all: ['green'] }, 'all', 'Choose at least one'],
    ['a box that is not ticked', { read: 'no' }, 'read', 'Read it'],
    ['a day without its month', { 'from-month': '' }, 'from-month', 'The first day must include a month'],
    ['no day', { 'from-day': '', 'from-month': '', 'from-year': '' }, 'from-day', 'Enter the first day'],
  ]
  for (const [what, changes, field, sentence] of cases) {
    test(what, () => {
      const read = readForm(table, formFrom({ ...sent, ...changes }))
      assert.deepEqual(!read.ok && read.errors, [{ field, text: sentence }])
    })
  }
})

test('all mistakes come at once, in the order of the fields, those of several fields together among them', () => {
  const read = readForm(
    table,
    formFrom({ ...sent, title: '', read: '', 'from-month': 'July' }),
    ({ title, from, until }) => {
      assert.equal(title, undefined, 'a value that is wrong by itself is not compared')
      return from && until && until < from ? [['from', 'The last day is before the first']] : []
    },
  )
  assert.deepEqual(!read.ok && read.errors, [
    { field: 'title', text: 'Enter a title' },
    { field: 'read', text: 'Read it' },
    { field: 'from-day', text: 'The last day is before the first' },
  ])
})

test('a field that another choice reveals is not read without that choice, whatever was typed into it', () => {
  const read = readForm(table, formFrom({ ...sent, colour: 'blue', 'until-month': '13' }))
  assert.equal(read.ok && read.value.until, null)
})

test('what was typed comes back as it was, also where it is wrong', () => {
  const { typed } = readForm(table, formFrom({ ...sent, months: 'three', 'from-month': '' }))
  assert.equal(typed.months, 'three')
  assert.deepEqual(typed.from, { day: '1', month: '', year: '2021' })
  assert.deepEqual(typed.all, ['blue', 'green', 'red'])
})

test('values typed back and read again are the same values', () => {
  const read = readForm(table, formFrom(sent))
  assert.ok(read.ok)
  const { from, until, ...others } = typedBack(table, read.value)
  const parts = (name: string, date: typeof from) =>
    Object.entries(date).map(([part, part_]) => [`${name}-${part}`, part_] as const)
  const again = formFrom({ ...others, ...Object.fromEntries([...parts('from', from), ...parts('until', until)]) })
  assert.deepEqual(readForm(table, again), { ok: true, typed: typedBack(table, read.value), value: read.value })
})

test('an empty form has an empty text, no box and an empty date', () => {
  const { title, all, from } = nothingTyped(table)
  assert.deepEqual({ title, all, from }, { title: '', all: [], from: { day: '', month: '', year: '' } })
})

test('an error stands at the id of its field, where that is not its name', () => {
  const rows = { reason: text({ label: 'Reason', id: 'reason-RXX', required: 'Give the reason' }) }
  const read = readForm(rows, formFrom({}))
  assert.deepEqual(!read.ok && read.errors, [{ field: 'reason-RXX', text: 'Give the reason' }])
  assert.deepEqual(errorsOf(rows, [['reason', 'Again']]), [{ field: 'reason-RXX', text: 'Again' }])
})

test('a table gives the schema of an API, with the same limits', () => {
  const schemas = Object.entries(table).map(([name, { schema }]) => [name, schema])
  const { properties, required } = toJsonSchema(object(Object.fromEntries(schemas)), { typeMode: 'input' })
  assert.deepEqual(required, Object.keys(table))
  assert.deepEqual(properties, {
    title: { type: 'string', minLength: 1, maxLength: 5 },
    note: { type: 'string' },
    code: { type: 'string' },
    parent: { anyOf: [{ type: 'string' }, { type: 'null' }] },
    codes: { type: 'array', items: { type: 'string' } },
    email: { type: 'string' },
    months: { type: 'integer', minimum: 0, maximum: 99 },
    colour: { type: 'string', enum: ['red', 'blue'] },
    shade: { anyOf: [{ type: 'string', enum: ['red', 'blue'] }, { type: 'null' }] },
    all: { type: 'array', items: { type: 'string', enum: ['red', 'blue'] }, minItems: 1 },
    read: { const: true },
    from: { type: 'string', format: 'date' },
    until: { anyOf: [{ type: 'string', format: 'date' }, { type: 'null' }] },
    seen: { type: 'integer', minimum: 0 },
    action: { anyOf: [{ type: 'string', enum: ['save', 'send'] }, { type: 'null' }] },
  })
})
