import {
  confirmRegisterImport,
  previewRegisterImport,
  type RegisterPreview,
  type RegisterRefusal,
} from '../../../casework/register/import-register.ts'
import { registerRows } from '../../../casework/register/register-rows.ts'
import { formatDate } from '../../../core/day.ts'
import { type CycleName, cycleOn, parseCycleName } from '../../../core/guidance/cycles.ts'
import { publicationDays } from '../../../core/guidance/publication-days.ts'
import { type Answer, notFound, show, showAgain } from '../../../http/answer.ts'
import { hidden } from '../../../http/forms/choice-fields.ts'
import { nothingTyped, readForm, readHidden } from '../../../http/forms/read-form.ts'
import type { SignedInRequest } from '../../../http/page-request.ts'
import { Layout } from '../../layout.tsx'
import type { FormError } from '../../nhsuk/error-summary.tsx'
import { Panel } from '../../nhsuk/panel.tsx'
import { ImportForm, importFields, type TypedImport } from './register-import-form.tsx'
import { ImportPreview } from './register-import-preview.tsx'

export async function registerImportPage(request: SignedInRequest): Promise<Answer> {
  const typed = { ...nothingTyped(importFields), cycle: cycleOn(request.today) }
  return show(<ImportForm viewer={request.viewer} typed={typed} errors={[]} />)
}

/** S8: reads the file and shows what importing it would do; nothing is recorded yet. */
export async function previewRegister(request: SignedInRequest): Promise<Answer> {
  const { casework, viewer, form, files } = request
  const read = readForm(importFields, form)
  const { typed } = read
  const again = (...errors: readonly FormError[]) =>
    showAgain(<ImportForm viewer={viewer} typed={typed} errors={errors} />)
  if (!read.ok) return again(...read.errors)
  const [seen, file] = [read.value, files.get('file')]
  if (file === undefined) return again({ field: 'file', text: 'Choose the file of the published register' })
  const rows = await registerRows(file.bytes)
  if (rows.kind === 'refused') return again({ field: 'file', text: rows.because })
  const answer = await previewRegisterImport(casework, viewer, seen, rows.rows, rows.misshapen)
  if (answer.result === 'not-allowed') return notFound
  if (answer.result === 'refused') return again(refusalError(answer.refusal, seen.cycle))
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

const confirmFields = { cycle: hidden, id: hidden }

export async function confirmRegister({ casework, viewer, form }: SignedInRequest): Promise<Answer> {
  const { cycle: named, id } = readHidden(confirmFields, form)
  const cycle = parseCycleName(named)
  const answer = cycle === null ? null : await confirmRegisterImport(casework, viewer, cycle, id)
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
