import { handle } from '../../../casework/handle.ts'
import { sayRefusal } from '../../../core/casefile/refusals.ts'
import { compareItems } from '../../../core/plan/compare.ts'
import type { PlanItem } from '../../../core/plan/plan.ts'
import { type Answer, goTo, notFound, show, showAgain } from '../../answer.ts'
import { field } from '../../form.ts'
import type { FormError } from '../../nhsuk/form-error.ts'
import type { SignedInRequest } from '../../page-request.ts'
import type { Opened } from '../opened.ts'
import { Collision } from './collision.tsx'
import { Item } from './item-page.tsx'
import { type ListedItem, listedItem } from './listed-item.ts'
import { newActionIds } from './new-action-ids.ts'
import { readItem } from './read-item.ts'
import { type TypedItem, typedItem, withAnotherAction, withoutAction } from './typed-item.ts'

/** What was pressed on an item's form: another action, one action less, or to save it. */
export async function saveItem(request: SignedInRequest, opened: Opened): Promise<Answer> {
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
  return save(request, opened, listed, typed)
}

async function save(request: SignedInRequest, opened: Opened, listed: ListedItem, typed: TypedItem): Promise<Answer> {
  const newId = newActionIds(opened.casefile, listed.evidence, typed.basedOn)
  const read = readItem(typed, { evidence: listed.evidence, today: request.today, newId })
  const again = (errors: readonly FormError[]) =>
    showAgain(<Item request={request} opened={opened} listed={listed} typed={typed} errors={errors} />)
  if (!read.ok) return again(read.errors)
  const order = { type: 'save-item', basedOn: typed.basedOn, item: read.item } as const
  const handled = await handle(request.casework, request.viewer, opened.place, order)
  if (handled.result === 'not-allowed') return notFound
  if (handled.result === 'done') return onwards(request, opened, listed)
  if (handled.refusal.name !== 'changed-meanwhile') return again([{ field: null, text: sayRefusal(handled.refusal) }])
  return collided(request, { ...opened, casefile: handled.casefile }, listed, read.item)
}

/** Two people wrote on one item: both versions are shown, unless they say the same. */
function collided(request: SignedInRequest, now: Opened, listed: ListedItem, mine: PlanItem): Answer {
  const theirs = listedItem(now, listed.evidence)
  if (theirs === null) return notFound
  const change = compareItems(theirs.draftItem.item, mine)
  if (change.kind !== 'changed') return onwards(request, now, listed)
  const page = <Collision request={request} opened={now} theirs={theirs.draftItem} fields={change.fields} />
  return showAgain(page, 409)
}

function onwards({ form }: SignedInRequest, { address }: Opened, { evidence, next }: ListedItem): Answer {
  const on = field(form, 'press') === 'next' && next !== null ? `/items/${next}` : ''
  return goTo(`${address}/plan${on}?saved=${evidence}`)
}
