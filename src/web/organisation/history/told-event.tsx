import type { CasefileRecord } from '../../../core/casefile/casefile.ts'
import type { CasefileEvent } from '../../../core/casefile/events.ts'
import type { Detail } from '../../../core/casefile/history-details.ts'
import { Lines } from '../../components/lines.tsx'
import { Details } from '../../nhsuk/details.tsx'
import { toldOf } from './told-of.ts'

export type ToldEventProps = { readonly event: CasefileEvent; readonly before: CasefileRecord }

/** An event as a sentence, with all there is to tell about it folded below. */
export function ToldEvent({ event, before }: ToldEventProps) {
  const { sentence, details } = toldOf(event, before)
  if (details.length === 0) return <p>{sentence}</p>
  return (
    <>
      <p>{sentence}</p>
      <Details summary={`Show the details (${details.length})`}>
        <ul class="nhsuk-list nhsuk-list--bullet">
          {details.map((detail) => (
            <li>{told(detail)}</li>
          ))}
        </ul>
      </Details>
    </>
  )
}

function told({ evidence, text }: Detail) {
  return evidence === null ? (
    <Lines text={text} />
  ) : (
    <>
      <strong>{evidence}</strong>: <Lines text={text} />
    </>
  )
}
