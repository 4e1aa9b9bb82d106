import {
  confirmRegisterImport,
  previewRegisterImport,
  type RegisterPreview,
  type RegisterRefusal,
} from '../../../casework/register/import-register.ts'
import { registerRows } from '../../../casework/register/register-rows.ts'
import { formatDate } from '../../../core/day.ts'
import { type CycleName, cycleNames, parseCycleName } from '../../../core/guidance/cycles.ts'
import { publicationDays } from '../../../core/guidance/publication-days.ts'
import { type Answer, notFound, show, showAgain } from '../../../http/answer.ts'
import { field } from '../../../http/form.ts'
import { dateError, readDate, type TypedDate, typedDate, typedFrom } from '../../../http/forms/date-field.ts'
import type { SignedInRequest } from '../../../http/page-request.ts'
import { Layout } from '../../layout.tsx'
import type { FormError } from '../../nhsuk/error-summary.tsx'
import { Panel } from '../../nhsuk/panel.tsx'
import { ImportForm, type TypedImport } from './register-import-form.tsx'
import { ImportPreview } from './register-import-preview.tsx'

export async function registerImportPage(request: SignedInRequest): Promise<Answer> {
  const typed = { cycle: cycleNames[0], source: '', observedOn: typedFrom(null) }
  return show(<ImportForm viewer={request.viewer} typed={typed} errors={[]} />)
}

/** S8: reads the file and shows what importing it would do; nothing is recorded yet. */
export async function previewRegister(request: SignedInRequest): Promise<Answer> {
  const { casework, viewer, form, files } = request
  const typed = typedIn(request)
  const again = (...errors: readonly FormError[]) =>
    showAgain(<ImportForm viewer={viewer} typed={typed} errors={errors} />)
  const cycle = parseCycleName(typed.cycle)
  const observed = readDate(typed.observedOn, 'The day it was seen')
  const file = files.get('file')
  if (cycle === null) return again({ field: 'cycle', text: 'Choose a toolkit year' })
  if (observed.kind === 'empty') return again({ field: 'observedOn-day', text: 'Enter the day it was seen' })
  if (observed.kind === 'wrong') return again(dateError('observedOn', observed))
  if (file === undefined) return again({ field: 'file', text: 'Choose the file of the published register' })
  const rows = await registerRows(file.bytes)
  if (rows.kind === 'refused') return again({ field: 'file', text: rows.because })
  const seen = { cycle, observedOn: observed.day, source: field(form, 'source') }
  const answer = await previewRegisterImport(casework, viewer, seen, rows.rows, rows.misshapen)
  if (answer.result === 'not-allowed') return notFound
  if (answer.result === 'refused') return again(refusalError(answer.refusal, cycle))
  return showPreview(request, seen, typed, answer.preview)
}

function refusalError(refusal: RegisterRefusal, cycle: CycleName): FormError {
  const begun = `${formatDate(publicationDays(cycle).first)} or later, when ${cycle} had begun`
  const errors: Readonly<Record<RegisterRefusal, FormError>> = {
    'day-in-the-future': { field: 'observedOn-day', text: 'The day it was seen must be today or before' },
    'day-before-the-cycle': { field: 'observedOn-day', text: `The day it was seen must be ${begun}` },
    'no-source': { field: 'source', text: 'Say where the file comes from' },
  }
  return errors[refusal]
}

function showPreview(
  request: SignedInRequest,
  seen: Parameters<typeof ImportPreview>[0]['seen'],
  typed: TypedImport,
  preview: RegisterPreview,
): Answer {
  const page = <ImportPreview viewer={request.viewer} seen={seen} typed={typed} preview={preview} />
  return preview.file.problems.length > 0 ? showAgain(page) : show(page)
}

export async function confirmRegister({ casework, viewer, form }: SignedInRequest): Promise<Answer> {
  const cycle = parseCycleName(field(form, 'cycle'))
  const answer = cycle === null ? null : await confirmRegisterImport(casework, viewer, cycle, field(form, 'id'))
  if (answer?.result === 'not-allowed') return notFound
  if (answer?.result !== 'done') return showAgain(<NothingToImport viewer={viewer} />, 409)
  const { seen, counts } = answer
  const on = seen.observedOn
  return show(
    <Layout viewer={viewer} title="Register imported">
      <Panel heading="Register imported">
        {`${counts.new + counts.changed + counts.same} statuses seen on ${formatDate(on)}`}
      </Panel>
      <p>
        <a href={`/register?cycle=${seen.cycle}&on=${on}`}>See the register of that day</a>
      </p>
    </Layout>,
  )
}

function NothingToImport({ viewer }: Pick<SignedInRequest, 'viewer'>) {
  return (
    <Layout viewer={viewer} title="There is nothing to import">
      <h1 class="nhsuk-heading-l">There is nothing to import</h1>
      <p>This file has already been imported, or another file has replaced it. Nothing was recorded twice.</p>
      <p>
        <a href="/register/import">Import a register</a>
      </p>
    </Layout>
  )
}

function typedIn({ form }: SignedInRequest): TypedImport {
  const observedOn: TypedDate = typedDate(form, 'observedOn')
  return { cycle: field(form, 'cycle'), source: field(form, 'source'), observedOn }
}
