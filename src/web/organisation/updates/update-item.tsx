import { itemText } from '../../../core/catalogue/catalogues.ts'
import { type Day, formatDate } from '../../../core/day.ts'
import type { CycleName } from '../../../core/guidance/cycles.ts'
import { describeOwner } from '../../../core/plan/describe.ts'
import type { Action, PlanItem } from '../../../core/plan/plan.ts'
import type { SubmittedForm } from '../../../http/form.ts'
import { nameOf } from '../../../http/forms/field.ts'
import { typedIn } from '../../../http/forms/read-form.ts'
import { useReturnDay } from '../../components/day-text.tsx'
import { FormFields } from '../../components/form-fields.tsx'
import { Lines } from '../../components/text.tsx'
import { Card } from '../../nhsuk/card.tsx'
import { Checkboxes } from '../../nhsuk/checkboxes.tsx'
import { errorOf, type FormError } from '../../nhsuk/error-summary.tsx'
import { useHere } from '../../nhsuk/here.ts'
import { InsetText } from '../../nhsuk/inset-text.tsx'
import { type GivenDates, GivenDatesText } from './given-dates.tsx'
import { actionFields, isOffered, isOpen, itemFields } from './update-fields.ts'

type UpdateItemProps = {
  readonly cycle: CycleName
  readonly item: PlanItem
  readonly dates: GivenDates
  /** The latest completion day in the guidance; null where there is none. */
  readonly latest: Day | null
  /** What was typed; empty at first. */
  readonly form: SubmittedForm
  readonly errors: readonly FormError[]
  /** Why a reviewer sent the item back; null where none did. */
  readonly sentBack: string | null
}

/** One item in the form of an update. All its fields are optional. */
export function UpdateItem({ cycle, item, dates, latest, form, errors, sentBack }: UpdateItemProps) {
  const { evidence, actions, owner } = item
  return (
    <Card id={`item-${evidence}`} heading={`Evidence item ${evidence}`} headingLevel={3} headingSize="s">
      <p class="nhsuk-hint">{itemText(cycle, evidence)}</p>
      {sentBack !== null && (
        <InsetText>
          <p>
            Sent back by the reviewer: <Lines text={sentBack} />
          </p>
        </InsetText>
      )}
      <p>
        Owner: {describeOwner(owner)}
        <br />
        Completion date: <GivenDatesText dates={dates} done={false} />
      </p>
      {actions.map((action, index) =>
        isOpen(action) ? (
          <OpenAction item={item} action={action} number={index + 1} form={form} errors={errors} />
        ) : (
          <DoneAction action={action} number={index + 1} />
        ),
      )}
      <Outlook item={item} latest={latest} form={form} errors={errors} />
    </Card>
  )
}

function DoneAction({ action, number }: { readonly action: Action; readonly number: number }) {
  return (
    <p>
      <strong>Action {number}:</strong> <Lines text={action.text} />
      <br />
      Done on {action.doneOn === null ? '' : formatDate(action.doneOn)}
      {action.note !== '' && `: ${action.note}`}
    </p>
  )
}

type OpenActionProps = Pick<UpdateItemProps, 'item' | 'form' | 'errors'> & {
  readonly action: Action
  readonly number: number
}

function OpenAction({ item, action, number, form, errors }: OpenActionProps) {
  const fields = actionFields(item.evidence, action, number)
  const typed = typedIn(fields, form)
  const name = nameOf('done', fields.done)
  return (
    <Checkboxes
      name={name}
      legend={
        <>
          Action {number}: <Lines text={action.text === '' ? 'no text given' : action.text} />
        </>
      }
      legendSize="s"
      small
      values={typed.done}
      error={errorOf(errors, name)}
      items={[
        {
          value: 'yes',
          text: 'Done',
          conditional: <FormFields table={fields} typed={typed} errors={errors} only={['on', 'note']} />,
        },
      ]}
    />
  )
}

/** P5: whether the item will be complete in time, and a note. Only an item that COVID affected may be timed from the return. */
function Outlook({ item, latest, form, errors }: Pick<UpdateItemProps, 'item' | 'latest' | 'form' | 'errors'>) {
  const shown = { today: useHere().today, latest, returnDay: useReturnDay() }
  const fields = itemFields(item, shown, (outlook) => isOffered(item, outlook))
  const typed = typedIn(fields, form)
  return <FormFields table={fields} typed={{ ...typed, outlook: typed.outlook || 'nothing-said' }} errors={errors} />
}
