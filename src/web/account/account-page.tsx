import { calendarSince } from '../../casework/calendar.ts'
import { myLetters } from '../../casework/letters.ts'
import { type Appointment, roleNames } from '../../core/actor.ts'
import { inWords, parseDay } from '../../core/day.ts'
import { regionNames } from '../../core/register/regions.ts'
import { type Answer, show } from '../answer.ts'
import { DataTable } from '../components/data-table.tsx'
import { Frame } from '../frame.tsx'
import { Button } from '../nhsuk/button.tsx'
import { Form } from '../nhsuk/form.tsx'
import { SummaryList } from '../nhsuk/summary-list.tsx'
import type { SignedInRequest } from '../page-request.ts'
import { CalendarAddress } from './calendar-address.tsx'

type Letter = Awaited<ReturnType<typeof myLetters>>[number]

/** Who I am here: my details, my roles, and the letters that were sent to me. */
export async function accountPage({ casework, viewer }: SignedInRequest): Promise<Answer> {
  const letters = await myLetters(casework, viewer)
  const since = await calendarSince(casework, viewer)
  return show(
    <Frame viewer={viewer} title="My account" breadcrumbs={[{ text: 'My work', href: '/' }]}>
      <h1 class="nhsuk-heading-l">My account</h1>
      <SummaryList
        rows={[
          { key: 'Name', value: viewer.name },
          { key: 'Email', value: viewer.email },
          { key: 'Roles', value: <Roles appointments={viewer.appointments} /> },
        ]}
      />
      <ul>
        <li>
          <a href="/account/sessions">Where you are signed in</a>
        </li>
        <li>
          <a href="/account/second-factor">App for codes</a>
        </li>
      </ul>
      <Form action="/sign-out">
        <Button variant="secondary">Sign out</Button>
      </Form>
      <CalendarAddress since={since} />
      <DataTable
        caption="My letters, newest first"
        rows={letters}
        empty="No letters yet. You get one when something happens that concerns you."
        columns={[
          { header: 'Subject', cell: ({ id, subject }: Letter) => <a href={`/letters/${id}`}>{subject}</a> },
          { header: 'Day', nowrap: true, cell: ({ on }) => dayWords(on) },
        ]}
      />
    </Frame>,
  )
}

function Roles({ appointments }: { readonly appointments: readonly Appointment[] }) {
  if (appointments.length === 0) return <>None yet. Ask the administrator of your organisation.</>
  return (
    <ul class="nhsuk-list">
      {appointments.map((appointment) => (
        <li>
          {roleNames[appointment.role]}, {whereOf(appointment)}
        </li>
      ))}
    </ul>
  )
}

function whereOf(appointment: Appointment) {
  if ('organisation' in appointment) {
    const { organisation } = appointment
    return <a href={`/organisations/${organisation}`}>organisation {organisation}</a>
  }
  return 'region' in appointment ? regionNames[appointment.region] : 'national'
}

function dayWords(text: string): string {
  const day = parseDay(text)
  return day === null ? text : inWords(day)
}
