import type { Task } from '../../casework/my-work.ts'
import { daysBetween } from '../../core/day.ts'
import { pluralise } from '../../core/sentences.ts'
import { DataTable } from '../components/data-table.tsx'
import { DayText } from '../components/day-text.tsx'
import { DueTag } from '../components/due.tsx'
import { useHere } from '../nhsuk/here.ts'

type WorkTableProps = {
  readonly caption: string
  readonly lines: readonly Task[]
  readonly empty: string
  /** The heading of the last column, where it does not name the viewer's role. */
  readonly whyHeader?: string
}

/** Tasks, one a row: what to do, for which organisation, by when, and in which role. */
export function WorkTable({ caption, lines, empty, whyHeader = 'Your role' }: WorkTableProps) {
  return (
    <DataTable
      caption={caption}
      rows={lines}
      empty={empty}
      columns={[
        { header: 'Task', width: 'one-third', cell: (line: Task) => <a href={addressOf(line)}>{line.what}</a> },
        {
          header: 'Organisation',
          cell: ({ organisation }) => `${organisation.name} (${organisation.code})`,
        },
        { header: 'Toolkit year', nowrap: true, cell: ({ cycle }) => cycle },
        { header: 'Due', cell: (line) => <When line={line} /> },
        { header: whyHeader, cell: (line) => <Why line={line} /> },
      ]}
    />
  )
}

function When({ line: { by, since, milestone } }: { readonly line: Task }) {
  const { today } = useHere()
  if (by !== null)
    return (
      <>
        <DayText day={by} /> {milestone !== null && <DueTag {...milestone} />}
      </>
    )
  return <>{since === null ? 'No date set' : waitingText(daysBetween(since, today))}</>
}

/** “Waiting 18 days”. */
function waitingText(days: number): string {
  return days === 0 ? 'Waiting since today' : `Waiting ${pluralise(days, 'day')}`
}

/** The role, and what follows if the milestone is missed; an upcoming one does not say that yet. */
function Why({ line: { why, milestone, mine } }: { readonly line: Task }) {
  if (milestone === null || !mine || milestone.due.state === 'ahead') return <>{why}</>
  return (
    <>
      {why}. If missed: {milestone.ifMissed}
    </>
  )
}

function addressOf({ page, organisation, cycle }: Task): string {
  switch (page.kind) {
    case 'casefile': {
      const home = `/organisations/${organisation.code}`
      return page.page === null ? home : `${home}/${cycle}/${page.page}`
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
