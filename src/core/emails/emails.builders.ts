import assert from 'node:assert/strict'
import type { CasefileEvent } from '../casefile/events.ts'
import { anOrganisation, casefileAfter, eventsBefore } from '../casefile/example-events.builders.ts'
import { day } from '../day.ts'
import { guidance2021 } from '../guidance/cycles/2020-21.ts'
import type { CycleGuidance } from '../guidance/guidance.ts'
import type { Organisation } from '../organisation.ts'
import type { Email } from './email.ts'
import { emailsFor } from './event-emails.ts'

/** The emails about an event that follows the story so far. */
export function emailsOf(
  event: CasefileEvent,
  guidance: CycleGuidance | null = guidance2021,
  organisation: Organisation = anOrganisation(),
): readonly Email[] {
  return emailsFor(event, casefileAfter([...eventsBefore(event.type), event], organisation), guidance)
}

/** The one email about such an event. */
export function only(...given: Parameters<typeof emailsOf>): Email {
  const [email, ...others] = emailsOf(...given)
  assert.ok(email !== undefined && others.length === 0)
  return email
}

/** The event on another day. */
export function on(text: string, event: CasefileEvent): CasefileEvent {
  return { ...event, on: day(text) }
}
