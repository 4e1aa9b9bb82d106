import assert from 'node:assert/strict'
import type { CasefileEvent } from '../casefile/events.ts'
import { anOrganisation } from '../casefile/example-events.builders.ts'
import { casefileAfter, eventsBefore } from '../casefile/story.builders.ts'
import { day } from '../day.ts'
import { guidance2021 } from '../guidance/2020-21.ts'
import type { CycleGuidance } from '../guidance/guidance.ts'
import type { Organisation } from '../organisation.ts'
import type { Letter } from './letter.ts'
import { lettersFor } from './letters.ts'

/** The letters about an event that follows the story so far. */
export function lettersOf(
  event: CasefileEvent,
  guidance: CycleGuidance | null = guidance2021,
  organisation: Organisation = anOrganisation(),
): readonly Letter[] {
  return lettersFor(event, casefileAfter([...eventsBefore(event.type), event], organisation), guidance)
}

/** The one letter about such an event. */
export function only(...given: Parameters<typeof lettersOf>): Letter {
  const [letter, ...others] = lettersOf(...given)
  assert.ok(letter !== undefined && others.length === 0)
  return letter
}

/** The event on another day. */
export function on(text: string, event: CasefileEvent): CasefileEvent {
  return { ...event, on: day(text) }
}
