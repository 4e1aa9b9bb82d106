import type { Casefile } from '../casefile/casefile.ts'
import type { CasefileEvent } from '../casefile/events.ts'
import { type Day, inWords } from '../day.ts'
import type { Guidance } from '../guidance/guidance.ts'
import type { Quotes } from '../guidance/quotes.ts'
import { statusNameOn } from '../guidance/status-names.ts'
import type { Audience } from './letter.ts'

export type EventType = CasefileEvent['type']

/** What a letter is written from: the event, the casefile after it, and the guidance in force on its day, if any. */
export type About<T extends EventType> = {
  readonly event: CasefileEvent & { readonly type: T }
  readonly casefile: Casefile
  readonly guidance: Guidance | null
  /** Quotes from the guidance that the plan is judged by (G3). */
  readonly quotes: Quotes
}

/** What the paragraphs that many letters share are written from. */
export type Situation = About<EventType>

/** One kind of letter: who gets it, when, and its words. */
export type Wording<T extends EventType> = {
  readonly to: Audience
  /** Written only where this holds, said in words for the documents; always where it is absent. */
  readonly when?: { readonly words: string; readonly holds: (about: About<T>) => boolean }
  /** Ends the subject line, after the organisation and the cycle. */
  readonly happened: (about: About<T>) => string
  /** One string a paragraph; an empty one is left out. */
  readonly body: (about: About<T>) => readonly string[]
  readonly link: { readonly text: string; readonly page: Page }
}

/** Every kind of letter about one type of event, by the kind's name. */
export type Wordings<T extends EventType> = Readonly<Record<string, Wording<T>>>

export type Page = 'home' | 'plan' | 'send' | 'updates' | 'review' | 'late-plans' | 'support' | 'escalation'

export function pathOf(page: Page, { organisation, cycle }: Casefile): string {
  const paths: Readonly<Record<Page, string>> = {
    home: `/organisations/${organisation.code}`,
    plan: `/organisations/${organisation.code}/${cycle}/plan`,
    send: `/organisations/${organisation.code}/${cycle}/plan/send`,
    updates: `/organisations/${organisation.code}/${cycle}/updates`,
    review: `/reviews/${organisation.code}/${cycle}`,
    'late-plans': '/exceptions',
    support: `/organisations/${organisation.code}/${cycle}/support`,
    escalation: `/escalations/${organisation.code}/${cycle}`,
  }
  return paths[page]
}

/** The status after the event, by the name of its day (S6). */
export function statusName({ casefile, event }: Situation): string {
  return statusNameOn(casefile.status, event.on)
}

/** A paragraph of lines: a heading, then one line for each point that is not empty. Without points, nothing. */
export function list(heading: string, points: readonly string[]): string {
  const lines = points.filter((point) => point !== '').map((point) => `- ${point}`)
  return lines.length === 0 ? '' : [heading, ...lines].join('\n')
}

/** The text as a sentence: a full stop is put where it ends with no mark of its own. */
export function sentence(text: string): string {
  const trimmed = text.trim()
  return /[.!?]$/.test(trimmed) ? trimmed : `${trimmed}.`
}

/** `words` of a day that guidance may have withdrawn, or nothing. */
export function ifDay(day: Day | null | undefined, words: (day: string) => string): string {
  return day === null || day === undefined ? '' : words(inWords(day))
}
