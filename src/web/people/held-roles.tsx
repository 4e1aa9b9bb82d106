import type { Appointment } from '../../core/actor.ts'
import { appointmentText } from '../../core/people/appointments.ts'
import { DataTable } from '../components/data-table.tsx'
import { Button } from '../nhsuk/button.tsx'
import { Form } from '../nhsuk/form.tsx'

export type HeldRolesProps = {
  readonly appointments: readonly Appointment[]
  /** Where a role is taken away; null for whoever may not. */
  readonly takeAction: string | null
}

/** What a person may act as, each with the way to take it away. */
export function HeldRoles({ appointments, takeAction }: HeldRolesProps) {
  const take = (appointment: Appointment) => (
    <Form action={takeAction ?? ''}>
      <input type="hidden" name="appointment" value={appointmentText(appointment)} />
      <Button variant="secondary" small ariaLabel={`Take away: ${appointmentText(appointment)}`}>
        Take away
      </Button>
    </Form>
  )
  return (
    <DataTable
      caption="Roles held"
      captionHidden
      rows={appointments}
      empty="None."
      columns={[
        { header: 'Role', cell: appointmentText },
        ...(takeAction === null ? [] : [{ header: 'Change', headerHidden: true, cell: take }]),
      ]}
    />
  )
}
