import { milestoneNames } from '../casefile/history/engagement-sentences.ts'
import type { Reminder } from '../casefile/reminders.ts'
import { formatDayAndMonth } from '../day.ts'
import { pluralise, upperFirst } from '../sentences.ts'
import type { Email } from './email.ts'
import type { Addressee, PendingReminder } from './reminder-recipients.ts'
import { nationalMessages, organisationMessages, ownerMessages, regionMessages } from './reminder-wording.ts'

/** The kind of every reminder email in the outbox. */
export const reminderKind = 'reminder'

/** The reminder email of one person and day. `link` is null for a person without an account. */
type ReminderEmail = Pick<Email, 'subject' | 'body'> & { readonly link: Email['link'] | null }

/** All reminders of a day to one person, at least one, in one email; those about one organisation together. */
export function reminderEmail(reminders: readonly PendingReminder[]): ReminderEmail {
  const sections = Map.groupBy(reminders, ({ organisation, cycle }) => `${organisation.code} ${cycle}`)
  return {
    subject: subjectOf(reminders),
    body: [
      ...[...sections.values()].map(section),
      reminders.length === 1
        ? 'If it has been done in the meantime, you need do nothing.'
        : 'What has been done in the meantime needs nothing more from you.',
    ].join('\n\n'),
    link: linkOf(reminders),
  }
}

/** S7: the organisation, the first request and how many more; nothing that a plan says. */
function subjectOf(reminders: readonly PendingReminder[]): string {
  const [first, ...others] = reminders
  const organisations = new Set(reminders.map(({ organisation }) => organisation.code))
  const about =
    organisations.size === 1 ? (first?.organisation.name ?? '') : pluralise(organisations.size, 'organisation')
  const more = others.length === 0 ? '' : ` and ${others.length} more`
  return `${about}: ${first === undefined ? '' : requestOf(first.reminder)}${more}`
}

/** “Final update due 31 December”. */
function requestOf({ milestone, dueDate, step }: Reminder): string {
  const what = upperFirst(milestoneNames[milestone].replace(/^(the|an) /, ''))
  const due = `due ${formatDayAndMonth(dueDate)}`
  if (step === 'update-asked') return `${what} requested`
  if (step === 'escalation-proposed') return `Escalation proposed: ${what} was ${due}`
  return step === 'overdue' || step === 'region' ? `${what} was ${due}` : `${what} ${due}`
}

function section(reminders: readonly PendingReminder[]): string {
  const [first] = reminders
  const paragraphs = reminders
    .flatMap((pending) => messages[pending.as](pending))
    .filter((paragraph) => paragraph !== '')
  return [`${first?.organisation.name} (${first?.organisation.code}), ${first?.cycle}`, ...new Set(paragraphs)].join(
    '\n\n',
  )
}

const messages: Readonly<Record<Addressee, (pending: PendingReminder) => readonly string[]>> = {
  organisation: (pending) => organisationMessages[pending.reminder.milestone]?.[pending.reminder.step]?.(pending) ?? [],
  'action-owner': ownerMessages,
  'rdt-team': (pending) => regionMessages[pending.reminder.milestone]?.(pending) ?? [],
  national: nationalMessages,
}

function linkOf(reminders: readonly PendingReminder[]): Email['link'] | null {
  const [first, ...others] = reminders.filter((pending) => pending.as !== 'action-owner')
  if (first === undefined) return null
  const { code } = first.organisation
  return others.every(({ organisation }) => organisation.code === code)
    ? { text: 'See what is due', path: `/organisations/${code}` }
    : { text: 'See your work', path: '/' }
}
