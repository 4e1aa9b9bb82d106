import type { HintWording } from '../../../core/plan/hint-wording.ts'
import type { FindingWording } from '../../../core/plan/wording.ts'
import { Details } from '../../nhsuk/details.tsx'
import { fieldAddress } from '../check/field-address.ts'
import type { PlanCheck } from '../check/plan-check.ts'
import type { Opened } from '../opened.ts'

type Found = FindingWording | HintWording

/** Findings and hints by their headings, each leading to its field; the check page says the rest. */
export function FoundInShort({ opened, check }: { readonly opened: Opened; readonly check: PlanCheck }) {
  const address = opened.may('edit-plan') ? opened.address : null
  return (
    <>
      <Short summary={`Findings (${check.findings.length})`} found={check.findings} address={address} />
      <Short summary={`Hints (${check.hints.length})`} found={check.hints} address={address} />
    </>
  )
}

type ShortProps = { readonly summary: string; readonly found: readonly Found[]; readonly address: string | null }

function Short({ summary, found, address }: ShortProps) {
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
