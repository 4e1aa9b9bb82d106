import { isDone, type Plan } from '../../../core/plan/plan.ts'
import type { SubmittedForm as Sent } from '../../../http/form.ts'
import { Lines } from '../../components/text.tsx'
import { Button } from '../../nhsuk/button.tsx'
import type { FormError } from '../../nhsuk/error-summary.tsx'
import { Form } from '../../nhsuk/form.tsx'
import { useHere } from '../../nhsuk/here.ts'
import { InsetText } from '../../nhsuk/inset-text.tsx'
import type { CasefileContext } from '../casefile-context.ts'
import { givenDates } from './given-dates.tsx'
import { fieldNames } from './update-fields.ts'
import { UpdateItem } from './update-item.tsx'
import { sentBack } from './update-state.tsx'

type UpdateFormProps = {
  readonly context: CasefileContext
  readonly plan: Plan
  readonly form: Sent
  readonly errors: readonly FormError[]
}

/** An update on every outstanding item, on one page. */
export function UpdateForm({ context, plan, form, errors }: UpdateFormProps) {
  const back = sentBack(context)
  return (
    <>
      <h2 class="nhsuk-heading-m" id="update">
        Send an update
      </h2>
      <p>Say something about as many items as you like. Leave the others as they are.</p>
      <TextsWithoutField form={form} plan={plan} />
      <Form action={`${context.address}/updates`}>
        <input type="hidden" name="seen" value={String(context.casefile.version)} />
        {plan.items
          .filter((item) => !isDone(item))
          .map((item) => (
            <UpdateItem
              cycle={context.casefile.cycle}
              item={item}
              dates={givenDates(context, item.evidence)}
              latest={context.today?.latestCompletion ?? null}
              form={form}
              errors={errors}
              sentBack={back?.items.find(({ evidence }) => evidence === item.evidence)?.reason ?? null}
            />
          ))}
        <Button preventDoubleClick>Send the update</Button>
      </Form>
    </>
  )
}

/** Shows what was typed about something that others have completed or removed meanwhile, so that it is not lost. */
function TextsWithoutField({ form, plan }: { readonly form: Sent; readonly plan: Plan }) {
  const names = new Set([
    ...fieldNames(plan, { today: useHere().today, latest: null, returnDay: null }),
    'seen',
    '_csrf',
  ])
  const typed = [...form].flatMap(([name, values]) => (names.has(name) || /^(outlook|done)-/.test(name) ? [] : values))
  const texts = typed.filter((value) => value.trim() !== '')
  if (texts.length === 0) return null
  return (
    <InsetText>
      <p>You also typed this, about something that is no longer open:</p>
      <ul>
        {texts.map((text) => (
          <li>
            <Lines text={text} />
          </li>
        ))}
      </ul>
    </InsetText>
  )
}
