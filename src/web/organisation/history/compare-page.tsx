import {
  type PlanRevision,
  revisionName,
  revisionsOf,
  shortRevision,
} from '../../../core/casefile/history/revisions.ts'
import { compareItems, comparePlans, type FieldChange, type ItemChange } from '../../../core/plan/compare.ts'
import { emptyItem } from '../../../core/plan/plan.ts'
import { pluralise } from '../../../core/sentences.ts'
import { type Answer, show } from '../../../http/answer.ts'
import { field } from '../../../http/form.ts'
import type { SignedInRequest } from '../../../http/page-request.ts'
import { FieldChanges } from '../../components/field-changes.tsx'
import { StatusTag, type Tone } from '../../components/status-tag.tsx'
import { Button } from '../../nhsuk/button.tsx'
import { errorOf, type FormError } from '../../nhsuk/error-summary.tsx'
import { Select } from '../../nhsuk/select.tsx'
import type { CasefileContext } from '../casefile-context.ts'
import { CasefileLayout } from '../organisation-layout.tsx'

const title = 'Compare two revisions'

/** Compares two revisions of the plan, item by item. `?from=…&to=…` give their hashes, or the first 8 characters or more. */
export async function comparePage(request: SignedInRequest, context: CasefileContext): Promise<Answer> {
  const revisions = revisionsOf(context.events, context.casefile.planDraft)
  if (revisions.length < 2) return show(<OnlyOne request={request} context={context} />)
  const from = chosen(revisions, field(request.query, 'from')) ?? revisions.at(-2)
  const to = chosen(revisions, field(request.query, 'to')) ?? revisions.at(-1)
  const errors = [...unknown(request, revisions, 'from'), ...unknown(request, revisions, 'to')]
  return show(
    <CasefileLayout request={request} context={context} title={title} errors={errors} wide>
      <ChooseRevisions revisions={revisions} from={from} to={to} errors={errors} />
      {from !== undefined && to !== undefined && <ComparedPlans from={from} to={to} />}
    </CasefileLayout>,
  )
}

function chosen(revisions: readonly PlanRevision[], hash: string): PlanRevision | undefined {
  return /^[0-9a-f]{8,64}$/.test(hash) ? revisions.find(({ revision }) => revision.startsWith(hash)) : undefined
}

/** An error for a revision that does not exist, such as in a bookmark made before the draft changed. */
function unknown(
  { query }: SignedInRequest,
  revisions: readonly PlanRevision[],
  name: 'from' | 'to',
): readonly FormError[] {
  const hash = field(query, name)
  if (hash === '' || chosen(revisions, hash) !== undefined) return []
  return [
    { field: name, text: 'This revision was never signed off or sent, and is no longer the plan. Choose another' },
  ]
}

function OnlyOne({ request, context }: { readonly request: SignedInRequest; readonly context: CasefileContext }) {
  return (
    <CasefileLayout request={request} context={context} title={title}>
      <p>
        There are no two revisions to compare yet. A revision is saved each time the plan is signed off or sent, and the
        plan as it is now is one more.
      </p>
      <p>
        <a href={`${context.address}/plan`}>Go to the plan</a>
      </p>
    </CasefileLayout>
  )
}

type ChooseRevisionsProps = {
  readonly revisions: readonly PlanRevision[]
  readonly from: PlanRevision | undefined
  readonly to: PlanRevision | undefined
  readonly errors: readonly FormError[]
}

/** The form to choose two revisions. They are in the address, so that the comparison can be saved and shared. */
function ChooseRevisions({ revisions, from, to, errors }: ChooseRevisionsProps) {
  const items = revisions.map((each) => ({ value: each.revision, text: revisionName(each) }))
  return (
    <form method="get" class="app-filters" novalidate>
      <div class="app-filters__fields">
        <Select name="from" label="From" items={items} value={from?.revision} error={errorOf(errors, 'from')} />
        <Select name="to" label="To" items={items} value={to?.revision} error={errorOf(errors, 'to')} />
      </div>
      <div class="app-filters__actions">
        <Button variant="secondary" small>
          Compare
        </Button>
      </div>
    </form>
  )
}

/** The changed items between two revisions, then the unchanged ones in one line. */
function ComparedPlans({ from, to }: { readonly from: PlanRevision; readonly to: PlanRevision }) {
  const changes = comparePlans(from.plan, to.plan)
  const different = changes.filter(({ kind }) => kind !== 'unchanged')
  const same = changes.filter(({ kind }) => kind === 'unchanged')
  return (
    <>
      <h2 class="nhsuk-heading-m">
        {different.length === 0 ? 'Nothing is different' : `${pluralise(different.length, 'evidence item')} changed`}
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

type ChangedItemProps = { readonly change: ItemChange; readonly from: PlanRevision; readonly to: PlanRevision }

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

/** An added or removed item is compared with an empty one. */
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
