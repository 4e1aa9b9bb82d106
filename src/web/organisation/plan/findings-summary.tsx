import type { FindingWording } from '../../../core/plan/finding-wording.ts'
import type { HintWording } from '../../../core/plan/hint-wording.ts'
import { Details } from '../../nhsuk/details.tsx'
import type { CasefileContext } from '../casefile-context.ts'
import { fieldAddress, type PlanCheck } from '../check/findings.tsx'

type FindingOrHint = FindingWording | HintWording

/** Findings and hints by their headings, each leading to its field; the check page says the rest. */
export function FindingsSummary({ opened, check }: { readonly opened: CasefileContext; readonly check: PlanCheck }) {
  const address = opened.may('edit-plan') ? opened.address : null
  return (
    <>
      <Short summary={`Findings (${check.findings.length})`} found={check.findings} address={address} />
      <Short summary={`Hints (${check.hints.length})`} found={check.hints} address={address} />
    </>
  )
}

type SummaryProps = {
  readonly summary: string
  readonly found: readonly FindingOrHint[]
  readonly address: string | null
}

function Short({ summary, found, address }: SummaryProps) {
  if (found.length === 0) return null
  return (
    <Details summary={summary}>
      <ul>
        {found.map(({ rule, heading, evidence, field }) => (
          <li>
            {address === null ? heading : <a href={fieldAddress(address, evidence, field)}>{heading}</a>} ({rule})
          </li>
        ))}
      </ul>
    </Details>
  )
}
