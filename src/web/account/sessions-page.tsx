import { endMyOtherSessions, endMySession, type MySession, mySessions } from '../../casework/people/sign-in/sessions.ts'
import { dayAt, formatDate, timeOfDay } from '../../core/day.ts'
import { type Answer, goTo, show } from '../../http/answer.ts'
import { field } from '../../http/form.ts'
import type { SignedInRequest } from '../../http/page-request.ts'
import { DataTable } from '../components/data-table.tsx'
import { Layout } from '../layout.tsx'
import { Button } from '../nhsuk/button.tsx'
import { Form } from '../nhsuk/form.tsx'

/** Where the viewer is signed in, with forms to end each session. */
export async function sessionsPage({ casework, viewer, sessionToken }: SignedInRequest): Promise<Answer> {
  const sessions = await mySessions(casework, viewer, sessionToken ?? '')
  return show(
    <Layout viewer={viewer} title="Where you are signed in" breadcrumbs={[{ text: 'My account', href: '/account' }]}>
      <h1 class="nhsuk-heading-l">Where you are signed in</h1>
      <p>If you do not recognise one of these, end it, and tell whoever looks after your email account.</p>
      <DataTable
        caption="Sessions, last used first"
        rows={sessions}
        empty="You are signed in nowhere."
        columns={[
          { header: 'Device', cell: ({ device }: MySession) => deviceName(device) },
          { header: 'Signed in by', cell: ({ signInMethod }) => methodNames[signInMethod] },
          { header: 'Started', cell: ({ startedAt }) => when(startedAt) },
          { header: 'Last used', cell: ({ lastSeenAt }) => when(lastSeenAt) },
          { header: 'End', headerHidden: true, cell: (session) => <End session={session} /> },
        ]}
      />
      {sessions.length > 1 && (
        <Form action="/account/sessions/end-others">
          <Button variant="secondary">End all others</Button>
        </Form>
      )}
    </Layout>,
  )
}

export async function endSessionPage({ casework, viewer, form }: SignedInRequest): Promise<Answer> {
  await endMySession(casework, viewer, field(form, 'session'))
  return goTo('/account/sessions')
}

export async function endOtherSessions({ casework, viewer, sessionToken }: SignedInRequest): Promise<Answer> {
  if (sessionToken !== null) await endMyOtherSessions(casework, viewer, sessionToken)
  return goTo('/account/sessions')
}

const methodNames: Readonly<Record<MySession['signInMethod'], string>> = {
  demo: 'the demo',
  'single-sign-on': 'your organisation’s account',
  'mail-link': 'a link by email',
  'mail-link-and-code': 'a link by email and a code',
}

function End({ session: { id, device, isThisOne } }: { readonly session: MySession }) {
  if (isThisOne) return <>This one</>
  return (
    <Form action="/account/sessions/end">
      <input type="hidden" name="session" value={id} />
      <Button variant="secondary" small ariaLabel={`End the session on ${deviceName(device)}`}>
        End
      </Button>
    </Form>
  )
}

function when(instant: string): string {
  return `${formatDate(dayAt(Date.parse(instant)))}, ${timeOfDay(instant)}`
}

const browsers: readonly (readonly [sign: RegExp, name: string])[] = [
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\/|Chromium\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]

const systems: readonly (readonly [sign: RegExp, name: string])[] = [
  [/Windows/, 'Windows'],
  [/iPhone|iPad/, 'an iPhone or iPad'],
  [/Android/, 'Android'],
  [/Mac OS X/, 'a Mac'],
  [/CrOS/, 'a Chromebook'],
  [/Linux/, 'Linux'],
]

/** “Chrome on Windows”, as far as the user agent says, for people to recognise their own devices. */
function deviceName(userAgent: string): string {
  const browser = browsers.find(([sign]) => sign.test(userAgent))?.[1]
  const system = systems.find(([sign]) => sign.test(userAgent))?.[1]
  if (browser === undefined) return 'Another program'
  return system === undefined ? browser : `${browser} on ${system}`
}
