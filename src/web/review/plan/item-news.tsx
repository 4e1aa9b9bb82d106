import { formatDate } from '../../../core/day.ts'
import { type ApprovedItem, describeTimeTaken, timeTaken } from '../../../core/reviews/approved-item.ts'
import type { ItemNews } from '../../../core/reviews/plan-review.ts'
import { Lines } from '../../components/text.tsx'
import { Details } from '../../nhsuk/details.tsx'

type OtherPlansOnItemProps = {
  readonly evidence: string
  readonly others: readonly ApprovedItem[]
  readonly cycle: string
}

/** How the approved plans of other organisations meet the same item. Only reviewers see their names. */
export function OtherPlansOnItem({ evidence, others, cycle }: OtherPlansOnItemProps) {
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
            , approved {formatDate(other.approvedOn)}. {describeTimeTaken(timeTaken(other))}.
            <ol>
              {other.item.actions.map(({ text, doneOn }) => (
                <li>
                  <Lines text={text} />
                  {doneOn !== null && ` (done on ${formatDate(doneOn)})`}
                </li>
              ))}
            </ol>
          </li>
        ))}
      </ul>
    </Details>
  )
}

/** The updates about an item since its plan was sent, and why it was sent back, oldest first. */
export function ItemNewsList({ news }: { readonly news: readonly ItemNews[] }) {
  if (news.length === 0) return null
  return (
    <ul class="nhsuk-list">
      {news.map(({ on, by, kind, texts }) => (
        <li>
          <strong>
            {kind === 'update' ? 'Update' : 'Sent back'}, {formatDate(on)}, {by}:
          </strong>
          <ul class="nhsuk-list nhsuk-list--bullet">
            {texts.map((text) => (
              <li>
                <Lines text={text} />
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}
