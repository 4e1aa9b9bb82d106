import { type OrganisationRole, roleNames } from '../../core/actor.ts'
import { organisationRoles } from '../../core/people/appointments.ts'
import { type Form, fields } from '../form.ts'
import { Checkboxes } from '../nhsuk/checkboxes.tsx'
import { errorOf, type FormError } from '../nhsuk/form-error.ts'

const hints: Readonly<Record<OrganisationRole, string>> = {
  editor: 'Writes the assessment, the plan and the updates, and sends them',
  siro: 'Signs the plan off, if they did not change it themselves',
  'organisation-administrator': 'Invites and removes people of the organisation',
  reader: 'Reads everything of the organisation',
}

export type OwnRolesProps = {
  readonly values: readonly string[]
  readonly errors: readonly FormError[]
}

/** The roles of an organisation to tick: field `roles`. */
export function OwnRoles({ values, errors }: OwnRolesProps) {
  return (
    <Checkboxes
      name="roles"
      legend="Roles"
      legendSize="s"
      items={organisationRoles.map((role) => ({ value: role, text: roleNames[role], hint: hints[role] }))}
      values={values}
      error={errorOf(errors, 'roles')}
    />
  )
}

export function rolesTicked(form: Form): readonly OrganisationRole[] {
  const ticked = fields(form, 'roles')
  return organisationRoles.filter((role) => ticked.includes(role))
}
