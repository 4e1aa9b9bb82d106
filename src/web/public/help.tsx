import { announcementsShownTo } from '../../casework/announcements/announcements.ts'
import { formatDate } from '../../core/day.ts'
import { cycleNames } from '../../core/guidance/cycles.ts'
import { type Answer, show } from '../../http/answer.ts'
import type { PageRequest } from '../../http/page-request.ts'
import { Announcements } from '../components/announcements.tsx'
import { SixSteps } from '../components/six-steps.tsx'
import { Layout } from '../layout.tsx'

export async function helpPage({ casework, viewer, site, today }: PageRequest): Promise<Answer> {
  const notices = await announcementsShownTo(casework, viewer)
  return show(
    <Layout viewer={viewer} title="Help" breadcrumbs={[{ text: 'Start', href: '/' }]}>
      <h1 class="nhsuk-heading-l">Help</h1>
      {notices.length > 0 && <h2 class="nhsuk-heading-m">Webinars and announcements</h2>}
      <Announcements announcements={notices} headingLevel={3} />
      <h2 class="nhsuk-heading-m">How it works in six steps</h2>
      <SixSteps />
      <Contact site={site} />
      <GuidanceLinks site={site} today={today} />
    </Layout>,
  )
}

function Contact({ site: { contactEmail, mailboxAddress } }: Pick<PageRequest, 'site'>) {
  return (
    <>
      <h2 class="nhsuk-heading-m">Contact</h2>
      {contactEmail === null ? (
        <p>No contact address has been set.</p>
      ) : (
        <p>
          Email <a href={`mailto:${contactEmail}`}>{contactEmail}</a>.
        </p>
      )}
      {mailboxAddress && (
        <p>
          Send a completed workbook to <a href={`mailto:${mailboxAddress}`}>{mailboxAddress}</a>. It waits here until
          you have checked what it changes and confirmed it.
        </p>
      )}
    </>
  )
}

function GuidanceLinks({ site: { nisGuideUrl }, today }: Pick<PageRequest, 'site' | 'today'>) {
  return (
    <>
      <h2 class="nhsuk-heading-m">The guidance</h2>
      <ul>
        {cycleNames.map((name) => (
          <li>
            <a href={`/guidance/${name}`}>{`The guidance of ${name} on ${formatDate(today)}`}</a>, with the sentence
            behind every rule, number and date, and <a href={`/timetable/${name}`}>{`the timetable of ${name}`}</a>
          </li>
        ))}
        {nisGuideUrl && (
          <li>
            <a href={nisGuideUrl}>The NIS guide for the health sector</a>
          </li>
        )}
      </ul>
      <p>
        The <a href="https://www.legislation.gov.uk/uksi/2018/506">Network and Information Systems Regulations 2018</a>{' '}
        apply to NHS Trusts and Foundation Trusts as operators of essential services.
      </p>
    </>
  )
}

export async function accessibilityPage({ viewer }: PageRequest): Promise<Answer> {
  return show(
    <Layout viewer={viewer} title="Accessibility statement" breadcrumbs={[{ text: 'Start', href: '/' }]}>
      <h1 class="nhsuk-heading-l">Accessibility statement</h1>
      <p>
        This service is built to meet level AA of the Web Content Accessibility Guidelines 2.2. It works without
        JavaScript, on a phone, with a keyboard and with a screen reader.
      </p>
      <h2 class="nhsuk-heading-m">How it was tested</h2>
      <p>
        Every page is checked by the axe tool in the service’s own tests, and pages were looked at on wide and narrow
        screens. It has not been audited by an independent body, nor tried by people who use assistive technology every
        day.
      </p>
      <h2 class="nhsuk-heading-m">Known limits</h2>
      <p>
        The workbook template is a spreadsheet: how accessible it is depends on the program that opens it. Everything in
        it can be done on the web pages instead.
      </p>
    </Layout>,
  )
}

export async function privacyPage({ viewer }: PageRequest): Promise<Answer> {
  return show(
    <Layout viewer={viewer} title="Privacy" breadcrumbs={[{ text: 'Start', href: '/' }]}>
      <h1 class="nhsuk-heading-l">Privacy</h1>
      <p>
        The public sees each organisation’s status and its dates. It never sees which area needs improvement, how many
        items a plan has, or any text or name in it.
      </p>
      <h2 class="nhsuk-heading-m">What is stored about people</h2>
      <ul>
        <li>your name, email address and roles</li>
        <li>what you did in the service and when: this record is not changed or removed</li>
        <li>names, roles and email addresses of action owners that an organisation writes into its plan</li>
        <li>emails sent to the mailbox, whole until they are dealt with</li>
        <li>files that an organisation attaches to show that an item is done, until it withdraws them</li>
        <li>emails sent to you</li>
        <li>a fingerprint of the secret address of your calendar, if you make one; not the address</li>
      </ul>
      <h2 class="nhsuk-heading-m">Cookies</h2>
      <p>
        Two cookies that the service cannot work without: one keeps you signed in, one protects your forms. There is no
        tracking and nothing is loaded from other sites.
      </p>
    </Layout>,
  )
}
