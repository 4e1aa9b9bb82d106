import { handle } from '../../../casework/handle.ts'
import type { Casefile } from '../../../core/casefile/casefile.ts'
import { refusalMessage } from '../../../core/casefile/decide/refusals.ts'
import type { EvidenceReference } from '../../../core/catalogue/evidence.ts'
import { canonicalItem } from '../../../core/plan/canonical.ts'
import type { PlanItem } from '../../../core/plan/plan.ts'
import { type Answer, goTo, notFound, show, showAgain } from '../../../http/answer.ts'
import { field } from '../../../http/form.ts'
import type { SignedInRequest } from '../../../http/page-request.ts'
import type { FormError } from '../../nhsuk/error-summary.tsx'
import type { CasefileContext } from '../casefile-context.ts'
import { EditConflict } from './edit-conflict.tsx'
import { Item } from './item-page.tsx'
import { type ListedItem, listedItem } from './listed-item.ts'
import { readItem } from './read-item.ts'
import { changedParts, putTogether, type TypedItem, typedItem, withAnotherAction, withoutAction } from './typed-item.ts'

/** What was pressed on an item's form: another action, one action less, or to save it. */
export async function saveItem(request: SignedInRequest, opened: CasefileContext): Promise<Answer> {
  const listed = listedItem(opened, request.params.reference)
  if (listed === null) return notFound
  const typed = typedItem(request.form)
  const press = field(request.form, 'press')
  const again = { request, opened, listed }
  if (press === 'add') {
    const more = withAnotherAction(typed)
    return show(<Item {...again} typed={more} startAt={more.actions.length} />)
  }
  if (press.startsWith('remove-')) return show(<Item {...again} typed={withoutAction(typed, Number(press.slice(7)))} />)
  if (press === 'edit') return show(<Item {...again} typed={typed} />)
  return save(again, typed, press)
}

type Writing = { readonly request: SignedInRequest; readonly opened: CasefileContext; readonly listed: ListedItem }

async function save(writing: Writing, typed: TypedItem, press: string): Promise<Answer> {
  const { request, opened, listed } = writing
  const newId = newActionIds(opened.casefile, listed.evidence, typed.basedOn)
  const read = readItem(typed, { evidence: listed.evidence, today: request.today, newId })
  const again = (errors: readonly FormError[]) => showAgain(<Item {...writing} typed={typed} errors={errors} />)
  if (!read.ok) return again(read.errors)
  const item = press === 'together' ? mergedItem(listed, read.item, typed) : read.item
  const order = { type: 'save-item', basedOn: typed.basedOn, item } as const
  const handled = await handle(request.casework, request.viewer, opened.place, order)
  if (handled.result === 'not-allowed') return notFound
  if (handled.result === 'done') return onwards(writing)
  if (handled.refusal.name !== 'changed-meanwhile')
    return again([{ field: null, text: refusalMessage(handled.refusal) }])
  return editConflict({ ...writing, opened: { ...opened, casefile: handled.casefile } }, read.item, typed)
}

function mergedItem({ draftItem }: ListedItem, mine: PlanItem, { asOpened }: TypedItem): PlanItem {
  return putTogether(draftItem.item, mine, changedParts(mine, asOpened))
}

/** Two people wrote on one item: both versions are shown, unless they say the same. */
function editConflict(now: Writing, mine: PlanItem, { asOpened }: TypedItem): Answer {
  const theirs = listedItem(now.opened, now.listed.evidence)?.draftItem
  if (theirs === undefined) return notFound
  if (canonicalItem(theirs.item) === canonicalItem(mine)) return onwards(now)
  const changed = { mine: changedParts(mine, asOpened), theirs: changedParts(theirs.item, asOpened) }
  const page = <EditConflict request={now.request} opened={now.opened} theirs={theirs} mine={mine} changed={changed} />
  return showAgain(page, 409)
}

function onwards({ request, opened, listed }: Writing): Answer {
  const { evidence, next } = listed
  const on = field(request.form, 'press') === 'next' && next !== null ? `/items/${next}` : ''
  return goTo(`${opened.address}/plan${on}?saved=${evidence}`)
}

/**
 * Gives an id to each action that is new in a form opened on `version`: `4-1` for the first new one of the fourth
 * save, which no other save of the item gives, so that a removed action's id never comes back.
 */
function newActionIds(casefile: Casefile, evidence: EvidenceReference, version: number): () => string {
  const plans = [
    casefile.planDraft?.items.map(({ item }) => item) ?? [],
    ...casefile.sent.map(({ plan }) => plan.items),
    casefile.current?.items ?? [],
  ]
  const items = plans.flat().filter((item) => item.evidence === evidence)
  const used = new Set(items.flatMap(({ actions }) => actions.map(({ id }) => id)))
  let number = 0
  return () => {
    do number += 1
    while (used.has(`${version + 1}-${number}`))
    return `${version + 1}-${number}`
  }
}
