import { attachmentKindNames, type KeptAttachment, sayBytes } from '../../../core/casefile/attachment.ts'
import { inWords } from '../../../core/day.ts'
import { attachmentAddress, nameOf } from '../../components/attached-files.tsx'
import type { ListColumn } from '../../components/list-table.tsx'
import type { Opened } from '../opened.ts'
import type { OpenedItem } from './opened-item.ts'

/** The files of one item, on the page and as a file. */
export function attachmentColumns(opened: Opened, { names }: OpenedItem): readonly ListColumn<KeptAttachment>[] {
  return [
    {
      header: 'File',
      value: (file) => nameOf(file, names),
      show: (file) => (
        <a class="app-long-words" href={attachmentAddress(opened.address, file)}>
          {nameOf(file, names)}
        </a>
      ),
    },
    { header: 'Kind', value: ({ kind }) => attachmentKindNames[kind] },
    { header: 'Size', value: ({ bytes }) => sayBytes(bytes), nowrap: true },
    { header: 'Virus check', value: ({ scanned }) => (scanned ? 'Checked' : 'Not checked') },
    { header: 'Attached', value: ({ on }) => on, show: ({ on }) => inWords(on) },
    { header: 'By', value: ({ by }) => by },
    { header: 'SHA-256', value: ({ sha256 }) => sha256, fileOnly: true },
  ]
}

/** The same with a way to withdraw each, for those who may. */
export function withWithdrawal(
  columns: readonly ListColumn<KeptAttachment>[],
  { address }: OpenedItem,
): readonly ListColumn<KeptAttachment>[] {
  const withdraw: ListColumn<KeptAttachment> = {
    header: 'Withdraw',
    value: () => '',
    show: ({ id, number }) => (
      <a href={`${address}/${id}/withdraw`}>
        Withdraw<span class="nhsuk-u-visually-hidden"> file {number}</span>
      </a>
    ),
  }
  return [...columns, withdraw]
}
