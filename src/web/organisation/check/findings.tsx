import { type PlanDraft, planOf } from '../../../core/casefile/drafts.ts'
import { findingsOfDraft, hintsOfPlan } from '../../../core/casefile/plans/findings.ts'
import type { EvidenceReference } from '../../../core/catalogue/evidence.ts'
import type { Day } from '../../../core/day.ts'
import { quotesOn } from '../../../core/guidance/clauses.ts'
import type { CycleName } from '../../../core/guidance/cycles.ts'
import { type Field, type FindingWording, findingWording } from '../../../core/plan/finding-wording.ts'
import { type HintWording, hintWording } from '../../../core/plan/hint-wording.ts'
import { DataTable, type DownloadAddresses } from '../../components/data-table.tsx'
import { WhyLink } from '../../components/plan-rules.tsx'
import type { CasefileContext } from '../casefile-context.ts'

/** What must be fixed before the draft plan can be agreed, and what the reviewer may ask about. */
export type PlanCheck = { readonly findings: readonly FindingWording[]; readonly hints: readonly HintWording[] }

/** Checks the draft plan by the guidance of the day `on`; null where no guidance is in force. */
export function checkOf(
  { casefile, events, dated, today }: CasefileContext,
  draft: PlanDraft,
  on: Day,
): PlanCheck | null {
  if (dated === null || today === null) return null
  const quotes = quotesOn(dated, on)
  return {
    findings: findingsOfDraft(casefile, today).map((finding) => findingWording(finding, quotes)),
    hints: hintsOfPlan(planOf(draft), casefile, events, today, on).map(hintWording),
  }
}

type FindingOrHint = FindingWording | HintWording

type FindingsListProps = {
  readonly caption: string
  readonly rows: readonly FindingOrHint[]
  readonly cycle: CycleName
  /** The casefile’s address, which the links start from; null for a viewer who may not change the plan. */
  readonly address: string | null
  readonly empty: string
  readonly downloads?: DownloadAddresses | undefined
}

/** What must be fixed, or is worth checking: each with what to do, a link to its field, and why. */
export function FindingsList({ caption, rows, cycle, address, empty, downloads }: FindingsListProps) {
  const quoted = rows.some(({ quote }) => quote !== null)
  return (
    <DataTable
      wordy
      caption={caption}
      rows={rows}
      empty={empty}
      downloads={downloads}
      columns={[
        { header: 'What was found', width: 'one-third', cell: (each: FindingOrHint) => linkedHeading(each, address) },
        { header: 'What to do', cell: ({ whatToDo }) => whatToDo },
        ...(quoted ? [{ header: 'Guidance', cell: ({ quote }: FindingOrHint) => quote }] : []),
        { header: 'Why', nowrap: true, cell: ({ rule }: FindingOrHint) => <WhyLink rule={rule} cycle={cycle} /> },
      ]}
    />
  )
}

function linkedHeading({ heading, evidence, field }: FindingOrHint, address: string | null) {
  return address === null ? heading : <a href={fieldAddress(address, evidence, field)}>{heading}</a>
}

/** The address of the field to change, below the casefile’s address. */
export function fieldAddress(casefile: string, evidence: EvidenceReference | null, field: Field): string {
  if (field === 'sign-off') return `${casefile}/plan/sign-off`
  return evidence === null ? `${casefile}/plan` : `${casefile}/plan/items/${evidence}#${field}`
}
