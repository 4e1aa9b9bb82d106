import type { Actor } from '../../../core/actor.ts'
import type { Day } from '../../../core/day.ts'
import type { CycleName } from '../../../core/guidance/cycles.ts'
import type { CycleGuidance } from '../../../core/guidance/guidance.ts'
import { meanings } from '../../../core/guidance/meanings.ts'
import { isAmendable } from '../../../core/guidance/value-kinds.ts'
import { Layout } from '../../layout.tsx'
import { Button } from '../../nhsuk/button.tsx'
import { errorOf, type FormError } from '../../nhsuk/error-summary.tsx'
import { Form } from '../../nhsuk/form.tsx'
import { Input } from '../../nhsuk/input.tsx'
import { Select } from '../../nhsuk/select.tsx'
import { Textarea } from '../../nhsuk/textarea.tsx'
import { AmendmentFields } from './amendment-fields.tsx'
import { cycleTrail } from './cycle-page.tsx'
import type { TypedChange } from './typed-change.ts'

type ChangeFormProps = {
  readonly viewer: Actor
  readonly today: Day
  readonly name: CycleName
  readonly dated: CycleGuidance
  readonly typed: TypedChange
  readonly errors: readonly FormError[]
}

/** The form for a change of one value or several, with its message. Sending it only proposes the change. */
export function ChangeForm({ viewer, today, name, dated, typed, errors }: ChangeFormProps) {
  const title = `Propose a change of the guidance ${name}`
  return (
    <Layout viewer={viewer} title={title} errors={errors} breadcrumbs={cycleTrail(name)}>
      <h1 class="nhsuk-heading-l">{title}</h1>
      <p>
        Next you see how it affects every organisation and email. It takes effect when another lead has confirmed it.
        Until then nothing changes.
      </p>
      <Form action={`/years/${name}/changes/new`}>
        <input type="hidden" name="amendments" value={typed.amendments.length} />
        {/* The Enter key in a field presses the first button, which must not be one that removes a value. */}
        <button
          type="submit"
          class="nhsuk-u-visually-hidden"
          name="action"
          value="propose"
          tabIndex={-1}
          aria-hidden="true"
        >
          Go on
        </button>
        {typed.amendments.map((amendment, index) => (
          <AmendmentFields typed={amendment} number={index + 1} dated={dated} today={today} errors={errors} />
        ))}
        <AddValue typed={typed} errors={errors} />
        <MessageFields typed={typed} errors={errors} />
        <Button name="action" value="propose">
          Go on to see what it does
        </Button>
      </Form>
    </Layout>
  )
}

type PartProps = Pick<ChangeFormProps, 'typed' | 'errors'>

function AddValue({ typed, errors }: PartProps) {
  const chosen = typed.amendments.map(({ key }) => key)
  const others = (Object.keys(meanings) as readonly (keyof CycleGuidance)[]).filter(
    (key) => isAmendable(key) && !chosen.includes(key),
  )
  return (
    <>
      <Select
        name="add"
        id="amendments"
        label={chosen.length === 0 ? 'Which value changes?' : 'Another value'}
        items={[
          { value: '', text: 'Choose a value' },
          ...others.map((key) => ({ value: key, text: meanings[key].title })),
        ]}
        value=""
        error={errorOf(errors, 'amendments')}
      />
      <Button name="action" value="add" variant="secondary">
        Add this value
      </Button>
    </>
  )
}

function MessageFields({ typed, errors }: PartProps) {
  return (
    <>
      <h2 class="nhsuk-heading-m">Message to the people affected</h2>
      <Input name="title" label="Title" labelSize="s" value={typed.title} error={errorOf(errors, 'title')} />
      <Textarea
        name="message"
        label="Message"
        labelSize="s"
        hint="Everybody affected by the change gets it by email and sees it on their home page. Leave an empty line between paragraphs."
        rows={8}
        value={typed.message}
        error={errorOf(errors, 'message')}
      />
      <Textarea
        name="reason"
        label="Reason, if the change starts on a day in the past"
        labelSize="s"
        rows={2}
        value={typed.reason}
        error={errorOf(errors, 'reason')}
      />
    </>
  )
}
