import { type Appointment, roleNames } from '../../core/actor.ts'
import { parseOdsCode, parseRegion, regionCodes, regionNames } from '../../core/organisation.ts'
import { nationalRoles, organisationRoles, regionalRoles } from '../../core/people/appointments.ts'
import { parseEmail, parseName } from '../../core/people/name-and-email.ts'
import { field, type SubmittedForm } from '../../http/form.ts'
import { errorOf, type FormError } from '../nhsuk/error-summary.tsx'
import { Input } from '../nhsuk/input.tsx'
import { Select } from '../nhsuk/select.tsx'

/** The fields for a person to invite: `name` and `email`. */
export function PersonFields({
  form,
  errors,
}: {
  readonly form: SubmittedForm
  readonly errors: readonly FormError[]
}) {
  return (
    <>
      <Input name="name" label="Name" autocomplete="off" value={field(form, 'name')} error={errorOf(errors, 'name')} />
      <Input
        name="email"
        label="Email address"
        hint="The one that they sign in with. The invitation is sent to it."
        type="email"
        autocomplete="off"
        spellcheck={false}
        value={field(form, 'email')}
        error={errorOf(errors, 'email')}
      />
    </>
  )
}

type PersonNamed = { readonly name: string; readonly email: string }

/** The person that was typed, or the errors. */
export function personNamed(form: SubmittedForm): PersonNamed | readonly FormError[] {
  const [name, email] = [parseName(field(form, 'name')), parseEmail(field(form, 'email'))]
  if (name !== null && email !== null) return { name, email }
  return [
    ...(name === null ? [{ field: 'name', text: 'Enter their name, in 2 to 200 characters and without a link' }] : []),
    ...(email === null ? [{ field: 'email', text: 'Enter an email address, such as name@example.nhs.uk' }] : []),
  ]
}

/** The fields for one role and its organisation or region: `role`, `organisation` and `region`. */
export function RoleChoice({ form, errors }: { readonly form: SubmittedForm; readonly errors: readonly FormError[] }) {
  const roles = [...organisationRoles, ...regionalRoles, ...nationalRoles]
  return (
    <>
      <Select
        name="role"
        label="Role"
        items={[{ value: '', text: 'Choose a role' }, ...roles.map((role) => ({ value: role, text: roleNames[role] }))]}
        value={field(form, 'role')}
        error={errorOf(errors, 'role')}
      />
      <Input
        name="organisation"
        label="Organisation (for a role of an organisation)"
        hint="Its ODS code, such as RXX or 00L"
        width={10}
        code
        value={field(form, 'organisation')}
        error={errorOf(errors, 'organisation')}
      />
      <Select
        name="region"
        label="Region (for a role of a region)"
        items={[{ value: '', text: 'None' }, ...regionCodes.map((code) => ({ value: code, text: regionNames[code] }))]}
        value={field(form, 'region')}
        error={errorOf(errors, 'region')}
      />
    </>
  )
}

/** The role that was chosen, or the error if something is missing. */
export function roleChosen(form: SubmittedForm): Appointment | FormError {
  const chosen = field(form, 'role')
  const [code, region] = [parseOdsCode(field(form, 'organisation')), parseRegion(field(form, 'region'))]
  const national = nationalRoles.find((role) => role === chosen)
  if (national !== undefined) return { role: national }
  const regional = regionalRoles.find((role) => role === chosen)
  if (regional !== undefined)
    return region === null ? missing('region', 'Choose the region') : { role: regional, region }
  const own = organisationRoles.find((role) => role === chosen)
  if (own === undefined) return missing('role', 'Choose a role')
  return code === null
    ? missing('organisation', 'Enter the ODS code of the organisation, such as RXX or 00L')
    : { role: own, organisation: code }
}

function missing(name: string, text: string): FormError {
  return { field: name, text }
}
