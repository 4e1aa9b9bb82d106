import type { RegisterPreview } from '../../../casework/register/import-register.ts'
import type { Actor } from '../../../core/actor.ts'
import { type Day, formatDate } from '../../../core/day.ts'
import type { CycleName } from '../../../core/guidance/cycles.ts'
import { statusNameOn } from '../../../core/guidance/status-names.ts'
import type { FileProblem, LeftOut } from '../../../core/register/file-line.ts'
import type { RegisterChange } from '../../../core/register/register-changes.ts'
import type { FileRows } from '../../../core/register/register-file.ts'
import { type Column, DataTable } from '../../components/data-table.tsx'
import { Layout } from '../../layout.tsx'
import { Button } from '../../nhsuk/button.tsx'
import { Form } from '../../nhsuk/form.tsx'
import { ImportFields, type TypedImport } from './register-import-form.tsx'

type Seen = { readonly cycle: CycleName; readonly observedOn: Day; readonly source: string }

type Props = {
  readonly viewer: Actor
  readonly seen: Seen
  readonly typed: TypedImport
  readonly preview: RegisterPreview
}

/** With problems: each of them, and the form to send the file again. Without: what would be new or change, and the button. */
export function ImportPreview({ viewer, seen, typed, preview }: Props) {
  const { file, id } = preview
  const hasProblems = file.problems.length > 0
  return (
    <Layout
      viewer={viewer}
      title="What importing this register would do"
      errors={hasProblems ? [{ field: 'problems', text: problemsMessage(file.problems.length) }] : []}
      backLink={{ href: '/register/import' }}
      wide
    >
      <h1 class="nhsuk-heading-l">What importing this register would do</h1>
      <p>{`Seen on ${formatDate(seen.observedOn)}, ${seen.cycle} toolkit, from: ${seen.source}.`}</p>
      <p>{rowsText(file.rows)}</p>
      {hasProblems ? (
        <Problems problems={file.problems} cycle={seen.cycle} />
      ) : (
        <Changes preview={preview} observedOn={seen.observedOn} />
      )}
      <Counted caption="Why rows are left out" counts={countsBy(file.leftOut.map((each) => reasons[each.because]))} />
      <DataTable caption="Rows left out" columns={leftOutColumns} rows={file.leftOut} empty="No row is left out." />
      {hasProblems && <h2 class="nhsuk-heading-m">Send the file again</h2>}
      {hasProblems && <ImportFields typed={typed} errors={[]} />}
      {id !== null && <Record id={id} cycle={seen.cycle} />}
      {id === null && !hasProblems && <p>There is nothing in this file to record.</p>}
    </Layout>
  )
}

function problemsMessage(count: number): string {
  const what = count === 1 ? 'There is 1 problem' : `There are ${count} problems`
  return `${what} in the file. Nothing was recorded: correct the file, or choose the toolkit year that it shows, and read it again`
}

function rowsText({ read, taken, repeated, withProblems, leftOut, empty }: FileRows): string {
  const others = `${withProblems} with problems, ${leftOut} left out, ${empty} empty`
  return `${read} rows were read: ${taken} can be recorded, ${repeated} repeat another row, ${others}.`
}

function Changes({ preview, observedOn }: { readonly preview: RegisterPreview; readonly observedOn: Day }) {
  const { counts, changes } = preview
  return (
    <>
      <p>{`Of the statuses, ${counts.new} are new, ${counts.changed} change and ${counts.same} stay the same.`}</p>
      <DataTable
        caption="What would be new or change"
        columns={changeColumns(observedOn)}
        rows={changes.filter(({ kind }) => kind !== 'same')}
        empty="The service already shows every status in the file."
      />
    </>
  )
}

function Problems({ problems, cycle }: { readonly problems: readonly FileProblem[]; readonly cycle: CycleName }) {
  return (
    <div id="problems">
      <Counted caption="Problems by reason" counts={countsBy(problems.map(({ because }) => kinds(cycle)[because]))} />
      <DataTable caption="Rows with problems" columns={problemColumns} rows={problems} empty="" />
    </div>
  )
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

type Counts = readonly (readonly [why: string, count: number])[]

function countsBy(texts: readonly string[]): Counts {
  return [...Map.groupBy(texts, (why) => why)].map(([why, all]) => [why, all.length])
}

function Counted({ caption, counts }: { readonly caption: string; readonly counts: Counts }) {
  if (counts.length === 0) return null
  const columns: readonly Column<Counts[number]>[] = [
    { header: 'Reason', cell: ([why]) => why },
    { header: 'How many', cell: ([, count]) => count, numeric: true },
  ]
  return <DataTable caption={caption} columns={columns} rows={counts} empty="" />
}

function kinds(cycle: CycleName): Readonly<Record<FileProblem['because'], string>> {
  return {
    headings: 'A heading is missing or repeated',
    misshapen: 'The row has more or fewer values than there are headings',
    unreadable: 'A cell cannot be read',
    'another-cycle': `The file is of another toolkit year than ${cycle}`,
    'day-of-another-cycle': `The date of publication is outside ${cycle}`,
    'day-after-seen': 'The date of publication is after the day the register was seen',
    contradiction: 'Another row has a different status for the same organisation',
  }
}

const problemColumns: readonly Column<FileProblem>[] = [
  { header: 'Row', cell: ({ row }) => row, nowrap: true },
  { header: 'Column', cell: ({ column }) => column },
  { header: 'In the file', cell: ({ stands }) => `“${stands}”` },
  { header: 'What to write', cell: ({ write }) => write },
]

const kindNames: Readonly<Record<RegisterChange['kind'], string>> = {
  new: 'New',
  changed: 'Changes',
  same: 'The same',
  'decided-that-day': 'Recorded, but a decision of the same day is shown',
}

function changeColumns(on: Day): readonly Column<RegisterChange>[] {
  return [
    { header: 'Organisation', cell: ({ name, observation }) => `${name} (${observation.organisation})` },
    { header: 'What happens', cell: ({ kind }) => kindNames[kind] },
    { header: 'Shown now', cell: ({ before }) => before?.statusName ?? 'Not listed' },
    { header: 'In the file', cell: ({ observation }) => statusNameOn(observation.status, on) },
    {
      header: 'Published',
      cell: ({ observation: { publishedOn } }) => (publishedOn === null ? 'No date' : formatDate(publishedOn)),
    },
  ]
}

const reasons: Readonly<Record<LeftOut['because'], string>> = {
  'unknown-organisation': 'This service does not know the organisation',
  'another-cycle': 'The status is of another toolkit year',
  'no-status': 'It has no status',
  'no-code': 'It has no code, and is of another sector',
}

const leftOutColumns: readonly Column<LeftOut>[] = [
  { header: 'Row', cell: ({ row }) => row, nowrap: true },
  { header: 'Code', cell: ({ code }) => code, nowrap: true },
  { header: 'Organisation', cell: ({ name }) => name },
  { header: 'Status', cell: ({ status }) => status },
  { header: 'Why', cell: ({ because }) => reasons[because] },
]
