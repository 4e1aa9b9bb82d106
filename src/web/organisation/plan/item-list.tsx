import type { DraftItem, PlanDraft } from '../../../core/casefile/drafts.ts'
import { itemAsked } from '../../../core/catalogue/catalogues.ts'
import type { Day } from '../../../core/day.ts'
import { describeCompletion, describeOwner } from '../../../core/plan/in-words.ts'
import type { Finding } from '../../../core/plan/rules.ts'
import { useReturnDay } from '../../components/return-day.ts'
import { StatusTag } from '../../components/status-tag.tsx'
import { TaskList } from '../../nhsuk/task-list.tsx'
import type { Opened } from '../opened.ts'
import { itemState } from './item-state.ts'

export type ItemListProps = {
  readonly opened: Opened
  readonly draft: PlanDraft
  readonly findings: readonly Finding[]
}

/** P1: every gap, with what is still missing of it. */
export function ItemList({ opened, draft, findings }: ItemListProps) {
  const { cycle } = opened.place
  const returnDay = useReturnDay()
  return (
    <TaskList
      idPrefix="item"
      items={draft.items.map((draftItem) => {
        const { evidence } = draftItem.item
        const { name, tone, lacks } = itemState(draftItem, findings)
        return {
          heading: `${evidence} ${itemAsked(cycle, evidence)?.text ?? ''}`.trim(),
          href: `${opened.address}/plan/items/${evidence}`,
          hint: hintOf(draftItem, lacks, returnDay),
          status: <StatusTag name={name} tone={tone} />,
        }
      })}
    />
  )
}

function hintOf({ item, version }: DraftItem, lacks: string, returnDay: Day | null) {
  if (version === 0) return undefined
  const { owner, completion } = item
  const said = [
    owner === null ? '' : describeOwner({ ...owner, role: '', email: '' }),
    completion.kind === 'not-given' ? '' : describeCompletion(completion, returnDay),
  ].filter((part) => part !== '')
  return (
    <>
      {said.join(', ')}
      {said.length > 0 && lacks !== '' && <br />}
      {lacks}
    </>
  )
}
