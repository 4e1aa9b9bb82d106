import { type PlanDraft, planOf } from '../../../core/casefile/drafts.ts'
import { findingsOfDraft, hintsOfPlan } from '../../../core/casefile/plans/findings.ts'
import type { EvidenceReference } from '../../../core/catalogue/evidence.ts'
import type { Day } from '../../../core/day.ts'
import { quotesOn } from '../../../core/guidance/clauses.ts'
import { type Field, type FindingWording, findingWording } from '../../../core/plan/finding-wording.ts'
import { type HintWording, hintWording } from '../../../core/plan/hint-wording.ts'
import { DataTable, type DownloadAddresses } from '../../components/data-table.tsx'
import type { CasefileContext } from '../casefile-context.ts'

/** Why the plan being written cannot be agreed as it stands, and what else may be asked about it. */
export type PlanCheck = { readonly findings: readonly FindingWording[]; readonly hints: readonly HintWording[] }

/** The plan being written, checked by the guidance of the day; null where none is in force. */
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
  readonly found: readonly FindingOrHint[]
  /** The casefile’s address, for whoever may change the plan; null where nothing is linked. */
  readonly address: string | null
  readonly empty: string
  readonly downloads?: DownloadAddresses | undefined
}

/** Findings, or hints, each with its rule, the guidance behind it, what to do and where. */
export function FindingsList({ caption, found, address, empty, downloads }: FindingsListProps) {
  const quoted = found.some(({ quote }) => quote !== null)
  return (
    <DataTable
      wordy
      caption={caption}
      rows={found}
      empty={empty}
      downloads={downloads}
      columns={[
        { header: 'Rule', nowrap: true, cell: ({ rule }: FindingOrHint) => rule },
        { header: 'What was found', width: 'one-third', cell: (each: FindingOrHint) => linkedHeading(each, address) },
        { header: 'What to do', cell: ({ whatToDo }) => whatToDo },
        ...(quoted ? [{ header: 'Guidance', cell: ({ quote }: FindingOrHint) => quote }] : []),
      ]}
    />
  )
}

function linkedHeading({ heading, evidence, field }: FindingOrHint, address: string | null) {
  return address === null ? heading : <a href={fieldAddress(address, evidence, field)}>{heading}</a>
}

/** Where the part of a plan that a finding or a hint is about is changed, below the casefile’s address. */
export function fieldAddress(casefile: string, evidence: EvidenceReference | null, field: Field): string {
  if (field === 'sign-off') return `${casefile}/plan/sign-off`
  return evidence === null ? `${casefile}/plan` : `${casefile}/plan/items/${evidence}#${field}`
}
