import { inWords } from '../../../core/day.ts'
import { type ApprovedItem, describeTimeTaken, timeTaken } from '../../../core/review/approved-item.ts'
import { Lines } from '../../components/lines.tsx'
import { Details } from '../../nhsuk/details.tsx'

type OthersDidProps = { readonly evidence: string; readonly others: readonly ApprovedItem[]; readonly cycle: string }

/** How other organisations' approved plans meet the same item. Their names are for reviewers only. */
export function OthersDid({ evidence, others, cycle }: OthersDidProps) {
  if (others.length === 0)
    return (
      <p>
        No other approved plan of {cycle} covers {evidence} yet.
      </p>
    )
  return (
    <Details summary={`How other approved plans meet ${evidence} (${others.length})`}>
      <ul class="nhsuk-list">
        {others.map((other) => (
          <li>
            <strong>
              <a href={`/reviews/${other.code}/${cycle}#item-${evidence}`}>{other.name}</a>
            </strong>
            , approved {inWords(other.approvedOn)}. {describeTimeTaken(timeTaken(other))}.
            <ol>
              {other.item.actions.map(({ text, doneOn }) => (
                <li>
                  <Lines text={text} />
                  {doneOn !== null && ` (done on ${inWords(doneOn)})`}
                </li>
              ))}
            </ol>
          </li>
        ))}
      </ul>
    </Details>
  )
}
