import type { CasefileRecord } from '../../../core/casefile/casefile.ts'
import type { CasefileEvent } from '../../../core/casefile/events.ts'
import type { Detail } from '../../../core/casefile/history/engagement-sentences.ts'
import { detailsOf, sentenceOf } from '../../../core/casefile/history/history.ts'
import { Lines } from '../../components/text.tsx'
import { Details } from '../../nhsuk/details.tsx'

type HistoryEntry = { readonly sentence: string; readonly details: readonly Detail[] }

const unknown = 'Something was recorded by a newer version of this service, which shows it in full.'

/**
 * An event as a sentence with its details. While servers are updated one by one, this build may meet event types that
 * only a newer build knows. The types cannot say so, and the page must not break: it says that something was recorded.
 */
export function historyEntryOf(event: CasefileEvent, before: CasefileRecord): HistoryEntry {
  const sentence: string | undefined = sentenceOf(event, before)
  return sentence === undefined ? { sentence: unknown, details: [] } : { sentence, details: detailsOf(event, before) }
}

type EventEntryProps = { readonly event: CasefileEvent; readonly before: CasefileRecord }

/** An event as a sentence, with its details folded below. */
export function EventEntry({ event, before }: EventEntryProps) {
  const { sentence, details } = historyEntryOf(event, before)
  if (details.length === 0) return <p>{sentence}</p>
  return (
    <>
      <p>{sentence}</p>
      <Details summary={`Show the details (${details.length})`}>
        <ul class="nhsuk-list nhsuk-list--bullet">
          {details.map((detail) => (
            <li>{detailText(detail)}</li>
          ))}
        </ul>
      </Details>
    </>
  )
}

function detailText({ evidence, text }: Detail) {
  return evidence === null ? (
    <Lines text={text} />
  ) : (
    <>
      <strong>{evidence}</strong>: <Lines text={text} />
    </>
  )
}
