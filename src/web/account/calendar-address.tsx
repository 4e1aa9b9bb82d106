import { makeCalendar, removeCalendar } from '../../casework/timetable/calendar.ts'
import { type Day, formatDate } from '../../core/day.ts'
import { type Answer, goTo, show } from '../../http/answer.ts'
import type { SignedInRequest } from '../../http/page-request.ts'
import { Layout } from '../layout.tsx'
import { Button } from '../nhsuk/button.tsx'
import { Form } from '../nhsuk/form.tsx'
import { InsetText } from '../nhsuk/inset-text.tsx'

/** A part of the account page: what a calendar address is for, and the forms to make, renew or remove one. */
export function CalendarAddress({ since }: { readonly since: Day | null }) {
  return (
    <>
      <h2 class="nhsuk-heading-m">My calendar</h2>
      <p>
        Subscribe to your dates and to announced events in your calendar program. Dates that change or are withdrawn
        change there too. The address is secret: anybody who has it sees your dates, but nothing of any plan.
      </p>
      {since === null ? (
        <Form action="/account/calendar">
          <Button variant="secondary">Make my calendar address</Button>
        </Form>
      ) : (
        <>
          <p>
            Your address was made on {formatDate(since)}. It was shown once and is not stored here. If you have lost it,
            or somebody else has it, renew it: the old address then stops working.
          </p>
          <Form action="/account/calendar">
            <Button variant="secondary">Renew my calendar address</Button>
          </Form>
          <Form action="/account/calendar/remove">
            <Button variant="secondary">Remove my calendar address</Button>
          </Form>
        </>
      )}
    </>
  )
}

/** Makes a new address and shows it once. It is not stored, so no page can show it again. */
export async function makeCalendarAddress({ casework, site, viewer }: SignedInRequest): Promise<Answer> {
  const token = await makeCalendar(casework, viewer)
  return show(
    <Layout
      viewer={viewer}
      title="My calendar address"
      breadcrumbs={[
        { text: 'My work', href: '/' },
        { text: 'My account', href: '/account' },
      ]}
    >
      <h1 class="nhsuk-heading-l">My calendar address</h1>
      <p>Copy it into your calendar program now, as a calendar to subscribe to. It is not shown again.</p>
      <InsetText>
        <p>{`${site.publicUrl}/calendar/${token}.ics`}</p>
      </InsetText>
      <p>Do not share it. Any address you had before has stopped working.</p>
      <p>
        <a href="/account">Go back to my account</a>
      </p>
    </Layout>,
  )
}

export async function removeCalendarAddress({ casework, viewer }: SignedInRequest): Promise<Answer> {
  await removeCalendar(casework, viewer)
  return goTo('/account')
}
