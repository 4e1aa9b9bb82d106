import type { Support } from '../../../core/casefile/engagement.ts'
import { formatDate } from '../../../core/day.ts'
import { type ListColumn, ListTable } from '../../components/list-table.tsx'
import { Lines } from '../../components/text.tsx'
import { kindNames } from './support-fields.ts'

/** What the region did so far, newest first, as a list. */
export function SupportRecorded({ support, downloads, empty = nothingYet }: SupportRecordedProps) {
  return (
    <ListTable
      caption="What the region did"
      captionHidden
      columns={supportColumns}
      rows={newestFirst(support)}
      empty={empty}
      downloads={downloads}
      wordy
    />
  )
}

const nothingYet = 'Nothing is recorded yet. When the region has done something, record it below.'

type SupportRecordedProps = {
  readonly support: readonly Support[]
  readonly downloads: { readonly csv: string; readonly xlsx: string }
  /** Shown in place of an empty list to people who cannot record support. */
  readonly empty?: string
}

export function newestFirst(support: readonly Support[]): readonly Support[] {
  return support
    .toReversed()
    .toSorted((a, b) => (a.happenedOn < b.happenedOn ? 1 : a.happenedOn > b.happenedOn ? -1 : 0))
}

export const supportColumns: readonly ListColumn<Support>[] = [
  { header: 'Happened on', value: ({ happenedOn }) => happenedOn, show: ({ happenedOn }) => formatDate(happenedOn) },
  { header: 'What', value: ({ kind }) => kindNames[kind] },
  { header: 'Notes', value: ({ text }) => text, show: ({ text }) => <Lines text={text} /> },
  { header: 'Directed to', value: directedTo },
  { header: 'By', value: ({ by }) => by },
  { header: 'Recorded on', value: ({ on }) => on, show: ({ on }) => formatDate(on) },
]

/** Services and exemplars together, as one cell. */
export function directedTo({ services, exemplars }: Pick<Support, 'services' | 'exemplars'>): string {
  return [...services, ...exemplars].join('; ')
}
