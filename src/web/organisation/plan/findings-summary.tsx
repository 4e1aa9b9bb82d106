import type { CycleName } from '../../../core/guidance/cycles.ts'
import type { FindingWording } from '../../../core/plan/finding-wording.ts'
import type { HintWording } from '../../../core/plan/hint-wording.ts'
import { WhyLink } from '../../components/plan-rules.tsx'
import { Details } from '../../nhsuk/details.tsx'
import type { CasefileContext } from '../casefile-context.ts'
import { fieldAddress, type PlanCheck } from '../check/findings.tsx'

type FindingOrHint = FindingWording | HintWording

/** What must be fixed and what is worth checking, each with a link to its field and to its rule. */
export function FindingsSummary({ context, check }: { readonly context: CasefileContext; readonly check: PlanCheck }) {
  const address = context.may('edit-plan') ? context.address : null
  const list = { address, cycle: context.casefileKey.cycle }
  return (
    <>
      <ShortList summary={`Must fix (${check.findings.length})`} rows={check.findings} {...list} />
      <ShortList summary={`Worth checking (${check.hints.length})`} rows={check.hints} {...list} />
    </>
  )
}

type ShortListProps = {
  readonly summary: string
  readonly rows: readonly FindingOrHint[]
  readonly cycle: CycleName
  readonly address: string | null
}

function ShortList({ summary, rows, cycle, address }: ShortListProps) {
  if (rows.length === 0) return null
  return (
    <Details summary={summary}>
      <ul>
        {rows.map(({ rule, heading, evidence, field }) => (
          <li>
            {address === null ? heading : <a href={fieldAddress(address, evidence, field)}>{heading}</a>}{' '}
            <WhyLink rule={rule} cycle={cycle} />
          </li>
        ))}
      </ul>
    </Details>
  )
}
