import { pluralise } from '../sentences.ts'
import type { Email } from './email.ts'
import type { Addressee, PendingReminder } from './reminder-recipients.ts'
import { nationalMessages, organisationMessages, ownerMessages, regionMessages } from './reminder-wording.ts'

/** The kind of every chasing email, by which it is known in the outbox. */
export const reminderKind = 'chasing'

/** One email a person and day. `link` is null for somebody who could open nothing here. */
type ReminderEmail = Pick<Email, 'subject' | 'body'> & { readonly link: Email['link'] | null }

/** Everything that one person is asked on a day, in one email: at least one chase, an organisation’s together. */
export function reminderEmail(chases: readonly PendingReminder[]): ReminderEmail {
  const places = Map.groupBy(chases, ({ organisation, cycle }) => `${organisation.code} ${cycle}`)
  return {
    subject: subjectOf(chases),
    body: [
      ...[...places.values()].map(section),
      chases.length === 1
        ? 'If it has been done in the meantime, you need do nothing.'
        : 'What has been done in the meantime needs nothing more from you.',
    ].join('\n\n'),
    link: linkOf(chases),
  }
}

/** S7: how many and about whom, never what. */
function subjectOf(chases: readonly PendingReminder[]): string {
  const [first] = chases
  const organisations = new Set(chases.map(({ organisation }) => organisation.code))
  const about =
    organisations.size === 1 ? (first?.organisation.name ?? '') : pluralise(organisations.size, 'organisation')
  return `${about}: ${pluralise(chases.length, 'request')}`
}

function section(chases: readonly PendingReminder[]): string {
  const [first] = chases
  const paragraphs = chases.flatMap((chase) => messages[chase.as](chase)).filter((paragraph) => paragraph !== '')
  return [`${first?.organisation.name} (${first?.organisation.code}), ${first?.cycle}`, ...new Set(paragraphs)].join(
    '\n\n',
  )
}

const messages: Readonly<Record<Addressee, (chase: PendingReminder) => readonly string[]>> = {
  organisation: (chase) => organisationMessages[chase.reminder.milestone]?.[chase.reminder.step]?.(chase) ?? [],
  'action-owner': ownerMessages,
  'rdt-team': (chase) => regionMessages[chase.reminder.milestone]?.(chase) ?? [],
  national: nationalMessages,
}

function linkOf(chases: readonly PendingReminder[]): Email['link'] | null {
  const [first, ...others] = chases.filter((chase) => chase.as !== 'action-owner')
  if (first === undefined) return null
  const { code } = first.organisation
  return others.every(({ organisation }) => organisation.code === code)
    ? { text: 'See what is asked', path: `/organisations/${code}` }
    : { text: 'See your work', path: '/' }
}
