import {
  type ListPage,
  type RegisterLists,
  submittedRegister,
  wholeRegisterList,
} from '../../../casework/register/import-register.ts'
import { type Day, formatDate } from '../../../core/day.ts'
import type { CycleName } from '../../../core/guidance/cycles.ts'
import { statusNameOn } from '../../../core/guidance/status-names.ts'
import type { FileProblem, LeftOut } from '../../../core/register/file-line.ts'
import type { RegisterChange } from '../../../core/register/register-changes.ts'
import type { Answer } from '../../../http/answer.ts'
import { field } from '../../../http/form.ts'
import type { SignedInRequest } from '../../../http/page-request.ts'
import { DataTable } from '../../components/data-table.tsx'
import { type ListColumn, ListTable } from '../../components/list-table.tsx'
import { Pager } from '../../components/pager.tsx'
import { type TableFormat, tableFile, tableInBatches } from '../../table-file.ts'

export type ListName = keyof RegisterLists

type Seen = { readonly cycle: CycleName; readonly observedOn: Day }

type List<Name extends ListName> = {
  readonly caption: string
  /** The caption of the counts. */
  readonly counted: string
  readonly empty: string
  /** What the entries are counted by, in words. */
  readonly by: (by: RegisterLists[Name]['by'], seen: Seen) => string
  readonly columns: (seen: Seen) => readonly ListColumn<RegisterLists[Name]['entry']>[]
}

/** The lists of a file that was read, as the page and the downloads show them. */
const lists: { readonly [Name in ListName]: List<Name> } = {
  problem: {
    caption: 'Rows with problems',
    counted: 'Problems by reason',
    empty: '',
    by: (because, { cycle }) => problemKinds(cycle)[because],
    columns: ({ cycle }) => [
      { header: 'Row', value: ({ row }) => row, nowrap: true },
      { header: 'Column', value: ({ column }) => column },
      { header: 'In the file', value: ({ stands }) => stands, show: ({ stands }) => `“${stands}”` },
      { header: 'What to write', value: ({ write }) => write },
      { header: 'Why', value: ({ because }) => problemKinds(cycle)[because], fileOnly: true },
    ],
  },
  'left-out': {
    caption: 'Rows left out',
    counted: 'Why rows are left out',
    empty: 'No row is left out.',
    by: (because) => reasons[because],
    columns: () => [
      { header: 'Row', value: ({ row }) => row, nowrap: true },
      { header: 'Code', value: ({ code }) => code, nowrap: true },
      { header: 'Organisation', value: ({ name }) => name },
      { header: 'Status', value: ({ status }) => status },
      { header: 'Why', value: ({ because }) => reasons[because] },
    ],
  },
  change: {
    caption: 'What would be new or change',
    counted: 'What would happen',
    empty: 'The service already shows every status in the file.',
    by: (kind) => kindNames[kind],
    columns: ({ observedOn }) => changeColumns(observedOn),
  },
}

export const listNames = Object.keys(lists) as readonly ListName[]

type Props<Name extends ListName> = {
  readonly name: Name
  readonly list: ListPage<Name>
  readonly seen: Seen
  /** The address of the page. */
  readonly address: string
}

/** The counts of a list by reason, and one page of it, with its downloads. */
export function FileListPage<Name extends ListName>({ name, list, seen, address }: Props<Name>) {
  const { caption, counted, empty, by, columns }: List<Name> = lists[name]
  const file = (format: TableFormat) => `${address}?list=${name}&format=${format}`
  const counts = list.counts.map((each) => ({ reason: by(each.by, seen), count: each.count }))
  return (
    <>
      {counts.length > 0 && <DataTable caption={counted} columns={countColumns} rows={counts} empty="" />}
      <ListTable
        caption={list.pages > 1 ? `${caption}, page ${list.page} of ${list.pages}` : caption}
        columns={columns(seen)}
        rows={list.entries}
        empty={empty}
        downloads={list.of > 0 ? { csv: file('csv'), xlsx: file('xlsx') } : undefined}
      />
      <Pager
        page={list.page}
        pages={list.pages}
        href={(page) => `${address}?${name}=${page}#${name}`}
        ariaLabel={caption}
      />
    </>
  )
}

type Counted = { readonly reason: string; readonly count: number }

const countColumns = [
  { header: 'Reason', cell: ({ reason }: Counted) => reason },
  { header: 'How many', cell: ({ count }: Counted) => count.toLocaleString('en-GB'), numeric: true },
]

/** A whole list as a file; null where there is none. */
export async function listFile(request: SignedInRequest, id: string, format: TableFormat): Promise<Answer | null> {
  const { casework, viewer, query } = request
  const name = listNames.find((each) => each === field(query, 'list'))
  const file = await submittedRegister(casework, viewer, id, { problem: 1, 'left-out': 1, change: 1 })
  if (name === undefined || file === null) return null
  return wholeList(request, { id, name, seen: file.seen }, format)
}

async function wholeList<Name extends ListName>(
  { casework, viewer }: SignedInRequest,
  { id, name, seen }: { readonly id: string; readonly name: Name; readonly seen: Seen },
  format: TableFormat,
): Promise<Answer | null> {
  const { caption, columns }: List<Name> = lists[name]
  const batches = await wholeRegisterList(casework, viewer, id, name)
  if (batches === null) return null
  const own = columns(seen)
  const headings = own.map(({ header }) => header)
  const table = tableInBatches(headings, batches, (entry) => own.map(({ value }) => value(entry)))
  return tableFile(table, `${caption} ${seen.cycle} ${seen.observedOn}`, format)
}

function problemKinds(cycle: CycleName): Readonly<Record<FileProblem['because'], string>> {
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

const reasons: Readonly<Record<LeftOut['because'], string>> = {
  'unknown-organisation': 'This service does not know the organisation',
  'another-cycle': 'The status is of another toolkit year',
  'no-year': 'The status does not say its toolkit year',
  'no-status': 'It has no status',
  'no-code': 'It has no code, and is of another sector',
}

const kindNames: Readonly<Record<RegisterChange['kind'], string>> = {
  new: 'New',
  changed: 'Changes',
  same: 'The same',
  'decided-that-day': 'Recorded, but a decision of the same day is shown',
}

function changeColumns(on: Day): readonly ListColumn<RegisterChange>[] {
  return [
    { header: 'Organisation', value: ({ name, observation }) => `${name} (${observation.organisation})` },
    { header: 'What happens', value: ({ kind }) => kindNames[kind] },
    { header: 'Shown now', value: ({ before }) => before?.statusName ?? 'Not listed' },
    { header: 'In the file', value: ({ observation }) => statusNameOn(observation.status, on) },
    {
      header: 'Published',
      value: ({ observation: { publishedOn } }) => publishedOn ?? '',
      show: ({ observation: { publishedOn } }) => (publishedOn === null ? 'No date' : formatDate(publishedOn)),
    },
  ]
}
