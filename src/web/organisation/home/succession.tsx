import { type Day, formatDate } from '../../../core/day.ts'
import { type Organisation, successorOn } from '../../../core/organisation.ts'

type SuccessionProps = {
  readonly organisation: Organisation
  readonly closedInto: readonly Organisation[]
  readonly today: Day
}

/** Interpretation 7: history stays where it was made; an open casefile continues at a single successor, not at several. */
export function Succession({ organisation, closedInto, today }: SuccessionProps) {
  return (
    <>
      <Closed organisation={organisation} today={today} />
      <Predecessors organisation={organisation} closedInto={closedInto} today={today} />
    </>
  )
}

function Closed({ organisation, today }: Pick<SuccessionProps, 'organisation' | 'today'>) {
  const { closed, successors } = organisation
  if (closed === null) return null
  return (
    <p>
      {closed < today ? 'Closed' : 'Closes'} on {formatDate(closed)}.
      {successors.length > 0 && (
        <>
          {' '}
          Succeeded by{' '}
          {successors.map((code, index) => (
            <>
              {index > 0 && ', '}
              <a href={`/register/${code}`}>{code}</a>
            </>
          ))}
          .
        </>
      )}{' '}
      {closed < today && whatGoesOn(organisation, today)}
    </p>
  )
}

function whatGoesOn(organisation: Organisation, today: Day): string {
  const successor = successorOn(today, organisation)
  if (successor !== null) return `The people of ${successor} continue with what is open here.`
  return organisation.successors.length === 0
    ? 'No successor is known, so what is open here ends, and no more reminders are sent.'
    : 'With several successors no plan passes on, so what is open here ends, and no more reminders are sent.'
}

function Predecessors({ organisation, closedInto, today }: SuccessionProps) {
  if (closedInto.length === 0) return null
  return (
    <ul>
      {closedInto.map((each) =>
        successorOn(today, each) === organisation.code ? (
          <li>
            <a href={`/organisations/${each.code}`}>{each.name}</a> ({each.code}) closed into this organisation
            {onDay(each)}. Your people continue with what is open there.
          </li>
        ) : (
          <li>
            <a href={`/register/${each.code}`}>{each.name}</a> ({each.code}) closed into this organisation and others
            {onDay(each)}. No plan passes on.
          </li>
        ),
      )}
    </ul>
  )
}

function onDay({ closed }: Organisation): string {
  return closed === null ? '' : ` on ${formatDate(closed)}`
}
