import type { FieldChange } from '../../core/plan/compare.ts'
import { type TextSegment, wordChanges } from '../../core/plan/word-changes.ts'
import { DataTable } from './data-table.tsx'
import { Lines } from './text.tsx'

type FieldChangesProps = {
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

/** One side of a change: what was, its removed words marked; or what is, its new words marked. */
function ChangedWords({ before, after, show }: ChangedWordsProps) {
  const stretches = wordChanges(before, after)
  const shown = stretches.filter(({ kind }) => kind !== (show === 'before' ? 'added' : 'removed'))
  return <>{shown.map((stretch) => marked(stretch))}</>
}

type ChangedWordsProps = { readonly before: string; readonly after: string; readonly show: 'before' | 'after' }

/** Marks are read out too: neither colour nor a line through words is. */
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
