import { shownDateError } from '../../../http/forms/date-field.ts'
import { Button } from '../../nhsuk/button.tsx'
import { DateInput } from '../../nhsuk/date-input.tsx'
import { Details } from '../../nhsuk/details.tsx'
import { errorOf, type FormError } from '../../nhsuk/error-summary.tsx'
import { Fieldset } from '../../nhsuk/fieldset.tsx'
import { Input } from '../../nhsuk/input.tsx'
import { Textarea } from '../../nhsuk/textarea.tsx'
import type { TypedAction } from './typed-item.ts'

type ActionFieldsProps = {
  readonly actions: readonly TypedAction[]
  readonly errors: readonly FormError[]
  readonly startAt: number | null
}

/** P2: the actions of an item, each with whether it is done; adding and removing works without script. */
export function ActionFields({ actions, errors, startAt }: ActionFieldsProps) {
  return (
    <Fieldset legend="What will you do to meet it?" legendSize="m" legendHeading={2} id="actions">
      <input type="hidden" name="actions" value={actions.length} />
      {actions.map((action, index) => (
        <OneAction
          action={action}
          number={index + 1}
          errors={errors}
          removable={actions.length > 1}
          startsHere={startAt === index + 1}
        />
      ))}
      <Button name="action" value="add" variant="secondary" small>
        Add another action
      </Button>
    </Fieldset>
  )
}

type OneActionProps = {
  readonly action: TypedAction
  readonly number: number
  readonly errors: readonly FormError[]
  readonly removable: boolean
  readonly startsHere: boolean
}

function OneAction({ action, number, errors, removable, startsHere }: OneActionProps) {
  const name = `action-${number}`
  return (
    <div class="app-action">
      <input type="hidden" name={`${name}-id`} value={action.id} />
      <Textarea
        name={name}
        label={`Action ${number}`}
        labelSize="s"
        value={action.text}
        rows={3}
        error={errorOf(errors, name)}
        attributes={startsHere ? { autofocus: true } : undefined}
      />
      <Done action={action} number={number} errors={errors} />
      {removable && (
        <Button
          name="action"
          value={`remove-${number}`}
          variant="secondary"
          small
          ariaLabel={`Remove action ${number}`}
        >
          Remove
        </Button>
      )}
    </div>
  )
}

function Done({ action, number, errors }: Pick<OneActionProps, 'action' | 'number' | 'errors'>) {
  const name = `action-${number}`
  const { done, note } = action
  const wrong = errors.some(({ field }) => field?.startsWith(`${name}-`))
  const filled = `${done.day}${done.month}${done.year}${note}` !== ''
  return (
    <Details
      summary={
        <>
          Done already<span class="nhsuk-u-visually-hidden">: action {number}</span>
        </>
      }
      open={wrong || filled}
    >
      <DateInput
        name={`${name}-done`}
        legend="Day it was done"
        legendSize="s"
        hint="Leave it empty while the action is not done"
        values={done}
        {...shownDateError(errors, `${name}-done`)}
      />
      <Input name={`${name}-note`} label="Note (optional)" value={note} error={errorOf(errors, `${name}-note`)} />
    </Details>
  )
}
