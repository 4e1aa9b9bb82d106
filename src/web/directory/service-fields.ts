import type { ServiceEntry } from '../../casework/regions/services-directory.ts'
import type { DataSecurityService } from '../../core/catalogue/data-security-service.ts'
import { compareAreas, parseEvidenceArea } from '../../core/catalogue/evidence.ts'
import type { SubmittedForm } from '../../http/form.ts'
import { day, optionalDay } from '../../http/forms/day-fields.ts'
import type { TypedForm, ValuesOf } from '../../http/forms/field.ts'
import { nothingTyped, type ReadForm, readForm, typedBack } from '../../http/forms/read-form.ts'
import { text, words } from '../../http/forms/text-fields.ts'

export type TypedService = TypedForm<typeof serviceFields>

/** The form of a service of the directory. */
export const serviceFields = {
  name: text({ label: 'Name', required: 'Enter the name of the service' }),
  helpsWith: text({ name: 'helps-with', label: 'What it helps with', rows: 3, required: 'Enter what it helps with' }),
  serves: words({
    label: 'Evidence items, assertions or standards it serves',
    hint: 'Such as 4.5.3 for an item, 4.5 for an assertion or 4 for a standard. Put a comma between several.',
    required: 'Enter at least one evidence item, assertion or standard',
    parse: parseEvidenceArea,
    wrong: notReference,
  }),
  contact: text({
    label: 'Contact',
    rows: 3,
    hint: 'How a Trust reaches it.',
    required: 'Enter whom to contact',
  }),
  from: day({
    label: 'First day on which it is available',
    hint: 'For example, 1 6 2021',
    what: 'The first day',
    required: 'Enter the first day on which it is available',
  }),
  until: optionalDay({
    label: 'Last day (optional)',
    hint: 'After this day nobody is directed to it. Records that name it stay as they are.',
    what: 'The last day',
  }),
}

export function notReference(typed: string): string {
  return `“${typed}” is no evidence item, assertion or standard, such as 4.5.3, 4.5 or 4`
}

export function readService(form: SubmittedForm): ReadForm<typeof serviceFields> {
  return readForm(serviceFields, form, ({ from, until }) =>
    from && until && until < from ? [['until', 'The last day cannot be before the first']] : [],
  )
}

/** The entry of the directory that was typed. */
export function entryOf(values: ValuesOf<typeof serviceFields>): ServiceEntry {
  return { ...values, serves: values.serves.toSorted(compareAreas) }
}

/** A saved service as if it had been typed; empty for a new one. */
export function typedService(service: DataSecurityService | null): TypedService {
  return service === null ? nothingTyped(serviceFields) : typedBack(serviceFields, service)
}
