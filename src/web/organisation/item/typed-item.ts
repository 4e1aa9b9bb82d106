import { createHash } from 'node:crypto'
import type { DraftItem } from '../../../core/casefile/drafts.ts'
import { canonicalItem } from '../../../core/plan/canonical.ts'
import { eachItemText, type ItemPart, type ItemTexts, itemParts } from '../../../core/plan/item-texts.ts'
import { plainItem } from '../../../core/plan/plain-item.ts'
import { emptyItem, type PlanItem } from '../../../core/plan/plan.ts'
import { count, field, type SubmittedForm } from '../../../http/form.ts'
import { noDate, type TypedDate, typedDate, typedFrom } from '../../../http/forms/date-field.ts'

/** What was typed in an item's form. The form comes back like this, whatever is wrong with it. */
export type TypedItem = ItemTexts & {
  readonly basedOn: number
  /** Fingerprints of the item's parts when the form was opened: see `loadedParts`. */
  readonly asOpened: string
  readonly actions: readonly TypedAction[]
  readonly owner: { readonly name: string; readonly role: string; readonly email: string }
  /** `by`, `after` or empty. */
  readonly completion: string
  readonly date: TypedDate
  readonly months: string
  /** `yes`, `no` or empty. */
  readonly covid: string
  readonly explanation: string
}

/** `id` is empty for an action that was never saved. */
export type TypedAction = {
  readonly id: string
  readonly text: string
  readonly done: TypedDate
  readonly note: string
}

const noAction: TypedAction = { id: '', text: '', done: noDate, note: '' }

const mostActions = 100

/** Reads what was typed from the submitted form. */
export function typedItem(form: SubmittedForm): TypedItem {
  const numbers = Array.from({ length: Math.min(count(form, 'actions'), mostActions) }, (_, index) => index + 1)
  return {
    basedOn: count(form, 'basedOn'),
    asOpened: field(form, 'asOpened'),
    ...eachItemText((name) => field(form, name)),
    actions: numbers.map((number) => ({
      id: field(form, `action-${number}-id`),
      text: field(form, `action-${number}`),
      done: typedDate(form, `action-${number}-done`),
      note: field(form, `action-${number}-note`),
    })),
    owner: {
      name: field(form, 'owner-name'),
      role: field(form, 'owner-role'),
      email: field(form, 'owner-email'),
    },
    completion: field(form, 'completion'),
    date: typedDate(form, 'completion-date'),
    months: field(form, 'completion-months'),
    covid: field(form, 'covid'),
    explanation: field(form, 'covid-explanation'),
  }
}

/** A saved item as form fields. */
export function typedFromDraft({ item, version }: DraftItem): TypedItem {
  const { actions, owner, completion, covid } = item
  const typedActions = actions.map(({ id, text, doneOn, note }) => ({ id, text, done: typedFrom(doneOn), note }))
  return {
    basedOn: version,
    asOpened: loadedParts(item),
    ...eachItemText((name) => item[name]),
    actions: typedActions.length === 0 ? [noAction] : typedActions,
    owner: { name: owner?.name ?? '', role: owner?.role ?? '', email: owner?.email ?? '' },
    ...typedCompletion(completion),
    covid: covid.affected === null ? '' : covid.affected ? 'yes' : 'no',
    explanation: covid.explanation,
  }
}

function typedCompletion(completion: PlanItem['completion']): Pick<TypedItem, 'completion' | 'date' | 'months'> {
  switch (completion.kind) {
    case 'by':
      return { completion: 'by', date: typedFrom(completion.day), months: '' }
    case 'after-return-to-business-as-usual':
      return { completion: 'after', date: noDate, months: completion.months === null ? '' : String(completion.months) }
    case 'not-given':
      return { completion: '', date: noDate, months: '' }
  }
}

/** With one more empty action at the end. */
export function withAnotherAction(typed: TypedItem): TypedItem {
  return typed.actions.length >= mostActions ? typed : { ...typed, actions: [...typed.actions, noAction] }
}

/** Without the action at that position, counted from 1; an empty one stays if it was the last. */
export function withoutAction(typed: TypedItem, number: number): TypedItem {
  const actions = typed.actions.filter((_, index) => index + 1 !== number)
  return { ...typed, actions: actions.length === 0 ? [noAction] : actions }
}

/** A fingerprint of each part of an item when its form is opened, for one hidden field. */
function loadedParts(item: PlanItem): string {
  return itemParts.map((part) => fingerprint(item, part)).join(' ')
}

/** The parts of an item that changed since the form was opened; all of them where that is not known. */
export function changedParts(item: PlanItem, asOpened: string): readonly ItemPart[] {
  const before = asOpened.split(' ')
  return itemParts.filter((part, index) => before[index] !== fingerprint(item, part))
}

/** Merges two people's versions of one item: mine in the parts I changed, theirs in all others. */
export function putTogether(theirs: PlanItem, mine: PlanItem, myParts: readonly ItemPart[]): PlanItem {
  return { ...theirs, ...Object.fromEntries(myParts.map((part) => [part, mine[part]])) }
}

function fingerprint(item: PlanItem, part: ItemPart): string {
  const only = { ...emptyItem(item.evidence), [part]: item[part] }
  return createHash('sha256')
    .update(canonicalItem(plainItem(only)))
    .digest('hex')
    .slice(0, 16)
}
