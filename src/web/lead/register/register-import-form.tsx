import type { Actor } from '../../../core/actor.ts'
import { cycleNames } from '../../../core/guidance/cycles.ts'
import { shownDateError, type TypedDate } from '../../../http/forms/date-field.ts'
import { Layout } from '../../layout.tsx'
import { Button } from '../../nhsuk/button.tsx'
import { DateInput } from '../../nhsuk/date-input.tsx'
import { errorOf, type FormError } from '../../nhsuk/error-summary.tsx'
import { Form } from '../../nhsuk/form.tsx'
import { FileUpload, Input } from '../../nhsuk/input.tsx'
import { Select } from '../../nhsuk/select.tsx'

/** What was typed, to be shown again after an error; the file has to be chosen again. */
export type TypedImport = { readonly cycle: string; readonly source: string; readonly observedOn: TypedDate }

type Props = { readonly viewer: Actor; readonly typed: TypedImport; readonly errors: readonly FormError[] }

export function ImportForm({ viewer, typed, errors }: Props) {
  return (
    <Layout
      viewer={viewer}
      title="Import a published register"
      errors={errors}
      backLink={{ href: '/register', text: 'Register' }}
    >
      <h1 class="nhsuk-heading-l">Import a published register</h1>
      <p>
        Use the file that you can download from the toolkit’s organisation search. The statuses are recorded as seen on
        a day, never as decisions. You see what would change before anything is recorded.
      </p>
      <ImportFields typed={typed} errors={errors} />
    </Layout>
  )
}

/** The fields of the form; they are also shown below a file that has problems. */
export function ImportFields({ typed, errors }: Omit<Props, 'viewer'>) {
  const date = shownDateError(errors, 'observedOn')
  return (
    <Form action="/register/import" multipart>
      <Select
        name="cycle"
        label="Which toolkit year does it show?"
        items={cycleNames.map((name) => ({ value: name, text: name }))}
        value={typed.cycle}
        error={errorOf(errors, 'cycle')}
      />
      <DateInput
        name="observedOn"
        legend="On which day was it seen?"
        legendSize="s"
        hint="For example, 25 10 2021"
        values={typed.observedOn}
        error={date.error}
        errorIn={date.errorIn}
      />
      <Input
        name="source"
        label="Where does it come from?"
        hint="For example, the toolkit’s search results of 25 October 2021"
        value={typed.source}
        error={errorOf(errors, 'source')}
      />
      <FileUpload name="file" label="The file" hint="CSV or .xlsx, as downloaded" error={errorOf(errors, 'file')} />
      <Button>Read the file</Button>
    </Form>
  )
}
