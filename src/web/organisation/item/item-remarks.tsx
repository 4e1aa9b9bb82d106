import { lastSent } from '../../../core/casefile/casefile.ts'
import type { CasefileEvent, Revision } from '../../../core/casefile/events.ts'
import type { EvidenceReference } from '../../../core/catalogue/evidence.ts'
import type { Day } from '../../../core/day.ts'
import type { FindingWording } from '../../../core/plan/finding-wording.ts'
import type { HintWording } from '../../../core/plan/hint-wording.ts'
import type { Judgement } from '../../../core/plan/rules.ts'
import { InsetText, WarningCallout } from '../../nhsuk/inset-text.tsx'
import type { CasefileContext } from '../casefile-context.ts'
import { checkOf } from '../check/findings.tsx'
import type { ListedItem } from './listed-item.ts'

type ItemRemarksProps = {
  readonly opened: CasefileContext
  readonly evidence: EvidenceReference
  readonly findings: readonly FindingWording[]
  readonly hints: readonly HintWording[]
}

/** What there is to say of an item as it is saved: why the reviewer returned it, what is missing, what may be asked. */
export function ItemRemarks({ opened, evidence, findings, hints }: ItemRemarksProps) {
  return (
    <>
      <Returned opened={opened} evidence={evidence} />
      {findings.length > 0 && (
        <InsetText>
          <p>
            <strong>Still to do before the plan can be agreed</strong>
          </p>
          <Remarks remarks={findings} />
        </InsetText>
      )}
      {hints.length > 0 && (
        <InsetText>
          <p>
            <strong>The reviewer may ask about this</strong>
          </p>
          <Remarks remarks={hints} />
        </InsetText>
      )}
    </>
  )
}

function Remarks({ remarks }: { readonly remarks: readonly (FindingWording | HintWording)[] }) {
  return (
    <ul>
      {remarks.map(({ heading, whatToDo, field, rule }) => (
        <li>
          {heading} ({rule}). <a href={`#${field}`}>{whatToDo}</a>
        </li>
      ))}
    </ul>
  )
}

function Returned({ opened, evidence }: { readonly opened: CasefileContext; readonly evidence: EvidenceReference }) {
  const sent = lastSent(opened.casefile)
  if (sent === null || sent.outcome !== 'returned') return null
  const judgement = judgementOf(opened.events, sent.revision, evidence)
  if (judgement === null || judgement.realistic) return null
  return (
    <WarningCallout heading="The reviewer returned this item" headingLevel={2}>
      <p>{judgement.reason === '' ? 'It was judged not realistic.' : judgement.reason}</p>
    </WarningCallout>
  )
}

/** What the reviewer decided of one item of a revision; null where that revision was not decided. */
export function judgementOf(
  events: readonly CasefileEvent[],
  revision: Revision,
  evidence: EvidenceReference,
): Judgement | null {
  const decided = events.findLast(
    (event) => (event.type === 'plan-returned' || event.type === 'plan-approved') && event.revision === revision,
  )
  if (decided?.type !== 'plan-returned' && decided?.type !== 'plan-approved') return null
  return decided.judgements.findLast((each) => each.evidence === evidence) ?? null
}

/** What the check of the whole plan finds in one item, as it is saved. */
export function remarksOn(
  opened: CasefileContext,
  { draft, draftItem, evidence }: ListedItem,
  on: Day,
): { readonly findings: readonly FindingWording[]; readonly hints: readonly HintWording[] } {
  const check = draftItem.version === 0 ? null : checkOf(opened, draft, on)
  const isAbout = (found: FindingWording | HintWording) => found.evidence === evidence
  return { findings: check?.findings.filter(isAbout) ?? [], hints: check?.hints.filter(isAbout) ?? [] }
}
