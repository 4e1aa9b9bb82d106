import type { EvidenceReference } from '../../../core/catalogue/evidence.ts'
import { furtherTexts, type ItemTextName, itemTexts } from '../../../core/plan/item-texts.ts'
import { Button } from '../../nhsuk/button.tsx'
import { errorOf, type FormError } from '../../nhsuk/error-summary.tsx'
import { Fieldset } from '../../nhsuk/fieldset.tsx'
import { Form } from '../../nhsuk/form.tsx'
import { Input } from '../../nhsuk/input.tsx'
import { Radios } from '../../nhsuk/radios.tsx'
import { Textarea } from '../../nhsuk/textarea.tsx'
import type { CasefileContext } from '../casefile-context.ts'
import { ActionFields } from './action-fields.tsx'
import { CompletionFields } from './completion-fields.tsx'
import type { TypedItem } from './typed-item.ts'

type ItemFormProps = {
  readonly context: CasefileContext
  readonly evidence: EvidenceReference
  readonly typed: TypedItem
  readonly errors: readonly FormError[]
  /** The next item in the plan; null after the last. */
  readonly next: EvidenceReference | null
  /** The action to put the cursor in, counted from 1: the one just added; null for none. */
  readonly startAt: number | null
}

/** The form of one plan item. Links from problems lead to its fields by their ids. */
export function ItemForm({ context, evidence, typed, errors, next, startAt }: ItemFormProps) {
  return (
    <Form action={`${context.address}/plan/items/${evidence}`}>
      <EnterSaves />
      <input type="hidden" name="basedOn" value={typed.basedOn} />
      <input type="hidden" name="asOpened" value={typed.asOpened} />
      <ItemTextField name="gap" typed={typed} errors={errors} />
      <ActionFields actions={typed.actions} errors={errors} startAt={startAt} />
      <OwnerFields owner={typed.owner} errors={errors} />
      <CompletionFields typed={typed} errors={errors} latest={context.today?.latestCompletion ?? null} />
      <CovidFields typed={typed} errors={errors} />
      {furtherTexts.map((name) => (
        <ItemTextField name={name} typed={typed} errors={errors} />
      ))}
      <SaveButtons next={next} />
    </Form>
  )
}

function SaveButtons({ next }: Pick<ItemFormProps, 'next'>) {
  return (
    <div class="nhsuk-button-group">
      {next !== null && (
        <Button name="action" value="next">
          Save and continue to {next}
        </Button>
      )}
      <Button name="action" value="list" variant={next === null ? undefined : 'secondary'}>
        Save and go back to the list
      </Button>
    </div>
  )
}

/** The Enter key uses a form's first button, which must save and not remove an action. */
function EnterSaves() {
  return (
    <button type="submit" name="action" value="list" class="nhsuk-u-visually-hidden" tabindex={-1}>
      Save and go back to the list
    </button>
  )
}

type Part = { readonly errors: readonly FormError[] }

function ItemTextField({ name, typed, errors }: Part & { readonly name: ItemTextName; readonly typed: TypedItem }) {
  const { question, hint, lines } = itemTexts[name]
  return (
    <Textarea
      name={name}
      label={question}
      labelSize="m"
      hint={hint}
      value={typed[name]}
      rows={lines}
      error={errorOf(errors, name)}
    />
  )
}

function OwnerFields({ owner, errors }: Part & Pick<TypedItem, 'owner'>) {
  return (
    <Fieldset legend="Who is accountable?" legendSize="m" legendHeading={2} id="owner">
      <p>One person, even if others do the work.</p>
      <Input name="owner-name" label="Name" value={owner.name} width={30} error={errorOf(errors, 'owner-name')} />
      <Input name="owner-role" label="Role" value={owner.role} width={30} error={errorOf(errors, 'owner-role')} />
      <Input
        name="owner-email"
        label="Email address (optional)"
        type="email"
        value={owner.email}
        width={30}
        spellcheck={false}
        autocomplete="off"
        error={errorOf(errors, 'owner-email')}
      />
    </Fieldset>
  )
}

function CovidFields({ typed, errors }: Part & { readonly typed: TypedItem }) {
  return (
    <>
      <Radios
        name="covid"
        legend="Has the COVID response affected this item?"
        legendSize="m"
        legendHeading={2}
        items={[
          { value: 'yes', text: 'Yes' },
          { value: 'no', text: 'No' },
        ]}
        value={typed.covid}
        error={errorOf(errors, 'covid')}
      />
      <Textarea
        name="covid-explanation"
        label="How has it affected the item? (optional)"
        hint="For example, that the people who would have done it were redeployed."
        value={typed.explanation}
        rows={3}
        error={errorOf(errors, 'covid-explanation')}
      />
    </>
  )
}
