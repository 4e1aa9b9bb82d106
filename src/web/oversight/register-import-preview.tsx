import type { RegisterPreview } from '../../casework/import-register.ts'
import type { Actor } from '../../core/actor.ts'
import { type Day, inWords } from '../../core/day.ts'
import type { CycleName } from '../../core/guidance/cycles.ts'
import { statusNameOn } from '../../core/guidance/status-names.ts'
import type { RegisterChange } from '../../core/register/register-changes.ts'
import type { FileProblem, LeftOut } from '../../core/register/register-file.ts'
import { type Column, DataTable } from '../components/data-table.tsx'
import { Frame } from '../frame.tsx'
import { Button } from '../nhsuk/button.tsx'
import { Form } from '../nhsuk/form.tsx'

type Seen = { readonly cycle: CycleName; readonly observedOn: Day; readonly source: string }

type Props = { readonly viewer: Actor; readonly seen: Seen; readonly preview: RegisterPreview }

/** Problems first; without any, what would be new or change, and the button that records it. */
export function ImportPreview({ viewer, seen, preview }: Props) {
  const { file, counts, id } = preview
  const errors =
    file.problems.length === 0
      ? []
      : [
          {
            field: 'problems',
            text: `${file.problems.length} cells cannot be read. Nothing was recorded: mend them and read the file again.`,
          },
        ]
  return (
    <Frame
      viewer={viewer}
      title="What importing this register would do"
      errors={errors}
      backLink={{ href: '/register/import' }}
      wide
    >
      <h1 class="nhsuk-heading-l">What importing this register would do</h1>
      <p>{`Seen on ${inWords(seen.observedOn)}, cycle ${seen.cycle}, from: ${seen.source}.`}</p>
      <p>{`${counts.new} new, ${counts.changed} changed, ${counts.same} the same, ${file.leftOut.length} rows left out.`}</p>
      {file.problems.length > 0 && (
        <div id="problems">
          <DataTable caption="What cannot be read" columns={problemColumns} rows={file.problems} empty="" />
        </div>
      )}
      <DataTable
        caption="What would be new or change"
        columns={changeColumns(seen.observedOn)}
        rows={preview.changes.filter(({ kind }) => kind !== 'same')}
        empty="Every status in the file is shown already."
      />
      <DataTable caption="Rows left out" columns={leftOutColumns} rows={file.leftOut} empty="No row is left out." />
      {id !== null && (
        <Form action="/register/import/confirm">
          <input type="hidden" name="id" value={id} />
          <input type="hidden" name="cycle" value={seen.cycle} />
          <Button>Record these statuses</Button>
        </Form>
      )}
      {id === null && file.problems.length === 0 && <p>There is nothing in this file to record.</p>}
    </Frame>
  )
}

const problemColumns: readonly Column<FileProblem>[] = [
  { header: 'Row', cell: ({ row }) => row, nowrap: true },
  { header: 'Column', cell: ({ column }) => column },
  { header: 'What stands there', cell: ({ stands }) => `“${stands}”` },
  { header: 'What to write', cell: ({ write }) => write },
]

const kindWords: Readonly<Record<RegisterChange['kind'], string>> = {
  new: 'New',
  changed: 'Changes',
  same: 'The same',
  'decided-that-day': 'Kept, but a decision of the same day is shown',
}

function changeColumns(on: Day): readonly Column<RegisterChange>[] {
  return [
    { header: 'Organisation', cell: ({ name, observation }) => `${name} (${observation.organisation})` },
    { header: 'What happens', cell: ({ kind }) => kindWords[kind] },
    { header: 'Shown now', cell: ({ before }) => before?.statusName ?? 'Not listed' },
    { header: 'In the file', cell: ({ observation }) => statusNameOn(observation.status, on) },
    {
      header: 'Published',
      cell: ({ observation: { publishedOn } }) => (publishedOn === null ? 'No date' : inWords(publishedOn)),
    },
  ]
}

const reasons: Readonly<Record<LeftOut['because'], string>> = {
  'unknown-organisation': 'This service does not know the organisation',
  'another-cycle': 'The status is of another cycle',
  'no-status': 'It has no status',
}

const leftOutColumns: readonly Column<LeftOut>[] = [
  { header: 'Row', cell: ({ row }) => row, nowrap: true },
  { header: 'Code', cell: ({ code }) => code, nowrap: true },
  { header: 'Organisation', cell: ({ name }) => name },
  { header: 'Status', cell: ({ status }) => status },
  { header: 'Why', cell: ({ because }) => reasons[because] },
]
