import type { EvidenceReference } from '../catalogue/evidence.ts'
import { inWords } from '../day.ts'
import type { Hint, HintId } from './hints.ts'
import { describeCompletion } from './in-words.ts'
import type { NoWorkDay } from './no-work-day.ts'
import type { OwnerDoubt } from './owner-doubt.ts'
import type { Thinness } from './thin-action.ts'
import type { Field } from './wording.ts'

/** A hint as a person reads it: the same on the page, in the workbook report and in the API. No guidance is quoted: it has none. */
export type HintWording = {
  readonly rule: HintId
  readonly evidence: EvidenceReference | null
  /** What was noticed, with the reference. */
  readonly heading: string
  readonly quote: null
  readonly whatToDo: string
  readonly field: Field
}

type Said = Pick<HintWording, 'heading' | 'whatToDo' | 'field'>

/** The words for a hint. */
export function hintWording(hint: Hint): HintWording {
  const evidence = 'evidence' in hint ? hint.evidence : null
  return { rule: hint.rule, evidence, quote: null, ...said(hint) }
}

type Wordings = { readonly [R in HintId]: (hint: Hint & { readonly rule: R }) => Said }

const wordings: Wordings = {
  H1: ({ evidence, owner, noticed }) => ({
    heading: `The owner of ${evidence}, “${short(owner)}”, ${ownerNoticed[noticed]}`,
    whatToDo: 'Name one person who is accountable. Others can still do the work.',
    field: 'owner',
  }),
  H2: ({ evidence, action, noticed }) => ({
    heading: `An action of ${evidence}, “${short(action)}”, ${actionNoticed[noticed]}`,
    whatToDo: 'Say what will be done: which step, and what will be there afterwards.',
    field: 'actions',
  }),
  H3: ({ items, latest }) => ({
    heading: `All ${items.length} dates are on the last day, ${inWords(latest)}`,
    whatToDo: 'Check that each item really takes until then, and that all of them can be completed on one day.',
    field: 'plan',
  }),
  H4: ({ evidence, completes, noticed }) => ({
    heading: `${evidence} is to be complete by ${inWords(completes)}, which is ${dayNoticed(noticed)}`,
    whatToDo: 'Check the date. If the actions are done, mark them as done.',
    field: 'completion',
  }),
  H5: ({ evidence, dates }) => ({
    heading: `The date of ${evidence} has moved ${times(dates.length - 1)}: ${dates.map((date) => describeCompletion(date)).join(', then ')}`,
    whatToDo: 'Check what holds the item up, and whether the date can be kept now.',
    field: 'completion',
  }),
  H6: ({ evidence, since }) => ({
    heading: `Nothing has been done or said about the actions of ${evidence} since the update of ${inWords(since)}`,
    whatToDo: 'Say how far the actions are.',
    field: 'actions',
  }),
  H7: ({ items, action }) => ({
    heading: `The same action, “${short(action)}”, is on ${items.length} items: ${items.join(', ')}`,
    whatToDo: 'Check that it meets each of them. Say what will be done for each where it differs.',
    field: 'plan',
  }),
}

function said<H extends Hint>(hint: H): Said {
  const wording = wordings[hint.rule] as (hint: H) => Said
  return wording(hint)
}

const ownerNoticed: Readonly<Record<OwnerDoubt, string>> = {
  'nobody-yet': 'is nobody yet',
  group: 'is not one person',
  several: 'looks like more than one person',
}

const actionNoticed: Readonly<Record<Thinness, string>> = {
  'says-nothing': 'does not say what will be done',
  'restates-the-gap': 'only says again what the gap is',
}

function dayNoticed(noticed: NoWorkDay): string {
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

/** A few words are enough to find the text again. */
function short(text: string): string {
  const characters = [...text.trim()]
  return characters.length <= 60 ? characters.join('') : `${characters.slice(0, 57).join('').trimEnd()}…`
}
