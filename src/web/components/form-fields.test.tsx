import assert from 'node:assert/strict'
import { test } from 'node:test'
import { renderToString } from 'preact-render-to-string'
import { formFrom } from '../../http/form.ts'
import { button, choice, hidden, optionalOption, several, tick } from '../../http/forms/choice-fields.ts'
import { day } from '../../http/forms/day-fields.ts'
import { onlyWith } from '../../http/forms/field.ts'
import { readForm, typedIn } from '../../http/forms/read-form.ts'
import { text } from '../../http/forms/text-fields.ts'
import { Checkboxes } from '../nhsuk/checkboxes.tsx'
import { DateInput } from '../nhsuk/date-input.tsx'
import { Input } from '../nhsuk/input.tsx'
import { Radios } from '../nhsuk/radios.tsx'
import { Select } from '../nhsuk/select.tsx'
import { Textarea } from '../nhsuk/textarea.tsx'
import { FormFields, HiddenFields } from './form-fields.tsx'

const sizes = [
  { value: 'small', text: 'Small' },
  { value: 'large', text: 'Large', hint: 'Very' },
]
const table = {
  title: text({ label: 'Title', hint: 'Short', size: 's', width: 20, code: true, required: 'Enter a title' }),
  note: text({ label: 'Note', spoken: 'of 4.5.3', name: 'note-1', rows: 3, required: 'Write a note' }),
  size: choice({ label: 'Size', choices: sizes, inline: true, required: 'Choose a size' }),
  why: onlyWith({ field: 'size', choice: 'large' }, text({ label: 'Why so large' })),
  shade: optionalOption({ label: 'Shade', choices: sizes, none: 'None' }),
  parts: several({ label: 'Parts', choices: sizes, small: true }),
  none: several({ label: 'Nothing on offer', choices: [] }),
  done: tick({ label: 'Done', size: 'm', value: 'yes', text: 'It is done' }),
  on: day({ label: 'When', hint: 'Such as 1 6 2021', what: 'The day', required: 'Enter the day' }),
  seen: hidden,
  action: button('save'),
}

const sent = { title: '', size: 'large', why: 'So', parts: ['large'], done: 'yes', 'on-day': '1', 'on-year': '2021' }

test('a table is shown by the design system’s components, with what was typed and what is wrong', () => {
  const read = readForm(table, formFrom({ ...sent, seen: '7' }))
  assert.ok(!read.ok)
  const why = <Input name="why" label="Why so large" value="So" />
  const expected = (
    <>
      <Input name="title" label="Title" labelSize="s" hint="Short" width={20} code value="" error="Enter a title" />
      <Textarea
        name="note-1"
        label={
          <>
            Note <span class="nhsuk-u-visually-hidden">of 4.5.3</span>
          </>
        }
        rows={3}
        value=""
        error="Write a note"
      />
      <Radios
        name="size"
        legend="Size"
        legendSize="s"
        inline
        value="large"
        items={sizes.map((size) => (size.value === 'large' ? { ...size, conditional: why } : size))}
      />
      <Select name="shade" label="Shade" items={[{ value: '', text: 'None' }, ...sizes]} value="" />
      <Checkboxes name="parts" legend="Parts" legendSize="s" items={sizes} values={['large']} small />
      <Checkboxes
        name="done"
        legend="Done"
        legendSize="m"
        items={[{ value: 'yes', text: 'It is done' }]}
        values={['yes']}
      />
      <DateInput
        name="on"
        legend="When"
        legendSize="s"
        hint="Such as 1 6 2021"
        values={{ day: '1', month: '', year: '2021' }}
        error="The day must include a month"
        errorIn={['month']}
      />
      <input type="hidden" name="seen" value="7" />
    </>
  )
  const shown = <FormFields table={table} typed={read.typed} errors={read.errors} />
  assert.equal(renderToString(shown), renderToString(expected))
})

test('only the fields that are named are shown', () => {
  const shown = <FormFields table={table} typed={typedIn(table, formFrom(sent))} errors={[]} only={['parts']} />
  const expected = <Checkboxes name="parts" legend="Parts" legendSize="s" items={sizes} values={['large']} small />
  assert.equal(renderToString(shown), renderToString(expected))
})

test('a form sent on as hidden fields is read as it was typed, but for its button', () => {
  const typed = typedIn(table, formFrom({ ...sent, parts: ['small', 'large'], action: 'save' }))
  const html = renderToString(<HiddenFields table={table} typed={typed} />)
  const again = new Map<string, string[]>()
  for (const [, name = '', value = ''] of html.matchAll(/name="([^"]+)" value="([^"]*)"/g))
    again.set(name, [...(again.get(name) ?? []), value])
  assert.deepEqual(typedIn(table, again), { ...typed, action: '' })
})
