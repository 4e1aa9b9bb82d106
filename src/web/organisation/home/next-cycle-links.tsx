import type { CycleHome, OrganisationHome } from '../../../casework/organisation-home.ts'
import { openGaps } from '../../../core/casefile/open-gaps.ts'

export type NextCycleLinksProps = {
  readonly home: OrganisationHome
  readonly shown: CycleHome
  /** Whether this viewer may carry gaps over. */
  readonly carries: boolean
}

/** G4: the way from a cycle to the one its guidance names, and back; open gaps can be carried over between them. */
export function NextCycleLinks({ home, shown, carries }: NextCycleLinksProps) {
  const { cycle, carriedOverFrom } = shown.casefile
  const address = `/organisations/${home.organisation.code}`
  const next = home.cycles.find(({ casefile }) => casefile.cycle === shown.today?.nextCycle)
  const earlier = home.cycles.find(({ today }) => today?.nextCycle === cycle)
  const canCarry = carries && earlier !== undefined && shown.casefile.publishedOn === null
  return (
    <>
      {next !== undefined && (
        <p>
          {next.casefile.carriedOverFrom === cycle ? 'Open gaps were carried over: ' : 'Go on with '}
          <a href={`#cycle-${next.casefile.cycle}`}>the casefile of {next.casefile.cycle}</a>
        </p>
      )}
      {carriedOverFrom !== null && (
        <p>
          Gaps were carried over from <a href={`${address}/${carriedOverFrom}/plan`}>the plan of {carriedOverFrom}</a>.
        </p>
      )}
      {canCarry && openGaps(earlier.casefile).length > 0 && (
        <p>
          <a href={`${address}/${cycle}/carry-over`}>Carry over open gaps from {earlier.casefile.cycle}</a>
        </p>
      )}
    </>
  )
}
