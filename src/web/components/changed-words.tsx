import { type Stretch, wordsChanged } from '../../core/words-changed.ts'
import { Lines } from './lines.tsx'

/** One side of a change: what was, its removed words marked; or what is, its new words marked. */
export function ChangedWords({ before, after, show }: ChangedWordsProps) {
  const stretches = wordsChanged(before, after)
  const shown = stretches.filter(({ kind }) => kind !== (show === 'before' ? 'added' : 'removed'))
  return <>{shown.map((stretch) => marked(stretch))}</>
}

type ChangedWordsProps = { readonly before: string; readonly after: string; readonly show: 'before' | 'after' }

/** Marks are read out too: neither colour nor a line through words is. */
function marked({ kind, text }: Stretch) {
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
