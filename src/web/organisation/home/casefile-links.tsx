import type { CycleHome, OrganisationHome } from '../../../casework/organisations/organisation-home.ts'
import type { Casefile } from '../../../core/casefile/casefile.ts'
import { openGaps } from '../../../core/casefile/plans/gaps.ts'
import type { Permission } from '../../../core/permissions.ts'

type CasefileLinksProps = {
  readonly casefile: Casefile
  readonly address: string
  readonly allowed: (permission: Permission) => boolean
  /** T1: whether an early warning can still be given, or was given. */
  readonly warns: boolean
}

type Link = { readonly path: string; readonly text: string; readonly permission: Permission; readonly when: boolean }

/** Links to everything that the viewer may do or read in a casefile now. */
export function CasefileLinks({ casefile, address, allowed, warns }: CasefileLinksProps) {
  const { organisation, cycle } = casefile
  const links = linksOf(casefile, warns).filter(({ permission, when }) => when && allowed(permission))
  return (
    <>
      <h3 class="nhsuk-heading-s">Pages for {cycle}</h3>
      <ul>
        {links.map(({ path, text }) => (
          <li>
            <a href={`${address}/${path}`}>{text}</a>
          </li>
        ))}
        {allowed('review-plan') && casefile.sent.length > 0 && (
          <li>
            <a href={`/reviews/${organisation.code}/${cycle}`}>Review</a>
          </li>
        )}
      </ul>
    </>
  )
}

function linksOf(casefile: Casefile, warns: boolean): readonly Link[] {
  const { planDraft, sent, version, status, publishedOn } = casefile
  const hasPlan = planDraft !== null
  const isOpen = hasPlan && status !== 'standards-met' && status !== 'standards-exceeded'
  return [
    { path: 'assessment', text: 'Assessment', permission: 'read-casefile', when: true },
    { path: 'early-warning', text: 'Early warning', permission: 'read-casefile', when: warns },
    { path: 'plan', text: 'Improvement plan', permission: 'read-casefile', when: true },
    { path: 'plan/upload', text: 'Upload a workbook', permission: 'edit-plan', when: isOpen },
    { path: 'plan/check', text: 'Check the plan', permission: 'read-casefile', when: hasPlan },
    { path: 'plan/sign-off', text: 'SIRO sign-off', permission: 'read-casefile', when: isOpen },
    { path: 'plan/send', text: 'Send the plan', permission: 'send-plan', when: isOpen },
    { path: 'updates', text: 'Updates', permission: 'read-casefile', when: sent.length > 0 },
    {
      path: 'exemplar',
      text: 'Offer to help others with an item',
      permission: 'agree-to-be-exemplar',
      when: publishedOn !== null,
    },
    { path: 'support', text: 'Regional work', permission: 'see-region', when: version > 0 },
    { path: 'history', text: 'History', permission: 'read-history', when: version > 0 },
    { path: 'compare', text: 'Compare two revisions', permission: 'read-history', when: sent.length > 0 },
  ]
}

type NextCycleLinksProps = {
  readonly home: OrganisationHome
  readonly shown: CycleHome
  /** Whether the viewer may carry gaps over. */
  readonly carries: boolean
}

/** G4: links between a cycle and the next one that its guidance names, and to carry open gaps over. */
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
          {next.casefile.carriedOverFrom === cycle ? 'Open gaps were carried over: ' : 'Continue with '}
          <a href={`#cycle-${next.casefile.cycle}`}>the {next.casefile.cycle} toolkit</a>
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
