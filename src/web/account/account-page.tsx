import { myEmails } from '../../casework/emails/outbox.ts'
import { calendarSince } from '../../casework/timetable/calendar.ts'
import { type Appointment, roleNames } from '../../core/actor.ts'
import { formatDate, parseDay } from '../../core/day.ts'
import { regionNames } from '../../core/organisation.ts'
import { type Answer, show } from '../../http/answer.ts'
import type { SignedInRequest } from '../../http/page-request.ts'
import { DataTable } from '../components/data-table.tsx'
import { Layout } from '../layout.tsx'
import { Button } from '../nhsuk/button.tsx'
import { Form } from '../nhsuk/form.tsx'
import { SummaryList } from '../nhsuk/summary-list.tsx'
import { CalendarAddress } from './calendar-address.tsx'

type OwnEmail = Awaited<ReturnType<typeof myEmails>>[number]

/** The account of the viewer: details, roles, calendar address and the emails that were sent to them. */
export async function accountPage({ casework, viewer }: SignedInRequest): Promise<Answer> {
  const emails = await myEmails(casework, viewer)
  const since = await calendarSince(casework, viewer)
  return show(
    <Layout viewer={viewer} title="My account" breadcrumbs={[{ text: 'My work', href: '/' }]}>
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
        caption="My emails, newest first"
        rows={emails}
        empty="No emails yet. You get one when something happens that you need to know."
        columns={[
          { header: 'Subject', cell: ({ id, subject }: OwnEmail) => <a href={`/emails/${id}`}>{subject}</a> },
          { header: 'Day', nowrap: true, cell: ({ on }) => dayText(on) },
        ]}
      />
    </Layout>,
  )
}

function Roles({ appointments }: { readonly appointments: readonly Appointment[] }) {
  if (appointments.length === 0) return <>None yet. Ask the administrator of your organisation.</>
  return (
    <ul class="nhsuk-list">
      {appointments.map((appointment) => (
        <li>
          {roleNames[appointment.role]}, {roleScope(appointment)}
        </li>
      ))}
    </ul>
  )
}

function roleScope(appointment: Appointment) {
  if ('organisation' in appointment) {
    const { organisation } = appointment
    return <a href={`/organisations/${organisation}`}>organisation {organisation}</a>
  }
  return 'region' in appointment ? regionNames[appointment.region] : 'national'
}

function dayText(text: string): string {
  const day = parseDay(text)
  return day === null ? text : formatDate(day)
}
