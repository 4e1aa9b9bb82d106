import { counted } from '../../../core/casefile/counted.ts'
import { type KeptRevision, revisionName, shortRevision } from '../../../core/casefile/revisions.ts'
import { compareItems, comparePlans, type FieldChange, type ItemChange } from '../../../core/plan/compare.ts'
import { emptyItem } from '../../../core/plan/plan.ts'
import { FieldChanges } from '../../components/field-changes.tsx'
import { StatusTag, type Tone } from '../../components/status-tag.tsx'

/** What became of each item from one revision to the other; changed items first, unchanged ones in a line. */
export function ComparedPlans({ from, to }: { readonly from: KeptRevision; readonly to: KeptRevision }) {
  const changes = comparePlans(from.plan, to.plan)
  const different = changes.filter(({ kind }) => kind !== 'unchanged')
  const same = changes.filter(({ kind }) => kind === 'unchanged')
  return (
    <>
      <h2 class="nhsuk-heading-m">
        {different.length === 0 ? 'Nothing is different' : `${counted(different.length, 'evidence item')} changed`}
      </h2>
      <p>
        From: {revisionName(from)}
        <br />
        To: {revisionName(to)}
      </p>
      {different.map((change) => (
        <ChangedItem change={change} from={from} to={to} />
      ))}
      {same.length > 0 && <p>Unchanged: {same.map(({ evidence }) => evidence).join(', ')}.</p>}
    </>
  )
}

type ChangedItemProps = { readonly change: ItemChange; readonly from: KeptRevision; readonly to: KeptRevision }

function ChangedItem({ change, from, to }: ChangedItemProps) {
  const { evidence, kind } = change
  return (
    <section aria-labelledby={`item-${evidence}`}>
      <h3 class="nhsuk-heading-s" id={`item-${evidence}`}>
        Evidence item {evidence} <StatusTag {...tags[kind]} />
      </h3>
      <FieldChanges
        caption={`${tags[kind].name}: evidence item ${evidence}`}
        fields={fieldsOf(change)}
        beforeName={`From ${shortRevision(from.revision)}`}
        afterName={`To ${shortRevision(to.revision)}`}
      />
    </section>
  )
}

const tags: Readonly<Record<ItemChange['kind'], { readonly name: string; readonly tone: Tone }>> = {
  added: { name: 'Added', tone: 'good' },
  removed: { name: 'Removed', tone: 'bad' },
  changed: { name: 'Changed', tone: 'underway' },
  unchanged: { name: 'Unchanged', tone: 'neutral' },
}

/** An item that came or went is compared with one that says nothing. */
function fieldsOf(change: ItemChange): readonly FieldChange[] {
  switch (change.kind) {
    case 'changed':
      return change.fields
    case 'added':
      return changedFields(compareItems(emptyItem(change.evidence), change.after))
    case 'removed':
      return changedFields(compareItems(change.before, emptyItem(change.evidence)))
    case 'unchanged':
      return []
  }
}

function changedFields(change: ItemChange): readonly FieldChange[] {
  return change.kind === 'changed' ? change.fields : []
}
