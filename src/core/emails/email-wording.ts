import type { Casefile } from '../casefile/casefile.ts'
import type { CasefileEvent } from '../casefile/events.ts'
import { type Day, formatDate } from '../day.ts'
import type { Quotes } from '../guidance/clauses.ts'
import type { Guidance } from '../guidance/guidance.ts'
import { statusNameOn } from '../guidance/status-names.ts'
import type { Audience } from './email.ts'

export type EventType = CasefileEvent['type']

/**
 * What an email is written from: the event, the casefile after it, and the guidance in force on the day of the event.
 */
export type EmailInput<T extends EventType> = {
  readonly event: CasefileEvent & { readonly type: T }
  readonly casefile: Casefile
  readonly guidance: Guidance | null
  /** Quotations from the guidance by which the plan is judged (G3). */
  readonly quotes: Quotes
}

/** The same for paragraphs that many emails share. */
export type AnyEmailInput = EmailInput<EventType>

/** One kind of email: who gets it, when, and its words. */
export type EmailWording<T extends EventType> = {
  readonly to: Audience
  /** The email is written only where `holds` gives true, always without it; `words` describe that in the documents. */
  readonly when?: { readonly words: string; readonly holds: (about: EmailInput<T>) => boolean }
  /** Ends the subject line, after the organisation and the cycle. */
  readonly subjectEnding: (about: EmailInput<T>) => string
  /** One string for each paragraph; empty ones are left out. */
  readonly body: (about: EmailInput<T>) => readonly string[]
  readonly link: { readonly text: string; readonly page: Page }
}

/** Every kind of email about one type of event, by the kind's name. */
export type EmailWordings<T extends EventType> = Readonly<Record<string, EmailWording<T>>>

export type Page = 'home' | 'plan' | 'send' | 'updates' | 'review' | 'late-plans' | 'support' | 'escalation'

export function pathOf(page: Page, { organisation, cycle }: Casefile): string {
  const paths: Readonly<Record<Page, string>> = {
    home: `/organisations/${organisation.code}`,
    plan: `/organisations/${organisation.code}/${cycle}/plan`,
    send: `/organisations/${organisation.code}/${cycle}/plan/send`,
    updates: `/organisations/${organisation.code}/${cycle}/updates`,
    review: `/reviews/${organisation.code}/${cycle}`,
    'late-plans': '/late-plans',
    support: `/organisations/${organisation.code}/${cycle}/support`,
    escalation: `/escalations/${organisation.code}/${cycle}`,
  }
  return paths[page]
}

/** The status after the event, by the name of its day (S6). */
export function statusName({ casefile, event }: AnyEmailInput): string {
  return statusNameOn(casefile.status, event.on)
}

/** `words` with the day as “31 December 2021”; an empty text where there is no day, as after its withdrawal. */
export function ifDay(day: Day | null | undefined, words: (day: string) => string): string {
  return day === null || day === undefined ? '' : words(formatDate(day))
}
