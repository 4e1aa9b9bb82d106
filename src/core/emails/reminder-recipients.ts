import type { Role } from '../actor.ts'
import type { EscalationStep, Reminder, SentReminder } from '../casefile/reminders.ts'
import type { CycleName } from '../guidance/cycles.ts'
import type { Guidance } from '../guidance/guidance.ts'
import type { Organisation } from '../organisation.ts'
import { lowerFirst, upperFirst } from '../sentences.ts'
import { milestones } from '../timetable/milestones.ts'

/** The part a recipient has: each of these gets other words. */
export type Addressee = 'organisation' | 'action-owner' | 'rdt-team' | 'national'

type Recipients = { readonly roles: readonly Role[]; readonly actionOwners: boolean; readonly words: string }

const editors: Recipients = { roles: ['editor'], actionOwners: false, words: 'the organisation’s editors' }
const editorsAndSiros: Recipients = {
  roles: ['editor', 'siro'],
  actionOwners: false,
  words: 'the organisation’s editors and SIROs',
}
const editorsAndActionOwners: Recipients = {
  roles: ['editor'],
  actionOwners: true,
  words: 'the organisation’s editors, and for an update the owners of actions that are not done',
}

/** Who gets the email of each escalation step. */
export const recipients: Readonly<Record<EscalationStep, Recipients>> = {
  reminder: editorsAndActionOwners,
  'last-reminder': editorsAndActionOwners,
  'on-the-day': editors,
  overdue: editorsAndSiros,
  'update-asked': editorsAndSiros,
  region: {
    roles: ['rdt-team', 'editor', 'siro'],
    actionOwners: false,
    words: 'the Regional Digital Transformation team of its region, and the organisation’s editors and SIROs',
  },
  'escalation-proposed': {
    roles: ['reviewer', 'lead'],
    actionOwners: false,
    words: 'the reviewers and the lead at NHS Digital, one of whom confirms or declines it',
  },
}

/** The part that the holder of a role has; `action-owner` stands for an action owner, who has no role here. */
export function addresseeOf(role: string): Addressee {
  if (role === 'action-owner' || role === 'rdt-team') return role
  return role === 'reviewer' || role === 'lead' ? 'national' : 'organisation'
}

/** One reminder to one person, to be written into their email of the day. */
export type PendingReminder = {
  readonly reminder: SentReminder
  readonly organisation: Pick<Organisation, 'code' | 'name'>
  readonly cycle: CycleName
  readonly as: Addressee
  /** In force on the day of the email. */
  readonly guidance: Guidance
  /** How many unfinished evidence items are the action owner’s; 0 for everybody else. */
  readonly items: number
  /** The editors whom an action owner tells about progress. */
  readonly editors: readonly { readonly name: string; readonly email: string }[]
}

type ReminderDescription = {
  /** “A reminder: send the September update by”, to be followed by the day of the milestone. */
  readonly what: string
  readonly toWhom: string
}

/** What the service will email, and to whom, if the organisation sends nothing and no guidance changes. */
export function describeReminder({ milestone, step }: Pick<Reminder, 'milestone' | 'step'>): ReminderDescription {
  return {
    what: `${kinds[step]}: ${lowerFirst(milestones[milestone].title)}`,
    toWhom: upperFirst(recipients[step].words),
  }
}

const kinds: Readonly<Record<EscalationStep, string>> = {
  reminder: 'Reminder',
  'last-reminder': 'Last reminder',
  'on-the-day': 'On the day',
  overdue: 'Overdue',
  'update-asked': 'Request for an update',
  region: 'Request to work with the organisation',
  'escalation-proposed': 'Escalation to NHSX, proposed',
}
