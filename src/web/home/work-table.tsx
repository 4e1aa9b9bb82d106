import type { Task } from '../../casework/my-work.ts'
import { DataTable } from '../components/data-table.tsx'
import { DayText } from '../components/day-text.tsx'
import { DueTag } from '../components/due.tsx'

type WorkTableProps = {
  readonly caption: string
  readonly lines: readonly Task[]
  readonly empty: string
  /** What the last column is called, where it is not why it is yours. */
  readonly why?: string
}

/** What is to be done, for whom, by when, and why it is on this person's list. */
export function WorkTable({ caption, lines, empty, why = 'Why you' }: WorkTableProps) {
  return (
    <DataTable
      caption={caption}
      rows={lines}
      empty={empty}
      columns={[
        { header: 'What', width: 'one-third', cell: (line: Task) => <a href={addressOf(line)}>{line.what}</a> },
        {
          header: 'For whom',
          cell: ({ organisation }) => `${organisation.name} (${organisation.code})`,
        },
        { header: 'Cycle', nowrap: true, cell: ({ cycle }) => cycle },
        { header: 'By when', cell: (line) => <When line={line} /> },
        { header: why, cell: (line) => <Why line={line} /> },
      ]}
    />
  )
}

function When({ line: { by, since, milestone: asked } }: { readonly line: Task }) {
  if (by !== null)
    return (
      <>
        <DayText day={by} /> {asked !== null && <DueTag {...asked} />}
      </>
    )
  if (since === null) return <>No day set</>
  return (
    <>
      No day set, waiting since <DayText day={since} />
    </>
  )
}

/** What is asked for says what follows if it does not come; what lies ahead does not threaten. */
function Why({ line: { why, milestone: asked, mine } }: { readonly line: Task }) {
  if (asked === null || !mine || asked.due.state === 'ahead') return <>{why}</>
  return (
    <>
      {why}. If missed: {asked.ifMissed}
    </>
  )
}

function addressOf({ page: place, organisation, cycle }: Task): string {
  switch (place.kind) {
    case 'casefile': {
      const home = `/organisations/${organisation.code}`
      return place.page === null ? home : `${home}/${cycle}/${place.page}`
    }
    case 'review':
      return `/reviews/${organisation.code}/${cycle}`
    case 'late-plan':
      return `/late-plans/${organisation.code}/${cycle}`
    case 'support':
      return `/organisations/${organisation.code}/${cycle}/support`
    case 'escalation':
      return `/escalations/${organisation.code}/${cycle}`
  }
}
