import { anOrganisation } from '../../src/core/casefile/example-events.builders.ts'
import type { EscalationStep, SentReminder } from '../../src/core/casefile/reminders.ts'
import { addDays, day } from '../../src/core/day.ts'
import { emailText } from '../../src/core/emails/email.ts'
import { reminderEmail } from '../../src/core/emails/reminder-email.ts'
import {
  type Addressee,
  addresseeOf,
  type PendingReminder,
  recipients,
} from '../../src/core/emails/reminder-recipients.ts'
import { guidance2021 } from '../../src/core/guidance/cycles/2020-21.ts'
import { guidanceOn } from '../../src/core/guidance/guidance.ts'
import { milestoneIds, milestones } from '../../src/core/timetable/milestones.ts'

/** The second half of `docs/generated/emails.md`: the reminders of the daily run, who gets them, with an example of every wording. */
export function describeChasing(): readonly string[] {
  return [
    '## reminders',
    '',
    'The daily run puts all reminders for one person into one email a day, however many organisations and milestones they are',
    'about; a second email waits for the next day. The subject line says what is asked for and of how many organisations, and',
    'nothing of what a plan says (S7). A reminder whose reason was met or withdrawn before its email was written or delivered',
    'is not sent. An email with reminders about several organisations is stored under none of them.',
    '',
    '| Escalation step | goes to |',
    '|---|---|',
    ...(Object.keys(recipients) as EscalationStep[]).map((step) => `| ${step} | ${recipients[step].words} |`),
    '',
    ...examples().flatMap(({ chase, name }) => shown(chase, name)),
  ]
}

function examples(): readonly { readonly chase: PendingReminder; readonly name: string }[] {
  return milestoneIds.flatMap((milestone) =>
    milestones[milestone].steps.flatMap((step) =>
      addressees(milestone, step).map((as) => ({
        chase: chaseOf({ milestone, step, ...daysOf(milestone, step) }, as),
        name: names[as],
      })),
    ),
  )
}

const names: Readonly<Record<Addressee, string>> = {
  organisation: 'Erin Editor',
  'action-owner': 'Jo Bloggs',
  'rdt-team': 'Dot Transformation',
  national: 'Rita Reviewer',
}

function addressees(milestone: SentReminder['milestone'], step: EscalationStep): readonly Addressee[] {
  const { roles, actionOwners } = recipients[step]
  const isUpdate = milestone === 'september-update' || milestone === 'final-update'
  return [...new Set([...roles.map(addresseeOf), ...(actionOwners && isUpdate ? (['action-owner'] as const) : [])])]
}

/** The day that it is asked for by, and the day on which it is asked. */
function daysOf(milestone: SentReminder['milestone'], step: EscalationStep): Pick<SentReminder, 'dueDate' | 'on'> {
  const asked: Partial<Record<SentReminder['milestone'], string>> = {
    'september-update': '2021-09-30',
    'final-update': '2021-12-31',
  }
  const dueDate = day(milestone === 'update' ? '2021-10-10' : (asked[milestone] ?? '2021-06-30'))
  return { dueDate, on: addDays(dueDate, days[step]) }
}

const days: Readonly<Record<EscalationStep, number>> = {
  reminder: -28,
  'last-reminder': -11,
  'on-the-day': 0,
  overdue: 1,
  'update-asked': 0,
  region: 1,
  'escalation-proposed': 15,
}

function chaseOf(ask: SentReminder, as: Addressee): PendingReminder {
  const guidance = guidanceOn(guidance2021, ask.on)
  if (guidance === null) throw new Error('The examples are of the year of the guidance')
  const editors = [{ name: 'Erin Editor', email: 'erin.editor@example.nhs.uk' }]
  return { reminder: ask, as, guidance, editors, items: 2, organisation: anOrganisation(), cycle: '2020-21' }
}

function shown(chase: PendingReminder, name: string): readonly string[] {
  const { subject, ...email } = reminderEmail([chase])
  const text = emailText(email, { name, publicUrl: 'https://dspt.example', contact: 'the DSPT team' })
  return [
    `### ${chase.reminder.milestone}, ${chase.reminder.step}, ${titles[chase.as]}`,
    '',
    '```text',
    `Subject: ${subject}`,
    '',
    `${text}\`\`\``,
    '',
  ]
}

const titles: Readonly<Record<Addressee, string>> = {
  organisation: 'to the organisation',
  'action-owner': 'to an action owner without an account',
  'rdt-team': 'to the region',
  national: 'to the reviewers and the lead',
}
