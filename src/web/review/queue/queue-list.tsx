import type { Queue } from '../../../casework/reviews/review-queue.ts'
import type { Actor } from '../../../core/actor.ts'
import { type Stage, stageNames } from '../../../core/casefile/casefile.ts'
import type { Day } from '../../../core/day.ts'
import { cycleNames } from '../../../core/guidance/cycles.ts'
import { type Choice, regionChoices, typeChoices } from '../../../core/register/choices.ts'
import type { QueueFilter } from '../../../core/reviews/review-queue.ts'
import { pluralise } from '../../../core/sentences.ts'
import { DataTable } from '../../components/data-table.tsx'
import { FilterPanel, type SelectFilter } from '../../components/filter-panel.tsx'
import { Pager } from '../../components/pager.tsx'
import { Layout } from '../../layout.tsx'
import { Heading } from '../../nhsuk/heading.tsx'
import { Select } from '../../nhsuk/select.tsx'
import { queueColumnsFor } from './queue-columns.tsx'
import { orderFields, type QueueQuery, queueAddress, queueStatusChoices, stageChoices } from './queue-query.ts'

type QueueListProps = {
  readonly viewer: Actor
  readonly today: Day
  readonly query: QueueQuery
  readonly queue: Queue
}

/** The queue with its filters, counts by stage and pages. */
export function QueueList({ viewer, today, query, queue }: QueueListProps) {
  const { rows, found, pages } = queue
  const whole = { ...query, page: 1 }
  return (
    <Layout viewer={viewer} title={pageTitle(query)} wide>
      <Heading size="l">Reviews</Heading>
      <p>Plans waiting for a reviewer come first, oldest first. Choose an organisation to review its plan.</p>
      <p>
        <a href={`/reviews/final?cycle=${query.filter.cycle}`}>Final review of Trusts {query.filter.cycle}</a>
      </p>
      <StageCounts query={query} counts={queue.counts} />
      <Filters query={query} today={today} />
      <div class="app-queue">
        <DataTable
          caption={captionOf(query, found, rows.length)}
          columns={queueColumnsFor(query, today)}
          rows={rows}
          empty={<Empty query={query} found={found} />}
          downloads={{ csv: queueAddress(whole, 'csv'), xlsx: queueAddress(whole, 'xlsx') }}
          compact
        />
      </div>
      <Pager page={query.page} pages={pages} href={(page) => queueAddress({ ...query, page })} />
    </Layout>
  )
}

/** The title names the filter and the page, so that browser tabs can be told apart. */
function pageTitle({ filter: { cycle, stage }, page }: QueueQuery): string {
  const what = stage === null ? `Reviews, ${cycle}` : `Reviews, ${cycle}: ${stageNames[stage]}`
  return page === 1 ? what : `${what} (page ${page})`
}

function captionOf({ filter, page }: QueueQuery, found: number, shown: number): string {
  const what = `${pluralise(found, 'organisation')} in ${filter.cycle}`
  return shown === found ? what : `${what}, ${shown} of them on page ${page}`
}

function Filters({ query: { filter, order }, today }: { readonly query: QueueQuery; readonly today: Day }) {
  return (
    <FilterPanel
      action="/reviews"
      hiddenFields={orderFields(order)}
      search={{ name: 'search', label: 'Name or ODS code', value: filter.search }}
      selects={selectsFor(filter, today)}
    >
      <Select
        name="cycle"
        label="Toolkit year"
        items={cycleNames.map((name) => ({ value: name, text: name }))}
        value={filter.cycle}
      />
    </FilterPanel>
  )
}

function selectsFor({ type, region, status, stage }: QueueFilter, today: Day): readonly SelectFilter[] {
  const statuses = queueStatusChoices(today)
  return [
    { name: 'type', label: 'Type', all: 'All types', items: options(typeChoices), value: type ?? '' },
    { name: 'region', label: 'Region', all: 'All regions', items: options(regionChoices), value: region ?? '' },
    { name: 'status', label: 'Status', all: 'All statuses', items: options(statuses), value: status ?? '' },
    { name: 'stage', label: 'Stage', all: 'All stages', items: options(stageChoices), value: stage ?? '' },
  ]
}

function options(choices: readonly Choice<string>[]) {
  return choices.map(({ value, name }) => ({ value, text: name }))
}

function Empty({ query, found }: { readonly query: QueueQuery; readonly found: number }) {
  const { cycle, ...filters } = query.filter
  if (found > 0)
    return (
      <>
        The list has no page {query.page}. <a href={queueAddress({ ...query, page: 1 })}>Go to its first page</a>
      </>
    )
  if (Object.values(filters).some((value) => value !== null && value !== ''))
    return (
      <>
        No organisation fits these filters in {cycle}. <a href={`/reviews?cycle=${cycle}`}>Clear the filters</a>
      </>
    )
  return (
    <>
      No organisation has published an assessment for {cycle} in this service yet. When one does, it appears here. You
      can look at another toolkit year, or <a href="/register">find published statuses in the register</a>.
    </>
  )
}

type StageCountsProps = { readonly query: QueueQuery; readonly counts: ReadonlyMap<Stage, number> }

/** How many organisations are at each stage, each a link that filters by it. */
function StageCounts({ query, counts }: StageCountsProps) {
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
