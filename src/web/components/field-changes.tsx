import type { FieldChange } from '../../core/plan/compare.ts'
import { ChangedWords } from './changed-words.tsx'
import { DataTable } from './data-table.tsx'

export type FieldChangesProps = {
  /** Only read out: a heading above shows what this is about. */
  readonly caption: string
  readonly fields: readonly FieldChange[]
  /** What the two sides are called: “On the web”, “In the file”. */
  readonly beforeName: string
  readonly afterName: string
}

/** What changed in one item, field by field, each before and after with its changed words marked. */
export function FieldChanges({ caption, fields, beforeName, afterName }: FieldChangesProps) {
  return (
    <DataTable
      wordy
      caption={caption}
      captionHidden
      rows={fields}
      empty="Nothing is different."
      columns={[
        { header: 'Part', width: 'one-quarter', cell: ({ label }: FieldChange) => label },
        { header: beforeName, width: 'one-third', cell: (change: FieldChange) => side(change, 'before') },
        { header: afterName, cell: (change: FieldChange) => side(change, 'after') },
      ]}
    />
  )
}

function side({ before, after }: FieldChange, show: 'before' | 'after') {
  const own = show === 'before' ? before : after
  if (own === null) return <em>Not there</em>
  if (own === '') return <em>Empty</em>
  return <ChangedWords before={before ?? ''} after={after ?? ''} show={show} />
}
