import type { Actor } from '../../../core/actor.ts'
import { cycleNames } from '../../../core/guidance/cycles.ts'
import { option } from '../../../http/forms/choice-fields.ts'
import { day } from '../../../http/forms/day-fields.ts'
import type { TypedForm } from '../../../http/forms/field.ts'
import { text } from '../../../http/forms/text-fields.ts'
import { FormFields } from '../../components/form-fields.tsx'
import { Layout } from '../../layout.tsx'
import { Button } from '../../nhsuk/button.tsx'
import { errorOf, type FormError } from '../../nhsuk/error-summary.tsx'
import { Form } from '../../nhsuk/form.tsx'
import { FileUpload } from '../../nhsuk/input.tsx'

/** The form to import a register; its file has to be chosen again after an error. */
export const importFields = {
  cycle: option({
    label: 'Which toolkit year does it show?',
    choices: cycleNames.map((value) => ({ value, text: value })),
    required: 'Choose a toolkit year',
  }),
  observedOn: day({
    label: 'On which day was it seen?',
    hint: 'For example, 25 10 2021',
    what: 'The day it was seen',
    required: 'Enter the day it was seen',
  }),
  source: text({
    label: 'Where does it come from?',
    hint: 'For example, the toolkit’s search results of 25 October 2021',
  }),
}

export type TypedImport = TypedForm<typeof importFields>

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
  return (
    <Form action="/register/import" multipart>
      <FormFields table={importFields} typed={typed} errors={errors} />
      <FileUpload name="file" label="The file" hint="CSV or .xlsx, as downloaded" error={errorOf(errors, 'file')} />
      <Button>Read the file</Button>
    </Form>
  )
}
