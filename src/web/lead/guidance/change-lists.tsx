import type { Proposal } from '../../../casework/guidance/guidance-preview.ts'
import { formatDate } from '../../../core/day.ts'
import type { GuidanceChange, IssuedChange } from '../../../core/guidance/change.ts'
import type { CycleName } from '../../../core/guidance/cycles.ts'
import { meanings } from '../../../core/guidance/meanings.ts'
import type { PreparedAmendment } from '../../../core/guidance/prepared-amendments.ts'
import { pluralise } from '../../../core/sentences.ts'
import { DataTable } from '../../components/data-table.tsx'

/** Proposed changes that a second person has to confirm. */
export function WaitingChanges({ name, waiting }: { readonly name: CycleName; readonly waiting: readonly Proposal[] }) {
  if (waiting.length === 0) return null
  return (
    <DataTable
      caption="Proposed, to be confirmed by a second person"
      rows={waiting}
      empty=""
      columns={[
        {
          header: 'Change',
          cell: ({ id, change }) => <a href={`/years/${name}/changes/${id}`}>{change.title}</a>,
        },
        { header: 'Values', cell: ({ change }) => pluralise(change.amendments.length, 'value') },
        { header: 'Proposed by', cell: ({ proposedBy }) => proposedBy.name },
        { header: 'On', cell: ({ proposedOn }) => formatDate(proposedOn), nowrap: true },
      ]}
    />
  )
}

type PreparedProps = {
  readonly name: CycleName
  readonly prepared: readonly PreparedAmendment[]
  readonly mayAmend: boolean
}

/** Prepared changes that a lead can review and propose. They take effect only once confirmed. */
export function PreparedChanges({ name, prepared, mayAmend }: PreparedProps) {
  if (prepared.length === 0) return null
  return (
    <section>
      <h2 class="nhsuk-heading-m">Ready to be reviewed</h2>
      {prepared.map((change) => (
        <p>
          {mayAmend ? <a href={`/years/${name}/changes/new?prepared=${change.id}`}>{change.title}</a> : change.title}
          {`, from ${beginsOn(change)}: ${pluralise(change.amendments.length, 'value')}. It takes effect only after one lead has proposed it and another has confirmed it.`}
        </p>
      ))}
    </section>
  )
}

function beginsOn({ amendments }: Pick<GuidanceChange, 'amendments'>): string {
  const days = amendments.map(({ from }) => from).toSorted()
  return days[0] === undefined ? 'no day' : formatDate(days[0])
}

/** Every issued change, newest first, with who proposed and who confirmed it. */
export function IssuedChanges({
  name,
  changes,
}: {
  readonly name: CycleName
  readonly changes: readonly IssuedChange[]
}) {
  return (
    <DataTable
      caption="Changes issued, newest first"
      rows={changes.toReversed()}
      empty="The guidance has not been changed since it was first published."
      columns={[
        {
          header: 'Change',
          cell: ({ number, title, proposal }) => (
            <a href={`/years/${name}/changes/${proposal}`}>{`${number}. ${title}`}</a>
          ),
        },
        {
          header: 'Values',
          cell: ({ amendments }) => amendments.map(({ key }) => meanings[key].title).join('; '),
        },
        { header: 'Issued', cell: ({ issuedOn }) => formatDate(issuedOn), nowrap: true },
        { header: 'Proposed by', cell: ({ proposedBy, proposedOn }) => `${proposedBy} on ${formatDate(proposedOn)}` },
        { header: 'Confirmed by', cell: ({ confirmedBy }) => confirmedBy },
      ]}
    />
  )
}
