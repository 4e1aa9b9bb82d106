import type { SubmittedRegister } from '../../../casework/register/import-register.ts'
import type { Actor } from '../../../core/actor.ts'
import { formatDate } from '../../../core/day.ts'
import type { CycleName } from '../../../core/guidance/cycles.ts'
import { editionPrefix } from '../../../core/register/columns.ts'
import type { FileRows } from '../../../core/register/register-file.ts'
import { Layout } from '../../layout.tsx'
import { Button } from '../../nhsuk/button.tsx'
import { Form } from '../../nhsuk/form.tsx'
import { ImportFields, type TypedImport } from './register-import-form.tsx'
import { FileListPage, type ListName } from './register-import-lists.tsx'

type Props = {
  readonly viewer: Actor
  readonly file: Extract<SubmittedRegister, { state: 'read' }>
  readonly typed: TypedImport
}

/** With problems: each of them, and the form to send the file again. Without: what would be new or change, and the button. */
export function ImportPreview({ viewer, file, typed }: Props) {
  const { seen, preview } = file
  const problems = preview.lists.problem.of
  const hasHeadings = !preview.lists.problem.counts.some(({ by }) => by === 'headings')
  return (
    <Layout
      viewer={viewer}
      title="What importing this register would do"
      errors={problems > 0 ? [{ field: 'problem', text: problemsMessage(problems) }] : []}
      backLink={{ href: '/register/import' }}
      wide
    >
      <h1 class="nhsuk-heading-l">What importing this register would do</h1>
      <p>{`Seen on ${formatDate(seen.observedOn)}, ${seen.cycle} toolkit, from: ${seen.source}.`}</p>
      {hasHeadings && <RowCounts rows={preview.rows} />}
      {problems === 0 && <Effect file={file} />}
      <FoundList name={problems > 0 ? 'problem' : 'change'} file={file} />
      {hasHeadings && <FoundList name="left-out" file={file} />}
      {problems > 0 && <h2 class="nhsuk-heading-m">Send the file again</h2>}
      {problems > 0 && <ImportFields typed={typed} errors={[]} />}
    </Layout>
  )
}

/** What a file without problems changes, and the button; or why there is none. */
function Effect({ file }: Pick<Props, 'file'>) {
  const { id, seen, preview } = file
  return (
    <>
      <p>{changesText(preview.counts)}</p>
      {preview.mayRecord ? <Record id={id} cycle={seen.cycle} /> : <p>{nothingText(file)}</p>}
    </>
  )
}

function FoundList({ name, file }: Pick<Props, 'file'> & { readonly name: ListName }) {
  const { id, seen, preview } = file
  return (
    <div id={name}>
      <FileListPage name={name} list={preview.lists[name]} seen={seen} address={`/register/import/${id}`} />
    </div>
  )
}

function problemsMessage(count: number): string {
  const what = count === 1 ? 'There is 1 problem' : `There are ${shown(count)} problems`
  return `${what} in the file. Nothing was recorded: correct the file, or choose the toolkit year that it shows, and read it again`
}

/** Every row of the file is in one of the counts, so that nobody has to wonder where one is. */
function RowCounts({ rows: { read, taken, repeated, withProblems, leftOut, empty } }: { readonly rows: FileRows }) {
  const parts = [taken, repeated, withProblems, leftOut, empty].map(shown)
  const [recorded, again, wrong, out, blank] = parts
  return (
    <p>
      {`${shown(read)} rows were read: ${recorded} can be recorded, ${again} repeat another row, ${wrong} with problems, ${out} left out, ${blank} empty.`}{' '}
      {`Together these are ${shown(taken + repeated + withProblems + leftOut + empty)}, every row below the headings.`}
    </p>
  )
}

function changesText(counts: Props['file']['preview']['counts']): string {
  return `Of the statuses, ${shown(counts.new)} are new, ${shown(counts.changed)} change and ${shown(counts.same)} stay the same.`
}

function nothingText({ seen: { cycle }, preview: { lists, rows } }: Props['file']): string {
  const nothing = 'There is nothing in this file to record.'
  if (rows.read === 0) return `${nothing} There is no row below its headings.`
  if (!lists['left-out'].counts.some(({ by }) => by === 'no-year')) return nothing
  return `${nothing} No status in it says that it is of ${cycle}, as “${editionPrefix(cycle)} Standards Met” does: download the register from the toolkit again, or write the years before each status.`
}

function shown(count: number): string {
  return count.toLocaleString('en-GB')
}

function Record({ id, cycle }: { readonly id: string; readonly cycle: CycleName }) {
  return (
    <Form action="/register/import/confirm">
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="cycle" value={cycle} />
      <Button>Record these statuses</Button>
    </Form>
  )
}

/** Seconds after which the page of a file that is still being read reloads itself. */
const reloadAfterSeconds = 2

type UnderWayProps = {
  readonly viewer: Actor
  readonly file: Extract<SubmittedRegister, { state: 'waiting' | 'reading' }>
}

/** How far reading a register's file has come. */
export function ImportUnderWay({ viewer, file }: UnderWayProps) {
  const { id, seen } = file
  return (
    <Layout
      viewer={viewer}
      title="Reading the register"
      backLink={{ href: '/register/import' }}
      refreshAfter={reloadAfterSeconds}
    >
      <h1 class="nhsuk-heading-l">Reading the register</h1>
      <p>{`Seen on ${formatDate(seen.observedOn)}, ${seen.cycle} toolkit, from: ${seen.source}.`}</p>
      <p>
        {file.state === 'waiting'
          ? 'It waits for a worker of this service, and starts by itself. If that takes longer than a minute, no worker is running: tell the people who run this service.'
          : `It is being read: ${file.rowsRead.toLocaleString('en-GB')} rows so far. If the service stops meanwhile, reading begins again by itself within two minutes.`}
      </p>
      <p>
        This page updates itself every few seconds, or you can <a href={`/register/import/${id}`}>update it now</a>. You
        may also leave it: reading goes on, and nothing is recorded before you have seen what would change.
      </p>
    </Layout>
  )
}
