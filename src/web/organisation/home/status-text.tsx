import type { CycleHome } from '../../../casework/organisations/organisation-home.ts'
import { statusMeanings } from '../../../core/casefile/status.ts'
import { formatDate } from '../../../core/day.ts'
import { CasefileStatus, StatusTag } from '../../components/status-tag.tsx'
import { useHere } from '../../nhsuk/here.ts'

/** The status by its name today, what it means and since when; before anything is recorded here, the registers’ status. */
export function StatusText({ shown }: { readonly shown: CycleHome }) {
  const { today } = useHere()
  const { status, cycle, publishedOn, statusSince, version } = shown.casefile
  const { published } = shown
  if (version === 0 && published !== null && published.observedOn !== null)
    return <Observed published={published} cycle={cycle} />
  return (
    <>
      <p>
        <CasefileStatus status={status} on={today} />
      </p>
      <p>{statusMeanings[status]}</p>
      {publishedOn !== null && (
        <p>
          Published on {formatDate(publishedOn)}.
          {statusSince !== null && statusSince !== publishedOn && ` This status since ${formatDate(statusSince)}.`}
        </p>
      )}
    </>
  )
}

/** S8: the status in the published register: an observation that creates no duties. */
function Observed({
  published,
  cycle,
}: {
  readonly published: NonNullable<CycleHome['published']>
  readonly cycle: string
}) {
  return (
    <>
      <p>
        <StatusTag name={published.statusName} tone="neutral" />
      </p>
      <p>
        Known from the toolkit’s published register of{' '}
        {published.observedOn !== null && formatDate(published.observedOn)}. Nothing has been recorded for {cycle} in
        this service.
      </p>
    </>
  )
}
