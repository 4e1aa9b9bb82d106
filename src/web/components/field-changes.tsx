import type { FieldChange } from '../../core/plan/compare.ts'
import { type TextSegment, wordChanges } from '../../core/plan/word-changes.ts'
import { DataTable } from './data-table.tsx'
import { Lines } from './text.tsx'

type FieldChangesProps = {
  /** Hidden from sight, as a heading above says the same. */
  readonly caption: string
  readonly fields: readonly FieldChange[]
  /** The headings of the two sides: “On the web”, “In the file”. */
  readonly beforeName: string
  readonly afterName: string
}

/** The changes in one item, field by field: before and after, with the changed words marked. */
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

/** One side of a change: the old text with its removed words marked, or the new text with its added words marked. */
function ChangedWords({ before, after, show }: ChangedWordsProps) {
  const segments = wordChanges(before, after)
  const shown = segments.filter(({ kind }) => kind !== (show === 'before' ? 'added' : 'removed'))
  return <>{shown.map((segment) => marked(segment))}</>
}

type ChangedWordsProps = { readonly before: string; readonly after: string; readonly show: 'before' | 'after' }

/** Screen readers read neither colour nor strike-through, so hidden words say what was removed or added. */
function marked({ kind, text }: TextSegment) {
  switch (kind) {
    case 'same':
      return <Lines text={text} />
    case 'removed':
      return (
        <del>
          <span class="nhsuk-u-visually-hidden">removed: </span>
          <Lines text={text} />
        </del>
      )
    case 'added':
      return (
        <ins>
          <span class="nhsuk-u-visually-hidden">added: </span>
          <Lines text={text} />
        </ins>
      )
  }
}
