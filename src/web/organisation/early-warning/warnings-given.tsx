import { formatDate } from '../../../core/day.ts'
import { Lines } from '../../components/text.tsx'
import type { CasefileContext } from '../casefile-context.ts'

/** The early warnings given, newest first; nothing where there are none. */
export function WarningsGiven({ context: { events } }: { readonly context: Pick<CasefileContext, 'events'> }) {
  const warnings = events.flatMap((event) => (event.type === 'early-warning-given' ? [event] : [])).toReversed()
  if (warnings.length === 0) return null
  return (
    <>
      <h2 class="nhsuk-heading-m" id="warnings">
        Early warnings given
      </h2>
      {warnings.map(({ on, by, evidence, text }) => (
        <section>
          <h3 class="nhsuk-heading-s">
            {formatDate(on)}, {by.name}
          </h3>
          {evidence.length > 0 && <p>Will not be met: {evidence.join(', ')}</p>}
          {text !== '' && (
            <p>
              <Lines text={text} />
            </p>
          )}
        </section>
      ))}
    </>
  )
}
