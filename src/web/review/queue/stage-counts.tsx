import { type Stage, stageNames } from '../../../core/casefile/casefile.ts'
import { type QueueQuery, queueAddress } from './queue-query.ts'

type StageCountsProps = { readonly query: QueueQuery; readonly counts: ReadonlyMap<Stage, number> }

/** How many casefiles stand at each stage, each a link that narrows the list to it. */
export function StageCounts({ query, counts }: StageCountsProps) {
  const stages = Object.keys(stageNames) as readonly Stage[]
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0)
  return (
    <nav aria-label="Stages">
      <ul class="nhsuk-list app-counts">
        <CountLink query={query} stage={null} name="All stages" count={all} />
        {stages
          .filter((stage) => counts.has(stage))
          .map((stage) => (
            <CountLink query={query} stage={stage} name={stageNames[stage]} count={counts.get(stage) ?? 0} />
          ))}
      </ul>
    </nav>
  )
}

type CountLinkProps = {
  readonly query: QueueQuery
  readonly stage: Stage | null
  readonly name: string
  readonly count: number
}

function CountLink({ query, stage, name, count }: CountLinkProps) {
  const { filter, order } = query
  return (
    <li>
      <a
        href={queueAddress({ filter: { ...filter, stage }, order, page: 1 })}
        aria-current={filter.stage === stage ? 'true' : undefined}
      >
        {name}: {count}
      </a>
    </li>
  )
}
