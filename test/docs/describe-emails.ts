import type { CasefileEvent } from '../../src/core/casefile/events.ts'
import {
  anEvent,
  casefileAfter,
  eventsBefore,
  theCompletingUpdate,
} from '../../src/core/casefile/example-events.builders.ts'
import { audiences, type Email, emailText } from '../../src/core/emails/email.ts'
import type { EmailWording, EventType } from '../../src/core/emails/email-wording.ts'
import { emailsFor, emailWordings } from '../../src/core/emails/event-emails.ts'
import { guidance2021 } from '../../src/core/guidance/cycles/2020-21.ts'
import { describeChasing } from './describe-reminders.ts'

/** `docs/generated/emails.md`: who is told what, from the wording table, with an example of every email. */
export function describeEmails(): string {
  const kinds = Object.entries(emailWordings).flatMap(([type, wordings]) =>
    Object.entries(wordings).map(([kind, wording]) => ({ type, kind, wording: wording as EmailWording<EventType> })),
  )
  const rows = kinds.map(
    ({ type, kind, wording }) => `| ${inWords(type)} | ${condition(wording)} | ${link(kind, wording)} |`,
  )
  const sections = kinds.map(({ kind, wording }) => section(kind, wording))
  return [...introduction, ...tableHead, ...rows, '', ...sections, ...describeChasing()].join('\n')
}

const introduction = [
  '# Emails',
  '',
  'Generated from the wording tables in `src/core/emails/`: run `test/docs/emails.test.ts` with `WRITE_DOCS=1` to renew it.',
  '',
  'Every event that concerns somebody puts its emails into the outbox in the same transaction. A person with several roles',
  'gets each email once. Dates and numbers are those of the guidance on the day of the event; withdrawn ones are not named.',
  'Text of a plan goes only to the people of the organisation and to reviewers, and never into a subject line (S7).',
  'Reminders, which the service sends by itself, are listed under [reminders](#reminders).',
  'The examples are about a Trust. Emails to other organisations name no dates of the improvement process for Trusts.',
  '',
]

const tableHead = ['| When this happens | and | this email is written |', '|---|---|---|']

function link(kind: string, { to }: EmailWording<EventType>): string {
  return `[\`${kind}\`](#${kind}) to ${audiences[to].name}`
}

function condition({ when }: EmailWording<EventType>): string {
  return when?.words ?? ''
}

function section(kind: string, { to }: EmailWording<EventType>): string {
  const email = examples().find((each) => each.kind === kind)
  if (email === undefined) throw new Error(`No example event gives the email ${kind}: add one here`)
  const name = to === 'reviewers' ? 'Rita Reviewer' : to === 'sro' ? 'Sol Owner' : 'Erin Editor'
  const text = emailText(email, { name, publicUrl: 'https://dspt.example', contact: 'the DSPT team' })
  return [
    `## ${kind}`,
    '',
    `To ${audiences[to].name}.`,
    '',
    '```text',
    `Subject: ${email.subject}`,
    '',
    `${text}\`\`\``,
    '',
  ].join('\n')
}

function examples(): readonly Email[] {
  const events: readonly CasefileEvent[] = [
    anEvent('assessment-published', { gaps: [], status: 'standards-met' }),
    theCompletingUpdate(),
    ...(Object.keys(emailWordings) as EventType[]).map((type) => anEvent(type)),
  ]
  return events.flatMap((event) => emailsFor(event, casefileAfter([...eventsBefore(event.type), event]), guidance2021))
}

function inWords(type: string): string {
  const words = type.replaceAll('-', ' ').replace(/\bsro\b/, 'SRO')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
