import type { Casefile } from '../casefile/casefile.ts'
import type { CasefileEvent } from '../casefile/events.ts'
import { type Day, formatDate } from '../day.ts'
import type { Quotes } from '../guidance/clauses.ts'
import type { Guidance } from '../guidance/guidance.ts'
import { statusNameOn } from '../guidance/status-names.ts'
import type { Audience } from './email.ts'

export type EventType = CasefileEvent['type']

/** What an email is written from: the event, the casefile after it, and the guidance in force on its day, if any. */
export type EmailInput<T extends EventType> = {
  readonly event: CasefileEvent & { readonly type: T }
  readonly casefile: Casefile
  readonly guidance: Guidance | null
  /** Quotes from the guidance that the plan is judged by (G3). */
  readonly quotes: Quotes
}

/** What the paragraphs that many emails share are written from. */
export type AnyEmailInput = EmailInput<EventType>

/** One kind of email: who gets it, when, and its words. */
export type EmailWording<T extends EventType> = {
  readonly to: Audience
  /** Written only where this holds, said in words for the documents; always where it is absent. */
  readonly when?: { readonly words: string; readonly holds: (about: EmailInput<T>) => boolean }
  /** Ends the subject line, after the organisation and the cycle. */
  readonly subjectEnding: (about: EmailInput<T>) => string
  /** One string a paragraph; an empty one is left out. */
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

/** `words` of a day that guidance may have withdrawn, or nothing. */
export function ifDay(day: Day | null | undefined, words: (day: string) => string): string {
  return day === null || day === undefined ? '' : words(formatDate(day))
}
