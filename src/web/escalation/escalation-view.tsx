import { stageNames, stageOf } from '../../core/casefile/casefile.ts'
import { inWords } from '../../core/day.ts'
import { CasefileStatus } from '../components/casefile-status.tsx'
import { field } from '../form.ts'
import { Frame } from '../frame.tsx'
import type { FormError } from '../nhsuk/form-error.ts'
import { Heading } from '../nhsuk/heading.tsx'
import { NotificationBanner } from '../nhsuk/notification-banner.tsx'
import type { SignedInRequest } from '../page-request.ts'
import { Ground } from './ground.tsx'
import { Notices } from './notices.tsx'
import { OneEscalation } from './one-escalation.tsx'
import type { OpenedEscalation } from './opened-escalation.ts'
import type { TypedHere } from './typed-escalation.ts'

export type EscalationViewProps = {
  readonly request: SignedInRequest
  readonly opened: OpenedEscalation
  readonly typed: TypedHere | null
  readonly errors: readonly FormError[]
}

const title = 'Escalation to NHSX'

/** One casefile’s escalations, what they rest on, and the notices. */
export function EscalationView(props: EscalationViewProps) {
  const { request, opened, errors } = props
  const { organisation, cycle } = opened.place
  const done = doneBanners[field(request.query, 'done')]
  return (
    <Frame
      viewer={request.viewer}
      title={`${title}, ${organisation.name} ${cycle}`}
      errors={errors}
      breadcrumbs={[
        { text: 'My work', href: '/' },
        { text: 'Escalations', href: '/escalations' },
      ]}
      wide
    >
      <Heading size="l" caption={`${organisation.name} (${organisation.code}), ${cycle}`}>
        {title}
      </Heading>
      {done !== undefined && <NotificationBanner variant="success" heading={done} headingElement="p" />}
      <WhereItStands {...props} />
      {opened.escalations.map((escalation) => (
        <OneEscalation {...props} escalation={escalation} />
      ))}
      <Ground opened={opened} />
      <Notices {...props} />
    </Frame>
  )
}

const doneBanners: Readonly<Record<string, string>> = {
  'confirm-escalation': 'Escalated to NHSX. The SRO and the organisation are told.',
  'decline-escalation': 'It is recorded that this is not escalated',
  'decide-escalation': 'Your decision is recorded. NHS Digital and the organisation are told.',
  'record-notice': 'The notice is recorded. The organisation is told.',
  'answer-notice': 'The outcome is recorded',
}

function WhereItStands({ request, opened }: EscalationViewProps) {
  const { casefile, address, place } = opened
  const links = [
    { href: `${address}/plan`, text: 'Improvement plan', may: opened.may('read-casefile') },
    { href: `${address}/updates`, text: 'Updates', may: opened.may('read-casefile') },
    { href: `${address}/history`, text: 'History', may: opened.may('read-history') },
    { href: `${address}/support`, text: 'What the region is asked', may: opened.may('see-region') },
    { href: `/reviews/${place.organisation.code}/${place.cycle}`, text: 'Review', may: opened.may('see-review-queue') },
  ]
  return (
    <>
      <p>
        <CasefileStatus status={casefile.status} on={request.today} /> {stageNames[stageOf(casefile)]}
        {casefile.stageSince !== null && `, since ${inWords(casefile.stageSince)}`}.
      </p>
      <ul class="nhsuk-list app-columns">
        {links
          .filter(({ may }) => may)
          .map(({ href, text }) => (
            <li>
              <a href={href}>{text}</a>
            </li>
          ))}
      </ul>
    </>
  )
}
