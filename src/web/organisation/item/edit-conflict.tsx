import type { DraftItem } from '../../../core/casefile/drafts.ts'
import { compareItems, type FieldChange } from '../../../core/plan/compare.ts'
import type { ItemPart } from '../../../core/plan/item-texts.ts'
import type { PlanItem } from '../../../core/plan/plan.ts'
import type { SubmittedForm as SentForm } from '../../../http/form.ts'
import type { SignedInRequest } from '../../../http/page-request.ts'
import { FieldChanges } from '../../components/field-changes.tsx'
import { Button } from '../../nhsuk/button.tsx'
import { Form } from '../../nhsuk/form.tsx'
import { WarningCallout } from '../../nhsuk/inset-text.tsx'
import type { CasefileContext } from '../casefile-context.ts'
import { CasefileLayout } from '../organisation-layout.tsx'

type EditConflictProps = {
  readonly request: SignedInRequest
  readonly context: CasefileContext
  readonly theirs: DraftItem
  readonly mine: PlanItem
  /** The parts that each person changed since the form was opened. */
  readonly changed: { readonly mine: readonly ItemPart[]; readonly theirs: readonly ItemPart[] }
}

/** Both versions of an item that two people edited, with a choice what to save. Nothing is overwritten yet. */
export function EditConflict({ request, context, theirs, mine, changed }: EditConflictProps) {
  const { evidence } = theirs.item
  const who = theirs.changedBy?.name ?? 'Somebody else'
  const address = `${context.address}/plan/items/${evidence}`
  const both = changed.mine.filter((part) => changed.theirs.includes(part))
  return (
    <CasefileLayout request={request} context={context} title={`Two versions of item ${evidence}`}>
      <WarningCallout heading={`${who} saved this item while you were writing`} headingLevel={2}>
        <p>Nothing was overwritten. Theirs is saved; yours is on this page. Compare the two and choose.</p>
        <p>
          {both.length === 0
            ? 'You wrote on different parts, so both can be saved together.'
            : 'Both of you changed the same part. If you save both together, that part will have your version.'}
        </p>
      </WarningCallout>
      <FieldChanges
        caption="What is different"
        fields={fieldsBetween(theirs.item, mine).map((field) => ({ ...field, label: labelOf(field, changed, who) }))}
        beforeName={`${who} saved`}
        afterName="You wrote"
      />
      <Choice form={request.form} address={address} version={theirs.version} />
    </CasefileLayout>
  )
}

type ChoiceProps = { readonly form: SentForm; readonly address: string; readonly version: number }

function Choice({ form, address, version }: ChoiceProps) {
  return (
    <Form action={address}>
      <input type="hidden" name="basedOn" value={version} />
      <TypedFields form={form} />
      <div class="nhsuk-button-group">
        <Button name="action" value="together">
          Save both together
        </Button>
        <Button name="action" value="list" variant="secondary">
          Save mine instead
        </Button>
        <Button name="action" value="edit" variant="secondary">
          Change mine before saving
        </Button>
        <a href={address}>Keep theirs</a>
      </div>
    </Form>
  )
}

function fieldsBetween(theirs: PlanItem, mine: PlanItem): readonly FieldChange[] {
  const change = compareItems(theirs, mine)
  return change.kind === 'changed' ? change.fields : []
}

function labelOf({ field, label }: FieldChange, { mine, theirs }: EditConflictProps['changed'], who: string): string {
  const part = field === 'action' ? 'actions' : field
  if (mine.includes(part) && theirs.includes(part)) return `${label}, changed by both`
  return `${label}, changed by ${mine.includes(part) ? 'you' : who}`
}

const ownFields = new Set(['_csrf', 'basedOn', 'action'])

function TypedFields({ form }: { readonly form: SentForm }) {
  return (
    <>
      {[...form]
        .filter(([name]) => !ownFields.has(name))
        .flatMap(([name, values]) => values.map((value) => <input type="hidden" name={name} value={value} />))}
    </>
  )
}
