import { type Appointment, roleNames } from '../../core/actor.ts'
import { parseOdsCode, regionCodes, regionNames } from '../../core/organisation.ts'
import { nationalRoles, organisationRoles, regionalRoles } from '../../core/people/appointments.ts'
import { parseName } from '../../core/people/name-and-email.ts'
import type { SubmittedForm } from '../../http/form.ts'
import { option, optionalOption } from '../../http/forms/choice-fields.ts'
import type { ValuesOf } from '../../http/forms/field.ts'
import { errorsOf, type Problem, readForm } from '../../http/forms/read-form.ts'
import { email, meaning, text } from '../../http/forms/text-fields.ts'
import type { FormError } from '../nhsuk/error-summary.tsx'

/** The fields for a person to invite. */
export const personFields = {
  name: meaning({
    label: 'Name',
    autocomplete: 'off',
    parse: parseName,
    wrong: 'Enter their name, in 2 to 200 characters and without a link',
  }),
  email: email({
    label: 'Email address',
    hint: 'The one that they sign in with. The invitation is sent to it.',
    autocomplete: 'off',
    spellcheck: false,
  }),
}

/** The fields for one role and its organisation or region. */
export const roleFields = {
  role: option({
    label: 'Role',
    choices: [...organisationRoles, ...regionalRoles, ...nationalRoles].map((role) => ({
      value: role,
      text: roleNames[role],
    })),
    none: 'Choose a role',
    required: 'Choose a role',
  }),
  organisation: text({
    label: 'Organisation (for a role of an organisation)',
    hint: 'Its ODS code, such as RXX or 00L',
    width: 10,
    code: true,
  }),
  region: optionalOption({
    label: 'Region (for a role of a region)',
    choices: regionCodes.map((code) => ({ value: code, text: regionNames[code] })),
    none: 'None',
  }),
}

type RoleChosen =
  | { readonly ok: true; readonly appointment: Appointment }
  | { readonly ok: false; readonly errors: readonly FormError[] }

/** The role that was chosen, or the error if something is missing. */
export function roleChosen(form: SubmittedForm): RoleChosen {
  const read = readForm(roleFields, form)
  if (!read.ok) return read
  const appointment = appointmentOf(read.value)
  return 'role' in appointment
    ? { ok: true, appointment }
    : { ok: false, errors: errorsOf(roleFields, [appointment.problem]) }
}

type Missing = { readonly problem: Problem<typeof roleFields> }

function appointmentOf({ role, organisation, region }: ValuesOf<typeof roleFields>): Appointment | Missing {
  const national = nationalRoles.find((each) => each === role)
  if (national !== undefined) return { role: national }
  const regional = regionalRoles.find((each) => each === role)
  if (regional !== undefined)
    return region === null ? { problem: ['region', 'Choose the region'] } : { role: regional, region }
  const [own, code] = [organisationRoles.find((each) => each === role), parseOdsCode(organisation)]
  if (own === undefined) return { problem: ['role', 'Choose a role'] }
  return code === null
    ? { problem: ['organisation', 'Enter the ODS code of the organisation, such as RXX or 00L'] }
    : { role: own, organisation: code }
}
