import type { DraftItem } from '../../../core/casefile/drafts.ts'
import type { FieldChange } from '../../../core/plan/compare.ts'
import { FieldChanges } from '../../components/field-changes.tsx'
import type { Form as SentForm } from '../../form.ts'
import { Button } from '../../nhsuk/button.tsx'
import { Form } from '../../nhsuk/form.tsx'
import { WarningCallout } from '../../nhsuk/warning-callout.tsx'
import type { SignedInRequest } from '../../page-request.ts'
import { CasefileFrame } from '../casefile-frame.tsx'
import type { Opened } from '../opened.ts'

export type CollisionProps = {
  readonly request: SignedInRequest
  readonly opened: Opened
  readonly theirs: DraftItem
  /** From theirs to mine. */
  readonly fields: readonly FieldChange[]
}

/** Both versions of an item that two people wrote on, field by field, and what to do about them. Nothing is overwritten yet. */
export function Collision({ request, opened, theirs, fields }: CollisionProps) {
  const { evidence } = theirs.item
  const who = theirs.changedBy?.name ?? 'Somebody else'
  const address = `${opened.address}/plan/items/${evidence}`
  return (
    <CasefileFrame request={request} opened={opened} title={`Two versions of item ${evidence}`}>
      <WarningCallout heading={`${who} saved this item while you were writing`} headingLevel={2}>
        <p>Nothing was overwritten. Theirs is saved; yours is kept on this page. Compare the two and choose.</p>
      </WarningCallout>
      <FieldChanges caption="What is different" fields={fields} beforeName={`${who} saved`} afterName="You wrote" />
      <Form action={address}>
        <input type="hidden" name="basedOn" value={theirs.version} />
        <Typed form={request.form} />
        <div class="nhsuk-button-group">
          <Button name="press" value="list">
            Save mine instead
          </Button>
          <Button name="press" value="edit" variant="secondary">
            Change mine before saving
          </Button>
          <a href={address}>Keep theirs</a>
        </div>
      </Form>
    </CasefileFrame>
  )
}

const ownFields = new Set(['_csrf', 'basedOn', 'press'])

function Typed({ form }: { readonly form: SentForm }) {
  return (
    <>
      {[...form]
        .filter(([name]) => !ownFields.has(name))
        .flatMap(([name, values]) => values.map((value) => <input type="hidden" name={name} value={value} />))}
    </>
  )
}
