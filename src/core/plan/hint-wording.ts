import type { EvidenceReference } from '../catalogue/evidence.ts'
import { formatDate } from '../day.ts'
import type { ActionDoubt } from './action-doubt.ts'
import { describeCompletion } from './describe.ts'
import type { Field } from './finding-wording.ts'
import type { Hint, HintId } from './hints.ts'
import type { NonWorkingDay } from './non-working-days.ts'
import type { OwnerDoubt } from './owner-doubt.ts'

/**
 * A hint in words, the same on the page, in the workbook report and in the API. It quotes no guidance: hints are ours.
 */
export type HintWording = {
  readonly rule: HintId
  readonly evidence: EvidenceReference | null
  /** What was noticed, with the reference. */
  readonly heading: string
  readonly quote: null
  readonly whatToDo: string
  readonly field: Field
}

type Message = Pick<HintWording, 'heading' | 'whatToDo' | 'field'>

/** A hint in words. */
export function hintWording(hint: Hint): HintWording {
  const evidence = 'evidence' in hint ? hint.evidence : null
  return { rule: hint.rule, evidence, quote: null, ...messageOf(hint) }
}

type Wordings = { readonly [R in HintId]: (hint: Hint & { readonly rule: R }) => Message }

const wordings: Wordings = {
  H1: ({ evidence, owner, noticed }) => ({
    heading: `The owner of ${evidence}, “${short(owner)}”, ${ownerDoubts[noticed]}`,
    whatToDo: 'Name one person who is accountable. Others can still do the work.',
    field: 'owner',
  }),
  H2: ({ evidence, action, noticed }) => ({
    heading: `An action of ${evidence}, “${short(action)}”, ${actionDoubts[noticed]}`,
    whatToDo: 'Say what will be done: which step, and what it will result in.',
    field: 'actions',
  }),
  H3: ({ items, latest }) => ({
    heading: `All ${items.length} dates are on the last day, ${formatDate(latest)}`,
    whatToDo: 'Check that each item really takes until then, and that all of them can be completed on one day.',
    field: 'plan',
  }),
  H4: ({ evidence, completes, noticed }) => ({
    heading: `${evidence} is to be complete by ${formatDate(completes)}, which is ${dayDoubt(noticed)}`,
    whatToDo: 'Check the date. If the actions are done, mark them as done.',
    field: 'completion',
  }),
  H5: ({ evidence, dates }) => ({
    heading: `The date of ${evidence} has moved ${times(dates.length - 1)}: ${dates.map((date) => describeCompletion(date)).join(', then ')}`,
    whatToDo: 'Check what delays the item, and whether the date can be kept now.',
    field: 'completion',
  }),
  H6: ({ evidence, since }) => ({
    heading: `Nothing has been done or said about the actions of ${evidence} since the update of ${formatDate(since)}`,
    whatToDo: 'Say how far the actions are.',
    field: 'actions',
  }),
  H7: ({ items, action }) => ({
    heading: `The same action, “${short(action)}”, is on ${items.length} items: ${items.join(', ')}`,
    whatToDo: 'Check that it meets each of them. If they differ, say what will be done for each.',
    field: 'plan',
  }),
}

function messageOf<H extends Hint>(hint: H): Message {
  const wording = wordings[hint.rule] as (hint: H) => Message
  return wording(hint)
}

const ownerDoubts: Readonly<Record<OwnerDoubt, string>> = {
  'nobody-yet': 'does not name a person yet',
  group: 'is not one person',
  several: 'looks like more than one person',
}

const actionDoubts: Readonly<Record<ActionDoubt, string>> = {
  'says-nothing': 'does not say what will be done',
  'restates-the-gap': 'only repeats the gap',
}

function dayDoubt(noticed: NonWorkingDay): string {
  switch (noticed.kind) {
    case 'past':
      return 'in the past'
    case 'weekend':
      return 'at a weekend'
    case 'bank-holiday':
      return `a bank holiday (${noticed.name})`
  }
}

function times(count: number): string {
  return count === 2 ? 'twice' : `${count} times`
}

/** Shortened to 60 characters: enough to recognise the text. */
function short(text: string): string {
  const characters = [...text.trim()]
  return characters.length <= 60 ? characters.join('') : `${characters.slice(0, 57).join('').trimEnd()}…`
}
