import {
  confirmRegisterImport,
  type RegisterRefusal,
  type SubmittedRegister,
  submitRegister,
  submittedRegister,
} from '../../../casework/register/import-register.ts'
import { formatDate } from '../../../core/day.ts'
import { type CycleName, cycleOn, parseCycleName } from '../../../core/guidance/cycles.ts'
import { publicationDays } from '../../../core/guidance/publication-days.ts'
import { type Answer, goTo, notFound, show, showAgain } from '../../../http/answer.ts'
import { count } from '../../../http/form.ts'
import { hidden } from '../../../http/forms/choice-fields.ts'
import { nothingTyped, readForm, readHidden, typedBack } from '../../../http/forms/read-form.ts'
import type { SignedInRequest } from '../../../http/page-request.ts'
import { Layout } from '../../layout.tsx'
import type { FormError } from '../../nhsuk/error-summary.tsx'
import { Panel } from '../../nhsuk/panel.tsx'
import { requestedFormat } from '../../table-file.ts'
import { ImportForm, importFields } from './register-import-form.tsx'
import { listFile, listNames } from './register-import-lists.tsx'
import { ImportPreview, ImportUnderWay } from './register-import-preview.tsx'

export async function registerImportPage(request: SignedInRequest): Promise<Answer> {
  const typed = { ...nothingTyped(importFields), cycle: cycleOn(request.today) }
  return show(<ImportForm viewer={request.viewer} typed={typed} errors={[]} />)
}

/** S8: takes the file, to be read by a job, and goes to the page that shows how far it has come. */
export async function submitRegisterFile(request: SignedInRequest): Promise<Answer> {
  const { casework, viewer, form, files } = request
  const read = readForm(importFields, form)
  const { typed } = read
  const again = (...errors: readonly FormError[]) =>
    showAgain(<ImportForm viewer={viewer} typed={typed} errors={errors} />)
  if (!read.ok) return again(...read.errors)
  const [seen, file] = [read.value, files.get('file')]
  if (file === undefined) return again({ field: 'file', text: 'Choose the file of the published register' })
  const answer = await submitRegister(casework, viewer, seen, file.bytes)
  if (answer.result === 'not-allowed') return notFound
  if (answer.result === 'refused') return again(refusalError(answer.refusal, seen.cycle))
  return goTo(`/register/import/${answer.id}`)
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

/** How far reading the file has come; then why it was refused, or what importing it would do. `?list=` downloads a list. */
export async function submittedRegisterPage(request: SignedInRequest): Promise<Answer> {
  const { casework, viewer, params, query } = request
  const id = params.id ?? ''
  const format = requestedFormat(query)
  if (format !== null) return (await listFile(request, id, format)) ?? notFound
  const pages = Object.fromEntries(listNames.map((list) => [list, count(query, list)]))
  const file = await submittedRegister(casework, viewer, id, { problem: 1, 'left-out': 1, change: 1, ...pages })
  if (file === null) return { kind: 'page', page: <NothingToImport viewer={viewer} />, status: 404 }
  return show(pageOf(request, file))
}

function pageOf({ viewer }: SignedInRequest, file: SubmittedRegister) {
  const typed = typedBack(importFields, file.seen)
  switch (file.state) {
    case 'waiting':
    case 'reading':
      return <ImportUnderWay viewer={viewer} file={file} />
    case 'refused':
      return <ImportForm viewer={viewer} typed={typed} errors={[{ field: 'file', text: file.because }]} />
    case 'read':
      return <ImportPreview viewer={viewer} file={file} typed={typed} />
  }
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
      <p>
        No file of yours waits here. It was imported already, another file has replaced it, it was deleted because
        nobody confirmed it, or the address is wrong. Nothing was recorded now.
      </p>
      <p>
        <a href="/register/import">Import a register</a>
      </p>
    </Layout>
  )
}
