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

/** Handles the buttons of an item's form: add an action, remove one, change mine, or save. */
export async function saveItem(request: SignedInRequest, context: CasefileContext): Promise<Answer> {
  const listed = listedItem(context, request.params.reference)
  if (listed === null) return notFound
  const typed = typedItem(request.form)
  const button = field(request.form, 'action')
  const edit = { request, context, listed }
  if (button === 'add') {
    const more = withAnotherAction(typed)
    return show(<Item {...edit} typed={more} startAt={more.actions.length} />)
  }
  if (button.startsWith('remove-'))
    return show(<Item {...edit} typed={withoutAction(typed, Number(button.slice(7)))} />)
  if (button === 'edit') return show(<Item {...edit} typed={typed} />)
  return save(edit, typed, button)
}

type ItemEdit = { readonly request: SignedInRequest; readonly context: CasefileContext; readonly listed: ListedItem }

async function save(edit: ItemEdit, typed: TypedItem, button: string): Promise<Answer> {
  const { request, context, listed } = edit
  const newId = newActionIds(context.casefile, listed.evidence, typed.basedOn)
  const read = readItem(typed, { evidence: listed.evidence, today: request.today, newId })
  const showErrors = (errors: readonly FormError[]) => showAgain(<Item {...edit} typed={typed} errors={errors} />)
  if (!read.ok) return showErrors(read.errors)
  const item = button === 'together' ? mergedItem(listed, read.item, typed) : read.item
  const command = { type: 'save-item', basedOn: typed.basedOn, item } as const
  const handled = await handle(request.casework, request.viewer, context, command)
  if (handled.result === 'not-allowed') return notFound
  if (handled.result === 'done') return goToNext(edit)
  if (handled.refusal.name !== 'changed-meanwhile')
    return showErrors([{ field: null, text: refusalMessage(handled.refusal) }])
  return editConflict({ ...edit, context: { ...context, casefile: handled.casefile } }, read.item, typed)
}

function mergedItem({ draftItem }: ListedItem, mine: PlanItem, { asOpened }: TypedItem): PlanItem {
  return putTogether(draftItem.item, mine, changedParts(mine, asOpened))
}

/** Two people edited one item: shows both versions, unless they say the same. */
function editConflict(now: ItemEdit, mine: PlanItem, { asOpened }: TypedItem): Answer {
  const theirs = listedItem(now.context, now.listed.evidence)?.draftItem
  if (theirs === undefined) return notFound
  if (canonicalItem(theirs.item) === canonicalItem(mine)) return goToNext(now)
  const changed = { mine: changedParts(mine, asOpened), theirs: changedParts(theirs.item, asOpened) }
  const page = (
    <EditConflict request={now.request} context={now.context} theirs={theirs} mine={mine} changed={changed} />
  )
  return showAgain(page, 409)
}

function goToNext({ request, context, listed }: ItemEdit): Answer {
  const { evidence, next } = listed
  const nextPage = field(request.form, 'action') === 'next' && next !== null ? `/items/${next}` : ''
  return goTo(`${context.address}/plan${nextPage}?saved=${evidence}`)
}

/**
 * Makes ids for the new actions of a form that was opened on `version`: `4-1` for the first new one in the fourth save.
 * No other save of the item makes the same id, so that a removed action's id is never used again.
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
